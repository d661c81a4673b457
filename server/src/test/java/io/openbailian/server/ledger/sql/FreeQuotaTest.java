package io.openbailian.server.ledger.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.catalog.model.PriceUnit;
import io.openbailian.engine.test.SteppedTime;
import io.openbailian.server.admission.Change;
import io.openbailian.server.admission.Principal;
import io.openbailian.server.admission.Workspace;
import io.openbailian.server.admission.sql.SqlWorkspaceStore;
import io.openbailian.server.ledger.Balance;
import io.openbailian.server.ledger.Budget;
import io.openbailian.server.ledger.Charge;
import io.openbailian.server.ledger.Delivered;
import io.openbailian.server.ledger.FreeUnits;
import io.openbailian.server.ledger.LedgerEntry;
import io.openbailian.server.ledger.Money;
import io.openbailian.server.ledger.Quote;
import io.openbailian.server.sql.Database;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is free is used first, in its time and no longer; what is set aside of it goes back to
/// where it came from.
class FreeQuotaTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  /// Ten minutes before midnight in Shanghai, while it is still the day before in Greenwich.
  private static final Instant BEGIN = Instant.parse("2026-06-30T15:50:00Z");

  private static final String WORKSPACE = "w-one";
  private static final Principal PAYER = new Principal(WORKSPACE, "k-one");
  private static final Change ME = new Change("me", "test", BEGIN);
  private static final FreeUnits HUNDRED = new FreeUnits(100, OptionalInt.of(180));
  private static final FreeUnits TEN_A_MONTH = new FreeUnits(10, OptionalInt.empty());
  private static final Money PRICE = Money.of(new BigDecimal("0.14"));

  private final SteppedTime time = new SteppedTime(BEGIN);
  @TempDir private Path folder;
  private Database database;
  private SqlLedger ledger;
  private int calls;

  @BeforeEach
  void open() throws InterruptedException {
    database = Database.open(folder);
    ledger = new SqlLedger(database, SHANGHAI, false, time);
    Workspace _ = new SqlWorkspaceStore(database).add(new Workspace(WORKSPACE, "", BEGIN), ME);
  }

  @AfterEach
  void close() throws InterruptedException {
    assertThat(ledger.verify()).isEmpty();
    database.close();
  }

  private static Quote pictures(int most) {
    return new Quote(PriceUnit.IMAGE, PRICE, Money.NONE, Quote.Units.of(most));
  }

  private String begin(SqlLedger in, FreeUnits free, Quote quote) {
    String id = "call-" + calls++;
    assertThat(in.reserve(new Charge(id, true, PAYER, "m", quote, Optional.of(free)))).isEmpty();
    return id;
  }

  private String begin(FreeUnits free, int most) {
    return begin(ledger, free, pictures(most));
  }

  private void end(String id, long delivered) {
    ledger.settle(id, new Delivered.Counted(Quote.Units.of(delivered)), Optional.empty());
  }

  private void make(FreeUnits free, int pictures) {
    end(begin(free, pictures), pictures);
  }

  private Money spent() {
    try {
      return ledger.balances().stream().map(Balance::spent).reduce(Money.NONE, Money::plus);
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  @Test
  void whatIsFreeIsUsedFirstAndTheRestIsPaid() throws InterruptedException {
    make(HUNDRED, 98);
    String id = begin(HUNDRED, 4);
    assertThat(ledger.balances().getFirst().reserved()).isEqualTo(PRICE.times(2));
    end(id, 4);

    assertThat(spent()).isEqualTo(PRICE.times(2));
    assertThat(ledger.of(id).stream().map(LedgerEntry::kind))
        .containsExactly(LedgerEntry.Kind.RESERVE, LedgerEntry.Kind.SETTLE);
    assertThat(ledger.usage(LocalDate.EPOCH, LocalDate.of(3000, 1, 1)).getFirst().units().in())
        .isEqualTo(102);
  }

  @Test
  void whatWasNotDeliveredIsFreeAgain() {
    String first = begin(HUNDRED, 100);
    String second = begin(HUNDRED, 3); // nothing is left for it
    end(first, 40);
    end(second, 3);
    assertThat(spent()).isEqualTo(PRICE.times(3));

    make(HUNDRED, 60);
    assertThat(spent()).isEqualTo(PRICE.times(3));
  }

  @Test
  void ofTokensThoseThatGoInAreFreeBeforeThoseThatComeOut() {
    Quote quote =
        new Quote(PriceUnit.THOUSAND_TOKENS, new Money(8), new Money(20), new Quote.Units(60, 100));
    String id = begin(ledger, HUNDRED, quote);
    ledger.settle(id, new Delivered.Counted(new Quote.Units(60, 90)), Optional.empty());

    assertThat(spent()).isEqualTo(new Money(50 * 20));
  }

  @Test
  void ofALengthThatNobodyKnewAsMuchIsFreeAsIsLeft() {
    Quote unknown = new Quote(PriceUnit.SECOND, PRICE, Money.NONE, Quote.Units.of(0));
    String id = begin(ledger, HUNDRED, unknown);
    end(id, 130);

    assertThat(spent()).isEqualTo(PRICE.times(30));
  }

  @Test
  void whatIsSetAsideLaterTakesWhatIsLeftToo() {
    String id = begin(HUNDRED, 60);
    assertThat(ledger.extend(id, 60)).isEmpty();
    end(id, 115);

    assertThat(spent()).isEqualTo(PRICE.times(15));
  }

  @Test
  void whatIsFreeNeedsNoBalance() {
    Balance _ = ledger.grant(WORKSPACE, new Money(1), "", ME);
    make(HUNDRED, 100);

    assertThat(ledger.reserve(new Charge("x", true, PAYER, "m", pictures(1), Optional.of(HUNDRED))))
        .hasValueSatisfying(error -> assertThat(error.code()).isEqualTo("Arrearage"));
  }

  @Test
  void whereNothingIsEverChargedACallIsFreeAsAWholeOrRefused() {
    SqlLedger freeOnly = new SqlLedger(database, SHANGHAI, true, time);
    String id = begin(freeOnly, HUNDRED, pictures(99));
    assertThat(
            freeOnly.reserve(new Charge("x", true, PAYER, "m", pictures(2), Optional.of(HUNDRED))))
        .hasValueSatisfying(
            error -> assertThat(error.code()).isEqualTo("AllocationQuota.FreeTierOnly"));
    assertThat(freeOnly.reserve(new Charge("y", true, PAYER, "m", pictures(1)))).isPresent();

    freeOnly.settle(id, new Delivered.Counted(Quote.Units.of(101)), Optional.empty());
    assertThat(spent()).isEqualTo(Money.NONE);
  }

  @Test
  void theEngineThatDeliveredHasItsPrice() {
    Quote dearest =
        new Quote(
            PriceUnit.IMAGE,
            PRICE,
            Money.NONE,
            Quote.Units.of(4),
            Map.of("cheap", new Quote.Offer(new Money(5), Money.NONE)));
    String cheap = begin(ledger, new FreeUnits(0, OptionalInt.empty()), dearest);
    ledger.settle(cheap, new Delivered.Counted(Quote.Units.of(4)), Optional.of("cheap"));
    assertThat(spent()).isEqualTo(new Money(20));

    String dear = begin(ledger, new FreeUnits(0, OptionalInt.empty()), dearest);
    ledger.settle(dear, new Delivered.Counted(Quote.Units.of(1)), Optional.of("dear"));
    assertThat(spent()).isEqualTo(new Money(20).plus(PRICE));
  }

  /// 200 days, a picture a day of each of two models; one is free for 180 days, the other anew each
  /// month. A budget of a day and one of a month begin anew at Shanghai's midnight.
  @Test
  void twoHundredDays() throws InterruptedException {
    Budget daily =
        ledger.add(
            new Budget("b-day", Budget.Scope.ALL, "", Budget.Period.DAY, PRICE.times(1_000), true),
            ME);
    Budget monthly =
        ledger.add(
            new Budget(
                "b-month", Budget.Scope.ALL, "", Budget.Period.MONTH, PRICE.times(1_000), true),
            ME);
    FreeUnits quota = new FreeUnits(190, OptionalInt.of(180));
    LocalDate created = LocalDate.ofInstant(BEGIN, SHANGHAI);
    long once = 0;
    Map<String, Long> months = new HashMap<>();
    long paid = 0;
    long paidThisMonth = 0;
    String month = "";
    for (int day = 0; day < 200; day++) {
      LocalDate today = LocalDate.ofInstant(time.now(), SHANGHAI);
      String now = Budget.Period.MONTH.of(today);
      if (!now.equals(month)) {
        month = now;
        paidThisMonth = 0;
      }
      make(quota, 1);
      makeMonthly(1);
      boolean free = once < 190 && today.isBefore(created.plusDays(180));
      once += free ? 1 : 0;
      long used = months.merge(month, 1L, Long::sum);
      long paidToday = (free ? 0L : 1L) + (used > 10 ? 1L : 0L);
      paid += paidToday;
      paidThisMonth += paidToday;

      assertThat(spent()).as("day %s, %s", day, today).isEqualTo(PRICE.times(paid));
      assertThat(ledger.used(daily)).as("day %s", today).isEqualTo(PRICE.times(paidToday));
      assertThat(ledger.used(monthly)).as("month %s", month).isEqualTo(PRICE.times(paidThisMonth));
      time.step(Duration.ofDays(1));
    }
    assertThat(months).hasSize(8);
  }

  private void makeMonthly(int pictures) {
    String id = "call-" + calls++;
    assertThat(
            ledger.reserve(
                new Charge(id, true, PAYER, "n", pictures(pictures), Optional.of(TEN_A_MONTH))))
        .isEmpty();
    end(id, pictures);
  }

  @Test
  void aMonthBeginsAtMidnightInShanghaiAndWhatWasSetAsideStaysInItsOwn() {
    String before = begin(TEN_A_MONTH, 10);
    assertThat(LocalDate.ofInstant(time.now(), SHANGHAI).getMonthValue()).isEqualTo(6);
    time.step(Duration.ofMinutes(9));
    make(TEN_A_MONTH, 1);
    assertThat(spent()).isEqualTo(PRICE);

    time.step(Duration.ofMinutes(1));
    make(TEN_A_MONTH, 10);
    end(before, 0); // given back to June
    assertThat(spent()).isEqualTo(PRICE);
    make(TEN_A_MONTH, 1);
    assertThat(spent()).isEqualTo(PRICE.times(2));
  }

  @Test
  void theTimeIsOverAtMidnightOfTheLastDay() {
    time.step(Duration.ofDays(179));
    make(HUNDRED, 1);
    assertThat(spent()).isEqualTo(Money.NONE);

    time.step(Duration.ofMinutes(10));
    make(HUNDRED, 1);
    assertThat(spent()).isEqualTo(PRICE);
  }
}
