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
import io.openbailian.server.ledger.Money;
import io.openbailian.server.ledger.Quote;
import io.openbailian.server.sql.PostgresDatabase;
import io.openbailian.server.sql.PostgresServer;
import io.openbailian.server.task.Together;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// One ledger at several nodes: what is set aside at one is not there for another.
class SharedLedgerTest {
  private static final Instant NOON = Instant.parse("2026-01-05T04:00:00Z");
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Change ME = new Change("test", "test", NOON);
  private static final Principal PAYER = new Principal("w-one", "k-one");
  private static final int CALLS = 120;

  /// As many as the balance covers.
  private static final int PAID = 50;

  private final SteppedTime time = new SteppedTime(NOON);
  private final List<PostgresDatabase> databases = new ArrayList<>();
  private PostgresServer server;
  private SqlLedger one;
  private SqlLedger two;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    server = PostgresServer.start();
    one = ledger("node.1");
    two = ledger("node.2");
    Balance _ = one.grant("w-one", yuan("7"), "", ME);
  }

  @AfterEach
  void stop() throws IOException {
    databases.forEach(PostgresDatabase::close);
    server.close();
  }

  private SqlLedger ledger(String node) {
    databases.add(PostgresDatabase.open(server.address(), 4_096));
    return SqlLedger.onNodes(databases.getLast(), SHANGHAI, false, "CNY", () -> node, time);
  }

  private static Money yuan(String amount) {
    return Money.of(new BigDecimal(amount));
  }

  private static Charge picture(String id) {
    Quote quote = new Quote(PriceUnit.IMAGE, yuan("0.14"), Money.NONE, Quote.Units.of(1));
    return new Charge(id, false, PAYER, "m", quote);
  }

  /// @return whether it was paid for
  private static boolean call(SqlLedger ledger, String id) {
    if (ledger.reserve(picture(id)).isPresent()) {
      return false;
    }
    ledger.settle(id, new Delivered.Counted(Quote.Units.of(1)), Optional.empty());
    return true;
  }

  @Test
  void noBalanceIsSpentTwice() throws InterruptedException {
    Budget _ =
        one.add(
            new Budget("b-all", Budget.Scope.ALL, "", Budget.Period.MONTH, yuan("1000"), true), ME);
    two.reload();
    List<Callable<Boolean>> calls = new ArrayList<>();
    for (int i = 0; i < CALLS; i++) {
      SqlLedger ledger = i % 2 == 0 ? one : two;
      String id = "call-" + i;
      calls.add(() -> call(ledger, id));
    }

    List<Boolean> paid = Together.run(calls);

    assertThat(paid.stream().filter(was -> was)).hasSize(PAID);
    assertThat(two.balances().getFirst().remaining()).isEqualTo(Money.NONE);
    assertThat(two.verify()).isEmpty();
    assertThat(two.used(two.budgets().getFirst())).isEqualTo(yuan("7"));
  }

  @Test
  void aCallIsRefundedOnce() throws InterruptedException {
    assertThat(call(one, "call")).isTrue();

    List<Boolean> given =
        Together.run(
            List.<Callable<Boolean>>of(
                () -> one.refund("call", yuan("0.14"), "", ME).isPresent(),
                () -> two.refund("call", yuan("0.14"), "", ME).isPresent()));

    assertThat(given).containsExactlyInAnyOrder(true, false);
    assertThat(one.verify()).isEmpty();
  }

  @Test
  void whatANodeSetAsideThatIsGoneIsFreeAgain() throws InterruptedException {
    assertThat(one.reserve(picture("left"))).isEmpty();

    assertThat(two.releaseCallsOfGone()).isEqualTo(1);

    assertThat(two.balances().getFirst().remaining()).isEqualTo(yuan("7"));
    assertThat(two.verify()).isEmpty();
  }
}
