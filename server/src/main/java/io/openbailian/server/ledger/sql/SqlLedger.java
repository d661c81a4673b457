package io.openbailian.server.ledger.sql;

import io.openbailian.engine.Time;
import io.openbailian.protocol.ErrorCode;
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
import io.openbailian.server.ledger.Spending;
import io.openbailian.server.sql.Session;
import io.openbailian.server.sql.Transaction;
import io.openbailian.server.sql.UnitOfWork;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The ledger of one node. One thread writes, so what a reservation looks at does not change before
/// it is made: admission and reservation are one step.
///
/// What is reserved belongs to the period of its reservation, and goes back there.
public final class SqlLedger {
  private static final Logger LOG = LoggerFactory.getLogger(SqlLedger.class);

  private final UnitOfWork database;
  private final ZoneId zone;
  private final Time time;
  private final LedgerTable ledger = new LedgerTable();
  private final BudgetTable budgets = new BudgetTable();
  private final SpendingTable usage = new SpendingTable();

  /// Budgets are few and asked for with every charge.
  private final List<Budget> known = new CopyOnWriteArrayList<>();

  /// @param zone whose days and months periods are
  public SqlLedger(UnitOfWork database, ZoneId zone, Time time) {
    this.database = database;
    this.zone = zone;
    this.time = time;
    known.addAll(database.write(budgets::all));
  }

  /// Sets aside what a call may cost at most, or refuses it; then nothing has changed.
  ///
  /// @return why it is refused
  public Optional<WireError> reserve(Transaction transaction, Charge charge) throws SQLException {
    Money amount = charge.quote().amount();
    LocalDate day = LocalDate.ofInstant(time.now(), zone);
    Optional<WireError> refused = refused(transaction, charge, amount, day);
    if (refused.isPresent()) {
      return refused;
    }
    ledger.reserve(transaction, charge, day.toString());
    ledger.add(
        transaction,
        entry(charge.payer().workspace(), charge.payer().keyId(), charge.model(), charge.id())
            .with(LedgerEntry.Kind.RESERVE, amount, charge.quote().most(), day.toString()));
    ledger.change(
        transaction,
        new Balance(charge.payer().workspace(), false, Money.NONE, Money.NONE, amount));
    use(transaction, charge.payer().workspace(), charge.payer().keyId(), day, amount);
    return Optional.empty();
  }

  /// Why a call would be refused now; nothing is set aside.
  public Optional<WireError> refusal(Charge charge) throws InterruptedException {
    LocalDate day = LocalDate.ofInstant(time.now(), zone);
    return database.readIfRoom(
        session -> session.snapshot(one -> refused(one, charge, charge.quote().amount(), day)));
  }

  private Optional<WireError> refused(Session session, Charge charge, Money amount, LocalDate day)
      throws SQLException {
    Optional<Balance> balance = ledger.balance(session, charge.payer().workspace());
    if (balance.isPresent()
        && balance.get().limited()
        && !covers(balance.get().remaining(), amount)) {
      return Optional.of(
          ErrorCode.ARREARAGE
              .with()
              .withHint(
                  "this may cost %s CNY, and the workspace %s has %s left"
                      .formatted(amount, charge.payer().workspace(), balance.get().remaining())));
    }
    for (Budget budget : known) {
      if (budget.stops() && budget.counts(charge.payer().workspace(), charge.payer().keyId())) {
        String period = budget.period().of(day);
        Money left = budget.amount().minus(budgets.used(session, budget.id(), period));
        if (!covers(left, amount)) {
          return Optional.of(
              ErrorCode.ALLOCATION_QUOTA
                  .with()
                  .withHint(
                      "this may cost %s CNY, more than is left of the budget %s for %s"
                          .formatted(amount, budget.id(), period)));
        }
      }
    }
    return Optional.empty();
  }

  /// Whether there is enough; for what only the inputs will tell, whether there is anything.
  private static boolean covers(Money left, Money amount) {
    return amount.isZero() ? left.nanos() > 0 : left.compareTo(amount) >= 0;
  }

  private void use(Transaction transaction, String workspace, String key, LocalDate day, Money more)
      throws SQLException {
    for (Budget budget : known) {
      if (budget.counts(workspace, key)) {
        String period = budget.period().of(day);
        budgets.use(transaction, budget.id(), period, more);
        warn(transaction, budget, period, more);
      }
    }
  }

