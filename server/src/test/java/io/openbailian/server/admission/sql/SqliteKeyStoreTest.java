package io.openbailian.server.admission.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.server.admission.ApiKey;
import io.openbailian.server.admission.ApiKeys;
import io.openbailian.server.admission.KeyStore;
import io.openbailian.server.sql.Database;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteKeyStoreTest {
  private static final Instant NOON = Instant.parse("2026-08-13T12:00:00.703Z");
  private static final ApiKey LAPTOP = ApiKeys.describe("sk-laptop", "laptop", NOON);
  private static final ApiKey BUILD = ApiKeys.describe("sk-build", "build", NOON.plusSeconds(1));

  @TempDir Path folder;
  private Database database;
  private KeyStore keys;

  @BeforeEach
  void open() {
    database = Database.open(folder);
    keys = new SqlKeyStore(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void findsAKeyByItsHash() throws InterruptedException {
    assertThat(keys.add(LAPTOP)).isEqualTo(LAPTOP);

    assertThat(keys.find(ApiKeys.hash("sk-laptop"))).contains(LAPTOP);
    assertThat(keys.find(ApiKeys.hash("sk-other"))).isEmpty();
  }

  @Test
  void keepsKeysOverARestart() throws InterruptedException {
    keys.add(BUILD);
    keys.add(LAPTOP);
    keys.revoke(BUILD.id(), NOON);

    close();
    open();

    assertThat(keys.list()).containsExactly(LAPTOP, revoked(BUILD));
    assertThat(keys.find(LAPTOP.sha256())).contains(LAPTOP);
    assertThat(keys.find(BUILD.sha256())).isEmpty();
  }

  @Test
  void revokesAKeyOnce() throws InterruptedException {
    keys.add(LAPTOP);

    assertThat(keys.revoke(LAPTOP.id(), NOON)).isTrue();
    assertThat(keys.revoke(LAPTOP.id(), NOON.plusSeconds(9))).isFalse();
    assertThat(keys.revoke("k-unknown", NOON)).isFalse();

    assertThat(keys.find(LAPTOP.sha256())).isEmpty();
    assertThat(keys.list()).containsExactly(revoked(LAPTOP));
  }

  @Test
  void takesARevokedKeyIntoUseAgainWhenItIsAdded() throws InterruptedException {
    keys.add(LAPTOP);
    keys.revoke(LAPTOP.id(), NOON);

    ApiKey again = keys.add(ApiKeys.describe("sk-laptop", "another name", NOON.plusSeconds(5)));

    assertThat(again).isEqualTo(LAPTOP);
    assertThat(keys.find(LAPTOP.sha256())).contains(LAPTOP);
    assertThat(keys.list()).containsExactly(LAPTOP);
  }

  private static ApiKey revoked(ApiKey key) {
    return new ApiKey(key.id(), key.sha256(), key.name(), key.created(), Optional.of(NOON));
  }
}
