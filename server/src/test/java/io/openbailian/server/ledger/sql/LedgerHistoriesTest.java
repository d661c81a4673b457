package io.openbailian.server.ledger.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.catalog.model.PriceUnit;
import io.openbailian.engine.test.SteppedTime;
import io.openbailian.server.admission.Change;
import io.openbailian.server.admission.Principal;
import io.openbailian.server.ledger.Balance;
import io.openbailian.server.ledger.Budget;
import io.openbailian.server.ledger.Charge;
import io.openbailian.server.ledger.Delivered;
import io.openbailian.server.ledger.LedgerEntry;
import io.openbailian.server.ledger.Money;
import io.openbailian.server.ledger.Quote;
import io.openbailian.server.ledger.Spending;
import io.openbailian.server.sql.Database;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever happens to calls, and in whichever order: what was spent is what was delivered.
class LedgerHistoriesTest {
  private static final Instant NEW_YEAR = Instant.parse("2026-12-31T15:59:00Z");
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Change ME = new Change("me", "test", NEW_YEAR);
  private static final List<String> WORKSPACES = List.of("w-one", "w-two", "w-three");
  private static final int STEPS = 1_500;

  private final SteppedTime time = new SteppedTime(NEW_YEAR);
  private final Random random = new Random(14);
  private final Map<String, Open> open = new HashMap<>();
  private final Map<String, Long> spent = new HashMap<>();
  private final Map<String, Money> calls = new HashMap<>();

  @TempDir private Path folder;
  private Database database;
  private SqlLedger ledger;
  private int next;

  /// A call that has been admitted.
  private record Open(String workspace, Quote quote, boolean isTask) {}

  @BeforeEach
  void open() {
    database = Database.open(folder);
    ledger = new SqlLedger(database, SHANGHAI, false, time);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void theSumIsWhatWasDelivered() throws InterruptedException {
    Balance _ = ledger.grant("w-one", yuan("5"), "", ME);
    Budget budget =
        ledger.add(
            new Budget("b-all", Budget.Scope.ALL, "", Budget.Period.MONTH, yuan("1000000"), true),
            ME);
    for (int step = 0; step < STEPS; step++) {
      step();
      if (step % 100 == 0) {
        holds();
      }
    }
    holds();
    assertThat(ledger.used(budget).nanos()).isGreaterThan(0);
    assertThat(ledger.removeBudget("b-all", ME)).isTrue();
  }

  private void step() {
    switch (random.nextInt(12)) {
      case 0, 1, 2, 3 -> submit();
      case 4, 5, 6, 7 -> end();
      case 8 -> refund();
      case 9 -> {
        Balance _ = ledger.grant(workspace(), new Money(1 + random.nextInt(1_000_000)), "", ME);
      }
      case 10 -> time.step(Duration.ofHours(random.nextInt(20)));
      default -> {
        if (random.nextInt(5) == 0) {
          crash();
        }
      }
    }
  }

  private String workspace() {
    return WORKSPACES.get(random.nextInt(WORKSPACES.size()));
  }

  private static Money yuan(String amount) {
    return Money.of(new BigDecimal(amount));
  }

  private void submit() {
    String id = "call-" + next++;
    String workspace = workspace();
    Quote quote =
        random.nextBoolean()
            ? new Quote(
                PriceUnit.IMAGE, yuan("0.14"), Money.NONE, Quote.Units.of(1 + random.nextInt(4)))
            : new Quote(
                PriceUnit.THOUSAND_TOKENS,
                new Money(150),
                new Money(1_500),
                new Quote.Units(random.nextInt(10_000), random.nextInt(10_000)));
    boolean isTask = random.nextBoolean();
    boolean refused =
        ledger
            .reserve(new Charge(id, isTask, new Principal(workspace, "k-" + workspace), "m", quote))
            .isPresent();
    if (!refused) {
      open.put(id, new Open(workspace, quote, isTask));
    }
  }

  private String anyOf(Map<String, ?> of) {
    List<String> ids = of.keySet().stream().sorted().toList();
    return ids.isEmpty() ? "none" : ids.get(random.nextInt(ids.size()));
  }

  /// Delivers nothing, a part, all, or more than was expected; sometimes it is told twice.
  private void end() {
    String id = anyOf(open);
    Open call = open.remove(id);
    Quote.Units units =
        call == null || call.quote().unit() == PriceUnit.IMAGE
            ? Quote.Units.of(random.nextInt(5))
            : new Quote.Units(random.nextInt(12_000), random.nextInt(12_000));
    ledger.settle(id, new Delivered.Counted(units), Optional.empty());
    if (random.nextInt(4) == 0) {
      ledger.settle(id, new Delivered.Counted(Quote.Units.of(9)), Optional.empty());
    }
    if (call != null) {
      Money cost = call.quote().of(units);
      spent.merge(call.workspace(), cost.nanos(), Long::sum);
      calls.put(id, cost);
    }
  }

  private void refund() {
    String id = anyOf(calls);
    Money cost = calls.getOrDefault(id, Money.NONE);
    Money back = new Money(1 + random.nextLong(Math.max(1, 2 * cost.nanos())));
    boolean given = ledger.refund(id, back, "", ME).isPresent();

    assertThat(given).isEqualTo(!cost.isZero() && back.compareTo(cost) <= 0);
    if (given) {
      calls.put(id, cost.minus(back));
      spent.merge(workspaceOf(id), -back.nanos(), Long::sum);
    }
  }

  private String workspaceOf(String id) {
    try {
      return ledger.of(id).getFirst().workspace();
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  /// The process dies: tasks go on, calls that were being answered are let go.
  private void crash() {
    close();
    open();
    long lost = open.values().stream().filter(call -> !call.isTask()).count();
    assertThat(ledger.releaseCalls()).isEqualTo((int) lost);
    open.values().removeIf(call -> !call.isTask());
  }

  private void holds() throws InterruptedException {
    assertThat(ledger.verify()).isEmpty();
    Map<String, Long> kept = new HashMap<>();
    for (Balance balance : ledger.balances()) {
      kept.put(balance.workspace(), balance.spent().nanos());
      Money reserved =
          open.values().stream()
              .filter(call -> call.workspace().equals(balance.workspace()))
              .map(call -> call.quote().amount())
              .reduce(Money.NONE, Money::plus);
      assertThat(balance.reserved()).isEqualTo(reserved);
      assertThat(balance.spent().plus(balance.reserved()).plus(balance.remaining()))
          .isEqualTo(balance.granted());
    }
    spent.forEach((workspace, nanos) -> assertThat(kept.get(workspace)).isEqualTo(nanos));
    long reported =
        ledger.usage(LocalDate.of(2000, 1, 1), LocalDate.of(3000, 1, 1)).stream()
            .map(Spending::amount)
            .mapToLong(Money::nanos)
            .sum();
    assertThat(reported).isEqualTo(spent.values().stream().mapToLong(Long::longValue).sum());
    for (Map.Entry<String, Money> call : calls.entrySet().stream().limit(20).toList()) {
      assertThat(LedgerEntry.spent(ledger.of(call.getKey()))).isEqualTo(call.getValue());
    }
  }

  @Test
  void anAmountKeepsEveryDigit() {
    assertThat(yuan("0.000000001").nanos()).isEqualTo(1);
    assertThat(yuan("0.000000001").times(1_000_000_000)).hasToString("1");
    assertThat(yuan("0.14").times(3).plus(yuan("0.00015"))).hasToString("0.42015");
    assertThat(yuan("100")).hasToString("100");
  }
}
