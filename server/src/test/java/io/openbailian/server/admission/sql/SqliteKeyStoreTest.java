package io.openbailian.server.admission.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbailian.engine.test.SteppedTime;
import io.openbailian.server.admission.ApiKey;
import io.openbailian.server.admission.ApiKeys;
import io.openbailian.server.admission.AuditTrail;
import io.openbailian.server.admission.Change;
import io.openbailian.server.admission.KeyAdministration;
import io.openbailian.server.admission.KeyRate;
import io.openbailian.server.admission.KeyScope;
import io.openbailian.server.admission.KeyTerms;
import io.openbailian.server.sql.Database;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteKeyStoreTest {
  private static final Instant NOON = Instant.parse("2026-08-13T12:00:00.703Z");
  private static final String ME = "me";

  private final SteppedTime time = new SteppedTime(NOON);

  @TempDir Path folder;
  private Database database;
  private SqlKeyStore keys;
  private KeyAdministration accounts;

  @BeforeEach
  void open() {
    database = Database.open(folder);
    keys = new SqlKeyStore(database);
    accounts =
        new KeyAdministration(keys, new SqlWorkspaceStore(database), time, new SecureRandom());
  }

  @AfterEach
  void close() {
    database.close();
  }

  private boolean opens(String secret) {
    return keys.find(ApiKeys.hash(secret), time.now())
        .filter(key -> key.closed(time.now()).isEmpty())
        .isPresent();
  }

  @Test
  void findsAKeyByItsSecret() throws InterruptedException {
    KeyAdministration.Created made = accounts.create("laptop");

    assertThat(keys.find(ApiKeys.hash(made.key()), NOON)).contains(made.stored());
    assertThat(keys.find(ApiKeys.hash("sk-other"), NOON)).isEmpty();
    assertThat(made.stored().workspace()).isEqualTo(made.stored().id());
  }

  @Test
  void keepsEverythingOverARestart() throws InterruptedException {
    KeyTerms terms =
        new KeyTerms(
            "build",
            "of the night",
            new KeyScope(List.of("qwen-*"), List.of("embedded"), List.of("10.0.0.0/8"), true),
            new KeyRate(
                Optional.of(2),
                Optional.of(100),
                Optional.of(5),
                Optional.of(9_000),
                KeyRate.Tier.ENTERPRISE),
            Optional.of(NOON.plusSeconds(60)),
            true,
            Optional.of("https://example.com/told"));
    String workspace = accounts.createWorkspace("team", ME).id();
    KeyAdministration.Created made = accounts.create(Optional.of(workspace), terms, ME);
    ApiKey rotated =
        accounts.rotate(made.stored().id(), Duration.ofHours(1), ME).orElseThrow().stored();

    close();
    open();

    assertThat(accounts.list()).containsExactly(rotated);
    assertThat(rotated.terms()).isEqualTo(terms);
    assertThat(rotated.workspace()).isEqualTo(workspace);
    assertThat(keys.find(ApiKeys.hash(made.key()), time.now())).contains(rotated);
    assertThat(accounts.workspaces()).extracting(one -> one.name()).containsExactly("team");
  }

  @Test
  void aRotatedKeyOpensWithBothSecretsForAWhile() throws InterruptedException {
    KeyAdministration.Created first = accounts.create("ci");
    String id = first.stored().id();
    String second = accounts.rotate(id, Duration.ofMinutes(10), ME).orElseThrow().key();

    assertThat(opens(first.key())).isTrue();
    assertThat(opens(second)).isTrue();

    time.step(Duration.ofMinutes(10));
    assertThat(opens(first.key())).isFalse();
    assertThat(opens(second)).isTrue();
    assertThat(accounts.key(id).orElseThrow().id()).isEqualTo(id);
  }

  @Test
  void aSecondRotationEndsTheFirstSecretAtOnce() throws InterruptedException {
    KeyAdministration.Created first = accounts.create("ci");
    String id = first.stored().id();
    String second = accounts.rotate(id, Duration.ofHours(1), ME).orElseThrow().key();
    String third = accounts.rotate(id, Duration.ofHours(1), ME).orElseThrow().key();

    assertThat(List.of(opens(first.key()), opens(second), opens(third)))
        .containsExactly(false, true, true);
  }

  @Test
  void opensNothingWhenItIsDisabledExpiredOrDeleted() throws InterruptedException {
    KeyAdministration.Created made = accounts.create("ci");
    String id = made.stored().id();

    accounts.edit(id, before -> before.disabled(true), ME);
    assertThat(opens(made.key())).isFalse();
    accounts.edit(id, before -> before.disabled(false), ME);
    assertThat(opens(made.key())).isTrue();

    accounts.edit(id, before -> before.expiring(Optional.of(NOON.plusSeconds(5))), ME);
    time.step(Duration.ofSeconds(5));
    assertThat(opens(made.key())).isFalse();
    accounts.edit(id, before -> before.expiring(Optional.of(NOON.plusSeconds(50))), ME);
    assertThat(opens(made.key())).isTrue();

    assertThat(accounts.revoke(id)).isTrue();
    assertThat(accounts.revoke(id)).isFalse();
    assertThat(opens(made.key())).isFalse();
    assertThat(accounts.rotate(id, Duration.ZERO, ME)).isEmpty();
    assertThat(accounts.revoke("k-unknown")).isFalse();
  }

  @Test
  void takesARevokedKeyIntoUseAgainWhenItIsAdded() throws InterruptedException {
    ApiKey laptop = ApiKeys.describe("sk-laptop", "laptop", NOON);
    keys.add(laptop, new Change(ME, "key.create", NOON));
    accounts.revoke(laptop.id());

    ApiKey again =
        keys.add(
            ApiKeys.describe("sk-laptop", "another name", NOON.plusSeconds(5)),
            new Change(ME, "key.create", NOON));

    assertThat(again).isEqualTo(laptop);
    assertThat(accounts.list()).containsExactly(laptop);
  }

  @Test
  void refusesAWorkspaceThatIsNotThere() {
    assertThatThrownBy(() -> accounts.create(Optional.of("w-none"), KeyTerms.named("x"), ME))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("workspace: there is no 'w-none'");
  }

  @Test
  void writesDownEveryChangeAndNoSecret() throws InterruptedException {
    KeyAdministration.Created made = accounts.create("ci");
    String id = made.stored().id();
    String second = accounts.rotate(id, Duration.ofHours(1), ME).orElseThrow().key();
    accounts.edit(id, before -> before.disabled(true), ME);
    accounts.revoke(id, ME);

    List<AuditTrail.Entry> trail = AuditTable.trail(database).before(Long.MAX_VALUE, 100);

    assertThat(trail)
        .extracting(AuditTrail.Entry::action)
        .containsExactly("key.delete", "key.edit", "key.rotate", "key.create", "workspace.create");
    assertThat(trail.get(1).before().path("disabled").asBoolean()).isFalse();
    assertThat(trail.get(1).after().path("disabled").asBoolean()).isTrue();
    assertThat(trail.getFirst().actor()).isEqualTo(ME);
    assertThat(trail.toString())
        .doesNotContain(made.key())
        .doesNotContain(second)
        .doesNotContain(ApiKeys.hash(made.key()))
        .doesNotContain(ApiKeys.hash(second));
  }

  @Test
  void aChangeThatCannotBeChangesNothing() throws InterruptedException {
    String id = accounts.create("ci").stored().id();

    assertThatThrownBy(() ->
            accounts.edit(
                id,
                before ->
                    new KeyTerms(
                        "x",
                        "",
                        new KeyScope(List.of(), List.of(), List.of("10.0.0.0/99"), false),
                        KeyRate.UNSAID,
                        Optional.empty(),
                        false,
                        Optional.empty()),
                ME))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("addresses: ");
    assertThat(accounts.key(id).orElseThrow().name()).isEqualTo("ci");
  }
}
