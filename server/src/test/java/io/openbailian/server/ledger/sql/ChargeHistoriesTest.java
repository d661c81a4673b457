package io.openbailian.server.ledger.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.catalog.model.PriceUnit;
import io.openbailian.engine.test.SteppedTime;
import io.openbailian.protocol.WireError;
import io.openbailian.server.admission.Principal;
import io.openbailian.server.ledger.Balance;
import io.openbailian.server.ledger.Charge;
import io.openbailian.server.ledger.Delivered;
import io.openbailian.server.ledger.FreeUnits;
import io.openbailian.server.ledger.LedgerEntry;
import io.openbailian.server.ledger.Money;
import io.openbailian.server.ledger.Quote;
import io.openbailian.server.sql.Database;
import io.openbailian.server.sql.Transaction;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Many short histories of money, each of a workspace of its own: calls begin, grow, fail, deliver
/// a part or more than was expected, by one engine or another, twice told; prices change, days
/// pass, the process dies. Whatever happened: what was spent is what was delivered and not free, no
/// more is free than there is, and after every entry granted = spent + reserved + remaining.
class ChargeHistoriesTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Instant BEGIN = Instant.parse("2026-11-28T15:00:00Z");
  private static final int AT_ONCE = 250;
  private static final int STEPS = 8;

  @TempDir private Path folder;
  private final SteppedTime time = new SteppedTime(BEGIN);

  @Test
  void thousandsOfHistories() throws InterruptedException {
    play(2_000, 1);
  }

  @Test
  @Tag("slow")
  void aHundredThousandHistories() throws InterruptedException {
    play(100_000, 2);
  }

  private void play(int histories, long seed) throws InterruptedException {
    Random random = new Random(seed);
    try (Database database = Database.open(folder)) {
      SqlLedger ledger = new SqlLedger(database, SHANGHAI, false, time);
      for (int first = 0; first < histories; first += AT_ONCE) {
        int from = first;
        boolean _ =
            database.write(transaction -> {
              List<History> some = new ArrayList<>();
              for (int i = 0; i < AT_ONCE; i++) {
                some.add(begun(transaction, ledger, "w-" + (from + i), random));
              }
              for (int step = 0; step < STEPS; step++) {
                for (History history : some) {
                  history.step(transaction);
                }
              }
              for (History history : some) {
                history.closes(transaction);
              }
              return true;
            });
      }
      assertThat(ledger.verify()).isEmpty();
    }
  }

  private History begun(Transaction transaction, SqlLedger ledger, String workspace, Random random)
      throws SQLException {
    if (random.nextBoolean()) {
      Instant created = time.now().minus(Duration.ofDays(random.nextInt(40)));
      transaction.update(
          "INSERT INTO workspace (id, name, created) VALUES (?, '', ?)",
          workspace,
          created.toEpochMilli());
    }
    Money granted = random.nextBoolean() ? new Money(1 + random.nextInt(200_000)) : Money.NONE;
    if (!granted.isZero()) {
      grant(transaction, workspace, granted);
    }
    return new History(ledger, workspace, granted, new Random(random.nextLong()), time);
  }

  /// As the ledger does it, which would take a transaction for each.
  private void grant(Transaction transaction, String workspace, Money granted) throws SQLException {
    LedgerEntry entry =
        new LedgerEntry(
            0,
            time.now(),
            workspace,
            "",
            "",
            "",
            LedgerEntry.Kind.GRANT,
            granted,
            Quote.Units.NONE,
            "");
    History.TABLE.add(transaction, new LedgerTable.Line(entry, "2026-11-28", 0));
    History.TABLE.change(
        transaction, new Balance(workspace, true, granted, Money.NONE, Money.NONE));
  }

  /// What one workspace goes through, and what it should have paid.
  private static final class History {
    private static final LedgerTable TABLE = new LedgerTable();

    private final SqlLedger ledger;
    private final String workspace;
    private final Money granted;
    private final Random random;
    private final SteppedTime time;
    private final FreeUnits quota;
    private final Map<String, Charge> open = new HashMap<>();
    private long spent;
    private int next;

    History(SqlLedger ledger, String workspace, Money granted, Random random, SteppedTime time) {
      this.ledger = ledger;
      this.workspace = workspace;
      this.granted = granted;
      this.random = random;
      this.time = time;
      this.quota =
          new FreeUnits(
              random.nextInt(30), random.nextBoolean() ? OptionalInt.of(30) : OptionalInt.empty());
    }

    void step(Transaction transaction) throws SQLException {
      switch (random.nextInt(10)) {
        case 0, 1, 2, 3 -> begin(transaction);
        case 4, 5, 6 -> end(transaction);
        case 7 -> grow(transaction);
        case 8 -> time.step(Duration.ofHours(random.nextInt(5)));
        default -> {
          if (random.nextInt(4) == 0) {
            die(transaction);
          }
        }
      }
      holds(transaction);
    }

    private void begin(Transaction transaction) throws SQLException {
      long in = 1L + random.nextInt(900);
      Quote quote =
          random.nextBoolean()
              ? new Quote(
                  PriceUnit.IMAGE,
                  new Money(in),
                  Money.NONE,
                  Quote.Units.of(random.nextInt(6)),
                  Map.of("other", new Quote.Offer(new Money(random.nextInt((int) in)), Money.NONE)))
              : new Quote(
                  PriceUnit.THOUSAND_TOKENS,
                  new Money(in),
                  new Money(2 * in),
                  new Quote.Units(random.nextInt(20), random.nextInt(20)));
      String id = workspace + "-" + next++;
      Charge charge =
          new Charge(
              id,
              random.nextBoolean(),
              new Principal(workspace, "k-" + workspace),
              "m",
              quote,
              random.nextInt(4) == 0 ? Optional.empty() : Optional.of(quota));
      if (ledger.reserve(transaction, charge).isEmpty()) {
        open.put(id, charge);
      }
    }

    private Optional<String> any() {
      List<String> ids = open.keySet().stream().sorted().toList();
      return ids.isEmpty() ? Optional.empty() : Optional.of(ids.get(random.nextInt(ids.size())));
    }

    private Charge call(String id) {
      return Objects.requireNonNull(open.get(id));
    }

    private void grow(Transaction transaction) throws SQLException {
      Optional<String> id = any();
      if (id.isPresent() && call(id.get()).quote().unit() == PriceUnit.IMAGE) {
        long units = 1L + random.nextInt(5);
        Optional<WireError> _ = ledger.extend(transaction, id.get(), units);
      }
    }

    /// Nothing, a part, all, or more than was expected; often told twice.
    private void end(Transaction transaction) throws SQLException {
      Optional<String> id = any();
      if (id.isEmpty()) {
        return;
      }
      Charge call = call(id.get());
      Charge _ = open.remove(id.get());
      boolean pictures = call.quote().unit() == PriceUnit.IMAGE;
      Quote.Units units =
          pictures
              ? Quote.Units.of(random.nextInt(9))
              : new Quote.Units(random.nextInt(25), random.nextInt(25));
      Optional<String> engine = random.nextBoolean() ? Optional.of("other") : Optional.empty();
      ledger.settle(transaction, id.get(), new Delivered.Counted(units), engine);
      if (random.nextInt(3) == 0) {
        ledger.settle(
            transaction, id.get(), new Delivered.Counted(Quote.Units.of(7)), Optional.empty());
      }
      long paid = LedgerEntry.spent(TABLE.of(transaction, id.get())).nanos();
      long free = free(transaction, id.get());
      Quote quote = call.quote().by(engine);
      assertThat(free).isBetween(0L, units.total());
      assertThat(paid).isEqualTo(quote.of(units.minus(units.first(free))).nanos());
      spent += paid;
    }

    /// How much of what was settled was free.
    private static long free(Transaction transaction, String id) throws SQLException {
      return transaction
          .first(
              "SELECT sum(units_free) FROM ledger WHERE reservation = ? AND kind = 'SETTLE'",
              row -> row.getLong(1),
              id)
          .orElse(0L);
    }

    /// The process dies: tasks go on; of calls that were being answered nothing is charged.
    private void die(Transaction transaction) throws SQLException {
      for (Map.Entry<String, Charge> call : List.copyOf(open.entrySet())) {
        if (!call.getValue().isTask()) {
          ledger.settle(transaction, call.getKey(), Delivered.nothing(), Optional.empty());
          Charge _ = open.remove(call.getKey());
        }
      }
    }

    private void holds(Transaction transaction) throws SQLException {
      Balance balance = balance(transaction);
      assertThat(balance.spent().nanos()).isEqualTo(spent);
      assertThat(balance.granted()).isEqualTo(granted);
      assertThat(balance.spent().plus(balance.reserved()).plus(balance.remaining()))
          .isEqualTo(balance.granted());
    }

    /// What is still open, and what of it is free; then all of it ends.
    void closes(Transaction transaction) throws SQLException {
      long reserved = sum(transaction, "SELECT sum(amount) FROM reservation WHERE workspace = ?");
      assertThat(balance(transaction).reserved().nanos()).isEqualTo(reserved);
      long used = sum(transaction, "SELECT max(used) FROM free_use WHERE workspace = ?");
      assertThat(used).isBetween(0L, quota.units());
      long setAside = sum(transaction, "SELECT sum(free) FROM reservation WHERE workspace = ?");
      assertThat(setAside)
          .isLessThanOrEqualTo(
              sum(transaction, "SELECT sum(used) FROM free_use WHERE workspace = ?"));
      while (!open.isEmpty()) {
        end(transaction);
      }
      assertThat(balance(transaction).reserved().isZero()).isTrue();
      assertThat(balance(transaction).spent().nanos()).isEqualTo(spent);
    }

    private long sum(Transaction transaction, String query) throws SQLException {
      return transaction.first(query, row -> row.getLong(1), workspace).orElse(0L);
    }

    private Balance balance(Transaction transaction) throws SQLException {
      return TABLE
          .balance(transaction, workspace)
          .orElse(new Balance(workspace, false, Money.NONE, Money.NONE, Money.NONE));
    }
  }
}
