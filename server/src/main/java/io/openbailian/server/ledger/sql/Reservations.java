package io.openbailian.server.ledger.sql;

import io.openbailian.engine.Time;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.WireError;
import io.openbailian.server.ledger.Balance;
import io.openbailian.server.ledger.Charge;
import io.openbailian.server.ledger.Delivered;
import io.openbailian.server.ledger.FreeUnits;
import io.openbailian.server.ledger.LedgerEntry;
import io.openbailian.server.ledger.Money;
import io.openbailian.server.ledger.Quote;
import io.openbailian.server.ledger.Share;
import io.openbailian.server.sql.Session;
import io.openbailian.server.sql.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What is set aside for calls before anything is done, and what becomes of it: first of a free
/// quota, then of balance and budgets. What is set aside belongs to the period in which it was, and
/// goes back there.
final class Reservations {
  private final LedgerTable ledger = new LedgerTable();
  private final ReservationTable table;
  private final Supplier<String> node;
  private final FreeUseTable free;
  private final KnownBudgets budgets;
  private final Rules rules;
  private final Time time;

  /// How calls are billed.
  ///
  /// @param zone whose days and months periods are
  /// @param freeOnly whether nothing is charged: calls are free as a whole, or refused
  /// @param currency as it is written
  record Rules(ZoneId zone, boolean freeOnly, String currency) {}

  /// @param node that makes the calls, where several share the ledger; else empty
  Reservations(KnownBudgets budgets, Rules rules, Optional<Supplier<String>> node, Time time) {
    this.table = new ReservationTable(node.isPresent());
    this.node = node.orElse(() -> "");
    this.budgets = budgets;
    this.rules = rules;
    this.time = time;
    this.free = new FreeUseTable(rules.zone());
  }

  private LocalDate today() {
    return LocalDate.ofInstant(time.now(), rules.zone());
  }

  /// How much of a call is free, and what is to be paid for the rest of it.
  private record Split(ReservationTable.Free free, Money amount) {}

  private Split split(Session session, Charge charge) throws SQLException {
    Quote quote = charge.quote();
    if (charge.free().isEmpty()) {
      return new Split(new ReservationTable.Free(0, 0, ""), quote.amount());
    }
    FreeUnits quota = charge.free().get();
    FreeUseTable.Left left =
        free.left(session, charge.payer().workspace(), charge.model(), quota, time.now());
    long units = Math.min(left.units(), quote.most().total());
    return new Split(
        new ReservationTable.Free(units, quota.units(), left.period()),
        quote.of(quote.most().minus(quote.most().first(units))));
  }

  /// What is looked at next of the workspace of these lines, nobody else changes.
  void lock(Transaction transaction, List<LedgerEntry> lines) throws SQLException {
    if (!lines.isEmpty()) {
      table.lock(transaction, lines.getFirst().workspace());
    }
  }

  /// Why a call would be refused now; nothing is set aside.
  Optional<WireError> refusal(Session session, Charge charge) throws SQLException {
    return refusal(session, charge, split(session, charge));
  }

  private Optional<WireError> refusal(Session session, Charge charge, Split split)
      throws SQLException {
    boolean isUnknown = charge.quote().most().total() == 0; // only the inputs will tell
    boolean isFree =
        isUnknown
            ? !split.free().period().isEmpty() && hasFree(session, charge, split)
            : split.free().units() == charge.quote().most().total() || split.amount().isZero();
    if (isFree) {
      return Optional.empty();
    }
    if (rules.freeOnly()) {
      return Optional.of(
          ErrorCode.FREE_TIER_ONLY
              .with()
              .withHint(
                  "%d of %d are left of the free quota of %s"
                      .formatted(
                          split.free().units(), charge.quote().most().total(), charge.model())));
    }
    Optional<Balance> balance = ledger.balance(session, charge.payer().workspace());
    if (balance.isPresent()
        && balance.get().limited()
        && !KnownBudgets.covers(balance.get().remaining(), split.amount())) {
      return Optional.of(
          ErrorCode.ARREARAGE
              .with()
              .withHint(
                  "this may cost %s %s, and the workspace %s has %s left"
                      .formatted(
                          split.amount(),
                          rules.currency(),
                          charge.payer().workspace(),
                          balance.get().remaining())));
    }
    return budgets.refusal(session, charge.payer(), split.amount(), today());
  }

