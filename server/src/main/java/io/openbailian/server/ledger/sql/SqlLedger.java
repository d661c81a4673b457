package io.openbailian.server.ledger.sql;

import io.openbailian.engine.Time;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.WireError;
import io.openbailian.server.admission.Change;
import io.openbailian.server.admission.sql.AuditTable;
import io.openbailian.server.ledger.Balance;
import io.openbailian.server.ledger.Budget;
import io.openbailian.server.ledger.Charge;
import io.openbailian.server.ledger.Delivered;
import io.openbailian.server.ledger.LedgerEntry;
import io.openbailian.server.ledger.Money;
import io.openbailian.server.ledger.Quote;
import io.openbailian.server.ledger.Share;
import io.openbailian.server.ledger.Spending;
import io.openbailian.server.sql.Transaction;
import io.openbailian.server.sql.UnitOfWork;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The ledger of one node. One thread writes, so what a reservation looks at does not change before
/// it is made: admission and reservation are one step.
///
/// What is reserved belongs to the period of its reservation, and goes back there.
public final class SqlLedger {
  private final UnitOfWork database;
  private final ZoneId zone;
  private final Time time;
  private final String currency;
  private final LedgerTable ledger = new LedgerTable();
  private final BudgetTable budgets = new BudgetTable();
  private final SpendingTable usage = new SpendingTable();
  private final KnownBudgets known;
  private final Reservations reservations;

  /// @param zone whose days and months periods are
  /// @param freeOnly whether nothing is charged: calls are free as a whole, or refused
  public SqlLedger(UnitOfWork database, ZoneId zone, boolean freeOnly, Time time) {
    this(database, zone, freeOnly, time, "CNY");
  }

  /// A ledger of another currency.
  ///
  /// @param currency as it is written
  public SqlLedger(UnitOfWork database, ZoneId zone, boolean freeOnly, Time time, String currency) {
    this(database, new Reservations.Rules(zone, freeOnly, currency), Optional.empty(), time);
  }

  /// A ledger that several nodes share.
  ///
  /// @param node the name of this one
  public static SqlLedger onNodes(
      UnitOfWork database,
      ZoneId zone,
      boolean freeOnly,
      String currency,
      Supplier<String> node,
      Time time) {
    return new SqlLedger(
        database, new Reservations.Rules(zone, freeOnly, currency), Optional.of(node), time);
  }

  private SqlLedger(
      UnitOfWork database, Reservations.Rules rules, Optional<Supplier<String>> node, Time time) {
    ZoneId zone = rules.zone();
    String currency = rules.currency();
    this.currency = currency;
    this.database = database;
    this.zone = zone;
    this.time = time;
    this.known = new KnownBudgets(database.write(budgets::all), currency);
    this.reservations = new Reservations(known, rules, node, time);
  }

  /// What its amounts are in, as it is written.
  public String currency() {
    return currency;
  }

  /// Sets aside what a call may cost at most, or refuses it; then nothing has changed.
  ///
  /// @return why it is refused
  public Optional<WireError> reserve(Transaction transaction, Charge charge) throws SQLException {
    return reservations.reserve(transaction, charge);
  }

  /// Spends what a call delivered, and lets go of the rest. Of a call without a reservation, or one
  /// that was settled before, nothing is spent.
  ///
  /// @param engine that delivered, where one did
  public void settle(
      Transaction transaction, String id, Delivered delivered, Optional<String> engine)
      throws SQLException {
    settle(transaction, id, delivered, engine, List::of);
  }

  /// Who delivered what, where it is charged at different prices.
  @FunctionalInterface
  interface Shares {
    List<Share> look() throws SQLException;
  }

  /// The same for a call that several engines may have worked on: each at its own price.
  void settle(
      Transaction transaction,
      String id,
      Delivered delivered,
      Optional<String> engine,
      Shares shares)
      throws SQLException {
    reservations.settle(transaction, id, delivered, engine, shares);
  }

  /// Why a call would be refused now; nothing is set aside.
  public Optional<WireError> refusal(Charge charge) throws InterruptedException {
    return database.readIfRoom(
        session -> session.snapshot(one -> reservations.refusal(one, charge)));
  }

  /// Sets aside for a call that has no row of its own.
  ///
  /// @return why it is refused
  public Optional<WireError> reserve(Charge charge) {
    return database.writeIfRoom(transaction -> reserve(transaction, charge));
  }

  /// Sets aside for more units of a call that is open.
  ///
  /// @return why that is refused
  public Optional<WireError> extend(String id, long units) {
    return database.writeIfRoom(transaction -> extend(transaction, id, units));
  }

  Optional<WireError> extend(Transaction transaction, String id, long units) throws SQLException {
    return reservations.extend(transaction, id, units);
  }

  /// Spends for a call that has no row of its own.
  ///
  /// @param engine that delivered, where one did
  public void settle(String id, Delivered delivered, Optional<String> engine) {
    boolean _ =
        database.write(transaction -> {
          settle(transaction, id, delivered, engine);
          return true;
        });
  }

  /// At start: lets go of what was set aside for calls whose process died; what they delivered is
  /// not known, and not charged.
  ///
  /// @return how many there were
  public int releaseCalls() {
    return database.write(reservations::releaseCalls);
  }

  /// Lets go of what was set aside for calls of nodes that are gone.
  ///
  /// @return how many there were
  public int releaseCallsOfGone() {
    return database.write(reservations::releaseCallsOfGone);
  }

