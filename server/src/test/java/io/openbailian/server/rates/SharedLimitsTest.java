package io.openbailian.server.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbailian.engine.test.SteppedTime;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.ThrottledException;
import io.openbailian.server.rates.Limiting.Limit;
import io.openbailian.server.rates.Limiting.Whose;
import io.openbailian.server.rates.sql.SqlSharedLimits;
import io.openbailian.server.sql.PostgresDatabase;
import io.openbailian.server.sql.PostgresServer;
import io.openbailian.server.task.Together;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Limits over several nodes: what one lets through is gone for the others.
class SharedLimitsTest {
  private static final int NODES = 3;
  private static final int CALLS = 200;

  /// Nothing that counts is refilled while a test lasts.
  private static final Duration LONG = Duration.ofDays(10_000);

  private final SteppedTime time = SteppedTime.atNoon();
  private final List<PostgresDatabase> databases = new ArrayList<>();
  private PostgresServer server;
  private List<SqlSharedLimits> nodes;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    server = PostgresServer.start();
    nodes = new ArrayList<>();
    for (int i = 0; i < NODES; i++) {
      databases.add(PostgresDatabase.open(server.address(), 4_096));
      nodes.add(new SqlSharedLimits(databases.getLast(), () -> true, time));
    }
  }

  @AfterEach
  void stop() throws IOException {
    databases.forEach(PostgresDatabase::close);
    server.close();
  }

  private List<Meter> meters(int most) {
    return nodes.stream()
        .map(node ->
            new Limiting(time, Optional.of(node))
                .meter("key k-1", new Limit(most, LONG, ErrorCode.RATE_QUOTA, "a key")))
        .toList();
  }

  private static long admitted(List<Meter> meters) throws InterruptedException {
    List<Callable<Boolean>> calls = new ArrayList<>();
    for (int i = 0; i < CALLS; i++) {
      Meter meter = meters.get(i % meters.size());
      calls.add(() -> meter.take().isEmpty());
    }
    return Together.run(calls).stream().filter(passed -> passed).count();
  }

  @Test
  void allNodesTogetherLetThroughWhatTheLimitSays() throws InterruptedException {
    List<Meter> meters = meters(50);

    assertThat(admitted(meters)).isEqualTo(50);
    assertThat(meters).allMatch(meter -> meter.standing().remaining() == 0);
  }

  @Test
  void aNodeThatIsAloneAsksNobody() throws InterruptedException {
    SqlSharedLimits alone = new SqlSharedLimits(databases.getFirst(), () -> false, time);
    Meter meter =
        new Limiting(time, Optional.of(alone))
            .meter("key k-1", new Limit(50, LONG, ErrorCode.RATE_QUOTA, "a key"));

    assertThat(admitted(List.of(meter))).isEqualTo(50);
    assertThat(rows("SELECT count(*) FROM rate")).isZero();
  }

  /// Ten thousand a second are asked for ten times a second, not ten thousand times.
  @Test
  void aFastLimitIsTakenInSlices() throws InterruptedException {
    Meter meter =
        new Limiting(time, Optional.of(nodes.getFirst()))
            .meter(
                "key k-1", new Limit(10_000, Duration.ofSeconds(1), ErrorCode.RATE_QUOTA, "a key"));
    long before = databases.getFirst().figures().commits();

    assertThat(admitted(List.of(meter))).isEqualTo(CALLS);

    assertThat(databases.getFirst().figures().commits() - before).isEqualTo(1);
  }

  @Test
  void whatIsRefusedWaitsWithoutAskingAgain() throws InterruptedException {
    Meter meter = meters(1).getFirst();
    assertThat(meter.take()).isEmpty();
    assertThat(nodes.getLast().take(common(), 1, 1).tokens()).isZero();
    Meter other = meters(1).getLast();
    assertThat(other.take()).isPresent();
    long before = databases.getLast().figures().commits();

    assertThat(admitted(List.of(other))).isZero();

    assertThat(databases.getLast().figures().commits()).isEqualTo(before);
  }

  private static SharedLimits.Common common() {
    return new SharedLimits.Common("key k-1 1/" + LONG, 1, LONG);
  }

  @Test
  void tokensThatCameOutAtOneNodeAreGoneAtAnother() {
    List<TokenMeter> meters =
        nodes.stream()
            .map(node ->
                TokenMeter.of(
                    Optional.of(1_000_000),
                    new Whose("tokens k-1", "the key k-1"),
                    new Limiting(time, Optional.of(node))))
            .toList();
    meters.get(1).in(1);

    meters.get(0).out(3_000_000);

    assertThatThrownBy(() -> meters.get(2).any()).isInstanceOf(ThrottledException.class);
    assertThatThrownBy(() -> meters.get(1).in(999_000)).isInstanceOf(ThrottledException.class);
  }

  @Test
  void whileTheDatabaseIsAwayEachNodeCountsByItself() throws InterruptedException {
    List<Meter> meters = meters(10);
    assertThat(meters.getFirst().take()).isEmpty();
    server.stop();

    assertThat(admitted(List.of(meters.getLast()))).isEqualTo(10);
  }

  @Test
  void aKeyHasSoManyTasksAtOnceOverAllNodes() throws InterruptedException {
    List<String> ids = new ArrayList<>();
    List<Callable<Boolean>> calls = new ArrayList<>();
    for (int i = 0; i < CALLS; i++) {
      String id = new UUID(i + 1L, 0).toString();
      SqlSharedLimits node = nodes.get(i % NODES);
      ids.add(id);
      calls.add(() -> node.takePlace("w-1", "k-1", 10, id));
    }

    List<Boolean> taken = Together.run(calls);

    assertThat(taken).filteredOn(was -> was).hasSize(10);
    assertThat(nodes.getFirst().takePlace("w-1", "k-2", 10, UUID.randomUUID().toString())).isTrue();
    nodes.getLast().leavePlace(ids.get(taken.indexOf(true)));
    assertThat(nodes.getFirst().takePlace("w-1", "k-1", 10, new UUID(9_001, 0).toString()))
        .isTrue();
    assertThat(nodes.getFirst().takePlace("w-1", "k-1", 10, new UUID(9_002, 0).toString()))
        .isFalse();
  }

  private long rows(String query) throws InterruptedException {
    return databases
        .getFirst()
        .read(session -> session.first(query, row -> row.getLong(1)).orElseThrow());
  }

  /// PostgreSQL refuses U+0000 in a text; the server may not fail for it.
  @Test
  void aTextWithTheCharacterThatCannotBeStoredIsStoredWithoutIt() throws InterruptedException {
    PostgresDatabase database = databases.getFirst();
    int made =
        database.write(transaction ->
            transaction.update(
                "INSERT INTO workspace (id, name, created) VALUES (?, ?, ?)", "w", "a\0b", 1L));

    List<String> found =
        database.read(session ->
            session.list(
                "SELECT name FROM workspace WHERE name = ?", row -> row.getString(1), "a\0b"));

    assertThat(made).isEqualTo(1);
    assertThat(found).containsExactly("a\ufffdb");
  }
}