  private boolean hasFree(Session session, Charge charge, Split split) throws SQLException {
    return split.free().most()
        > free.used(session, charge.payer().workspace(), charge.model(), split.free().period());
  }

  /// Sets aside what a call may cost at most, or refuses it; then nothing has changed.
  ///
  /// @return why it is refused
  Optional<WireError> reserve(Transaction transaction, Charge charge) throws SQLException {
    table.lock(transaction, charge.payer().workspace());
    Split split = split(transaction, charge);
    Optional<WireError> refused = refusal(transaction, charge, split);
    if (refused.isPresent()) {
      return refused;
    }
    ReservationTable.Reservation made =
        new ReservationTable.Reservation(
            charge.id(),
            charge.isTask(),
            charge.payer(),
            charge.model(),
            charge.quote(),
            split.amount(),
            today().toString(),
            split.free());
    table.add(transaction, made);
    if (!made.isTask()) {
      table.isOf(transaction, made.id(), node.get());
    }
    setAside(transaction, made, split, charge.quote().most());
    return Optional.empty();
  }

  /// Sets aside for more units of a call that is open, at its price.
  ///
  /// @return why that is refused; then nothing has changed
  Optional<WireError> extend(Transaction transaction, String id, long units) throws SQLException {
    Optional<ReservationTable.Reservation> found = table.find(transaction, id);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    ReservationTable.Reservation open = found.get();
    table.lock(transaction, open.payer().workspace());
    Charge more =
        new Charge(
            id,
            open.isTask(),
            open.payer(),
            open.model(),
            open.quote().with(Quote.Units.of(units)),
            Optional.empty());
    long freeUnits = Math.min(leftOf(transaction, open), units);
    Split split =
        new Split(
            new ReservationTable.Free(freeUnits, open.free().most(), open.free().period()),
            open.quote().of(Quote.Units.of(units - freeUnits)));
    Optional<WireError> refused = refusal(transaction, more, split);
    if (refused.isEmpty()) {
      table.grow(transaction, id, units, split.amount(), freeUnits);
      setAside(transaction, open, split, Quote.Units.of(units));
    }
    return refused;
  }

  /// What is left of the quota that a reservation took from.
  private long leftOf(Session session, ReservationTable.Reservation open) throws SQLException {
    return open.free().period().isEmpty()
        ? 0
        : Math.max(
            0,
            open.free().most()
                - free.used(session, open.payer().workspace(), open.model(), open.free().period()));
  }

  private void setAside(
      Transaction transaction, ReservationTable.Reservation of, Split split, Quote.Units units)
      throws SQLException {
    ledger.add(
        transaction,
        about(of).with(LedgerEntry.Kind.RESERVE, split.amount(), units, split.free().units()));
    change(transaction, of, new Paid(Money.NONE, split.amount(), split.free().units()));
  }

  /// By how much sums change: what is spent, what is set aside, and what of a quota is used.
  private record Paid(Money spent, Money reserved, long free) {}

  private void change(Transaction transaction, ReservationTable.Reservation of, Paid by)
      throws SQLException {
    String workspace = of.payer().workspace();
    ledger.change(
        transaction, new Balance(workspace, false, Money.NONE, by.spent(), by.reserved()));
    budgets.use(transaction, of.payer(), LocalDate.parse(of.day()), by.spent().plus(by.reserved()));
    free.use(transaction, workspace, of.model(), of.free().period(), by.free());
  }

  /// A line about a call, without what happened.
  private record About(ReservationTable.Reservation call, Instant at) {
    LedgerTable.Line with(LedgerEntry.Kind kind, Money amount, Quote.Units units, long free) {
      return new LedgerTable.Line(
          new LedgerEntry(
              0,
              at,
              call.payer().workspace(),
              call.payer().keyId(),
              call.model(),
              call.id(),
              kind,
              amount,
              units,
              ""),
          call.day(),
          free);
    }
  }

  private About about(ReservationTable.Reservation call) {
    return new About(call, time.now());
  }