  /// Says it once, when the bound is passed.
  private void warn(Transaction transaction, Budget budget, String period, Money more)
      throws SQLException {
    Money used = budgets.used(transaction, budget.id(), period);
    boolean isOver = used.compareTo(budget.amount()) > 0;
    if (isOver && used.minus(more).compareTo(budget.amount()) <= 0) {
      LOG.warn("the budget {} is exceeded in {}: {} CNY", budget.id(), period, used);
    }
  }

  /// A line about a call, without what happened.
  private record About(Instant at, String workspace, String key, String model, String id) {
    LedgerTable.Line with(LedgerEntry.Kind kind, Money amount, Quote.Units units, String day) {
      return new LedgerTable.Line(
          new LedgerEntry(0, at, workspace, key, model, id, kind, amount, units, ""), day);
    }
  }

  private About entry(String workspace, String key, String model, String id) {
    return new About(time.now(), workspace, key, model, id);
  }

  /// Spends what a call delivered, and lets go of the rest. Of a call without a reservation, or one
  /// that was settled before, nothing is spent.
  public void settle(Transaction transaction, String id, Delivered delivered) throws SQLException {
    Optional<LedgerTable.Reservation> found = ledger.find(transaction, id);
    if (found.isEmpty()) {
      return;
    }
    LedgerTable.Reservation reserved = found.get();
    Quote quote = reserved.quote();
    Quote.Units units = delivered.units(quote.unit(), quote.most());
    Money spent = quote.of(units);
    Money over = spent.minus(reserved.amount());
    About about = entry(reserved.workspace(), reserved.key(), reserved.model(), id);
    String day = reserved.day();
    if (over.nanos() > 0) { // a recording's length, or tokens nobody had bounded
      ledger.add(transaction, about.with(LedgerEntry.Kind.RESERVE, over, Quote.Units.NONE, day));
    }
    if (!spent.isZero()) {
      ledger.add(transaction, about.with(LedgerEntry.Kind.SETTLE, spent, units, day));
    }
    if (over.nanos() < 0) {
      Money rest = Money.NONE.minus(over);
      ledger.add(transaction, about.with(LedgerEntry.Kind.RELEASE, rest, Quote.Units.NONE, day));
    }
    ledger.change(
        transaction,
        new Balance(
            reserved.workspace(), false, Money.NONE, spent, Money.NONE.minus(reserved.amount())));
    use(transaction, reserved.workspace(), reserved.key(), LocalDate.parse(day), over);
    ledger.forget(transaction, id);
  }

  /// Sets aside for a call that has no row of its own.
  ///
  /// @return why it is refused
  public Optional<WireError> reserve(Charge charge) {
    return database.writeIfRoom(transaction -> reserve(transaction, charge));
  }

  /// Spends for a call that has no row of its own.
  public void settle(String id, Delivered delivered) {
    boolean _ =
        database.write(transaction -> {
          settle(transaction, id, delivered);
          return true;
        });
  }

  /// At start: lets go of what was set aside for calls whose process died; what they delivered is
  /// not known, and not charged.
  ///
  /// @return how many there were
  public int releaseCalls() {
    return database.write(transaction -> {
      List<String> left = ledger.calls(transaction);
      for (String id : left) {
        settle(transaction, id, Delivered.nothing());
      }
      return left.size();
    });
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
              LocalDate.ofInstant(time.now(), zone).toString()));
      ledger.change(transaction, new Balance(workspace, true, amount, Money.NONE, Money.NONE));
      return ledger.balance(transaction, workspace).orElseThrow();
    });
  }

  /// Gives back of what a call cost, never more than it did.
  ///
  /// @return what it cost after that; empty when it has cost nothing, or less than that
  public Optional<Money> refund(String id, Money amount, String note, Change change) {
    return database.write(transaction -> {
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
              LocalDate.ofInstant(time.now(), zone).toString()));
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
        session.snapshot(one -> differences(ledger.balances(one), ledger.recounted(one))));
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
    return List.copyOf(known);
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
      transaction.afterCommit(() -> known.add(budget));
      return budget;
    });
  }

  /// Removes a budget.
  ///
  /// @return false when there was none
  public boolean removeBudget(String id, Change change) {
    return database.write(transaction -> {
      Optional<Budget> before = known.stream().filter(budget -> budget.id().equals(id)).findFirst();
      if (before.isEmpty()) {
        return false;
      }
      AuditTable.add(transaction, change, id, before.get().document(), Json.object());
      boolean removed = budgets.remove(transaction, id) > 0;
      transaction.afterCommit(() -> known.removeIf(budget -> budget.id().equals(id)));
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