  /// Reads the budgets again, because another node may have changed some.
  public void reload() {
    known.replace(database.write(budgets::all));
  }

  /// Gives a workspace money; from its first grant on it can run out.
  public Balance grant(String workspace, Money amount, String note, Change change) {
    return database.write(transaction -> {
      AuditTable.add(
          transaction,
          change,
          workspace,
          Json.object(),
          Json.object().put("amount", amount.yuan()).put("note", note));
      ledger.add(
          transaction,
          new LedgerTable.Line(
              new LedgerEntry(
                  0,
                  time.now(),
                  workspace,
                  "",
                  "",
                  "",
                  LedgerEntry.Kind.GRANT,
                  amount,
                  Quote.Units.NONE,
                  note),
              LocalDate.ofInstant(time.now(), zone).toString(),
              0));
      ledger.change(transaction, new Balance(workspace, true, amount, Money.NONE, Money.NONE));
      return ledger.balance(transaction, workspace).orElseThrow();
    });
  }

  /// Gives back of what a call cost, never more than it did.
  ///
  /// @return what it cost after that; empty when it has cost nothing, or less than that
  public Optional<Money> refund(String id, Money amount, String note, Change change) {
    return database.write(transaction -> {
      reservations.lock(transaction, ledger.of(transaction, id));
      List<LedgerEntry> lines = ledger.of(transaction, id);
      Money left = LedgerEntry.spent(lines);
      if (amount.compareTo(left) > 0 || lines.isEmpty()) {
        return Optional.empty();
      }
      AuditTable.add(
          transaction,
          change,
          id,
          Json.object().put("spent", left.yuan()),
          Json.object().put("spent", left.minus(amount).yuan()).put("note", note));
      LedgerEntry first = lines.getFirst();
      ledger.add(
          transaction,
          new LedgerTable.Line(
              new LedgerEntry(
                  0,
                  time.now(),
                  first.workspace(),
                  first.key(),
                  first.model(),
                  id,
                  LedgerEntry.Kind.REFUND,
                  amount,
                  Quote.Units.NONE,
                  note),
              LocalDate.ofInstant(time.now(), zone).toString(),
              0));
      ledger.change(
          transaction,
          new Balance(first.workspace(), false, Money.NONE, Money.NONE.minus(amount), Money.NONE));
      return Optional.of(left.minus(amount));
    });
  }

  public List<Balance> balances() throws InterruptedException {
    return database.readIfRoom(ledger::balances);
  }

  /// The lines about one call, oldest first.
  public List<LedgerEntry> of(String id) throws InterruptedException {
    return database.readIfRoom(session -> ledger.of(session, id));
  }

  /// Counts all balances again from the ledger.
  ///
  /// @return a sentence for each that is not what the ledger says
  public List<String> verify() throws InterruptedException {
    return database.read(session ->
        session.snapshot(one -> {
          List<String> all = differences(ledger.balances(one), ledger.recounted(one));
          if (!reservations.agrees(one)) {
            all.add("what was used of free quotas is not what the ledger says");
          }
          return all;
        }));
  }

  private static List<String> differences(List<Balance> kept, List<Balance> counted) {
    List<String> differences = new ArrayList<>();
    for (Balance balance : kept) {
      if (!counted.contains(balance)) {
        differences.add(
            "%s: the balance is %s, the ledger says otherwise"
                .formatted(balance.workspace(), balance));
      }
    }
    if (kept.size() != counted.size()) {
      differences.add(
          "there are %d balances, and %d workspaces in the ledger"
              .formatted(kept.size(), counted.size()));
    }
    return differences;
  }

  public List<Budget> budgets() {
    return known.all();
  }

  /// Adds a budget; what its present period has spent and set aside counts.
  public Budget add(Budget budget, Change change) {
    return database.write(transaction -> {
      AuditTable.add(transaction, change, budget.id(), Json.object(), budget.document());
      budgets.add(transaction, budget);
      LocalDate today = LocalDate.ofInstant(time.now(), zone);
      LocalDate from = budget.period() == Budget.Period.DAY ? today : today.withDayOfMonth(1);
      LocalDate to = budget.period() == Budget.Period.DAY ? from.plusDays(1) : from.plusMonths(1);
      Money used = budgets.usedBefore(transaction, budget, from.toString(), to.toString());
      budgets.use(transaction, budget.id(), budget.period().of(today), used);
      transaction.afterCommit(() -> known.added(budget));
      return budget;
    });
  }

  /// Removes a budget.
  ///
  /// @return false when there was none
  public boolean removeBudget(String id, Change change) {
    return database.write(transaction -> {
      Optional<Budget> before =
          known.all().stream().filter(budget -> budget.id().equals(id)).findFirst();
      if (before.isEmpty()) {
        return false;
      }
      AuditTable.add(transaction, change, id, before.get().document(), Json.object());
      boolean removed = budgets.remove(transaction, id) > 0;
      transaction.afterCommit(() -> known.removed(id));
      return removed;
    });
  }

  /// What was used of a budget in its present period.
  public Money used(Budget budget) throws InterruptedException {
    String period = budget.period().of(LocalDate.ofInstant(time.now(), zone));
    return database.readIfRoom(session -> budgets.used(session, budget.id(), period));
  }

  /// What was spent, by day, workspace, key and model.
  ///
  /// @param from the first day
  /// @param to the last day
  public List<Spending> usage(LocalDate from, LocalDate to) throws InterruptedException {
    return database.readIfRoom(session -> usage.between(session, from, to));
  }
}