  /// Spends what a call delivered, and lets go of the rest. Of a call without a reservation, or one
  /// that was settled before, nothing is spent.
  ///
  /// @param engine that delivered, where one did
  /// @param shares what each delivered, where several did; asked where their prices differ
  void settle(
      Transaction transaction,
      String id,
      Delivered delivered,
      Optional<String> engine,
      SqlLedger.Shares shares)
      throws SQLException {
    Optional<ReservationTable.Reservation> found = table.find(transaction, id);
    if (found.isEmpty()) {
      return;
    }
    ReservationTable.Reservation open = found.get();
    table.lock(transaction, open.payer().workspace());
    Quote quote = open.quote().by(engine);
    Quote.Units units = delivered.units(quote.unit(), quote.most());
    long freeUnits = freeOf(transaction, open, units);
    List<Share> by = quote.offers().isEmpty() ? List.of() : shares.look();
    Money spent = spent(quote, units, freeUnits, by);
    Money over = spent.minus(open.amount());
    long freeOver = freeUnits - open.free().units();
    About about = about(open);
    if (over.nanos() > 0 || freeOver > 0) { // a recording's length, or tokens nobody had bounded
      ledger.add(
          transaction,
          about.with(
              LedgerEntry.Kind.RESERVE,
              atLeastNothing(over),
              Quote.Units.NONE,
              Math.max(0, freeOver)));
    }
    if (units.total() > 0) {
      ledger.add(transaction, about.with(LedgerEntry.Kind.SETTLE, spent, units, freeUnits));
    }
    if (over.nanos() < 0 || freeOver < 0) {
      ledger.add(
          transaction,
          about.with(
              LedgerEntry.Kind.RELEASE,
              atLeastNothing(Money.NONE.minus(over)),
              Quote.Units.NONE,
              Math.max(0, -freeOver)));
    }
    change(transaction, open, new Paid(spent, Money.NONE.minus(open.amount()), freeOver));
    table.forget(transaction, id);
  }

  /// What is paid for what is not free, which counts from the first. Where the shares are not all
  /// that was delivered, it is the price of whoever was asked last.
  private static Money spent(Quote quote, Quote.Units all, long freeUnits, List<Share> by) {
    long free = freeUnits;
    Money sum = Money.NONE;
    Quote.Units seen = Quote.Units.NONE;
    for (Share share : by) {
      Quote its = quote.by(Optional.of(share.engine()));
      Quote.Units units = share.delivered().units(quote.unit(), quote.most());
      Quote.Units nothing = units.first(free);
      free -= nothing.total();
      sum = sum.plus(its.of(units.minus(nothing)));
      seen = seen.plus(units);
    }
    return seen.equals(all) ? sum : quote.of(all.minus(all.first(freeUnits)));
  }

  private static Money atLeastNothing(Money amount) {
    return amount.nanos() < 0 ? Money.NONE : amount;
  }

  /// How much of what was delivered is free: what was set aside, and of what nobody had expected as
  /// much as is left. Where nothing is ever charged, all of it.
  private long freeOf(Session session, ReservationTable.Reservation open, Quote.Units units)
      throws SQLException {
    if (rules.freeOnly() && !open.free().period().isEmpty()) {
      return units.total();
    }
    long unexpected = Math.max(0, units.total() - open.quote().most().total());
    long more = unexpected == 0 ? 0 : Math.min(unexpected, leftOf(session, open));
    return Math.min(units.total(), open.free().units() + more);
  }

  /// Lets go of what was set aside for calls whose process died.
  ///
  /// @return how many there were
  int releaseCalls(Transaction transaction) throws SQLException {
    return release(transaction, table.calls(transaction));
  }

  /// Lets go of what was set aside for calls of nodes that are gone.
  ///
  /// @return how many there were
  int releaseCallsOfGone(Transaction transaction) throws SQLException {
    return release(transaction, table.callsOfGone(transaction));
  }

  private int release(Transaction transaction, List<String> calls) throws SQLException {
    for (String id : calls) {
      settle(transaction, id, Delivered.nothing(), Optional.empty(), List::of);
    }
    return calls.size();
  }

  /// Whether the sums of what was used for nothing are what the ledger says.
  boolean agrees(Session session) throws SQLException {
    return free.agrees(session);
  }
}
