package io.openbailian.server.ledger.sql;

import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.WireError;
import io.openbailian.server.admission.Principal;
import io.openbailian.server.ledger.Budget;
import io.openbailian.server.ledger.Money;
import io.openbailian.server.sql.Session;
import io.openbailian.server.sql.Transaction;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The budgets there are: few, and asked for with every charge.
final class KnownBudgets {
  private static final Logger LOG = LoggerFactory.getLogger(KnownBudgets.class);

  private final BudgetTable table = new BudgetTable();
  private volatile List<Budget> known = List.of();

  private final String currency;

  /// @param currency as it is written
  KnownBudgets(List<Budget> known, String currency) {
    this.currency = currency;
    replace(known);
  }

  List<Budget> all() {
    return known;
  }

  /// Adds one, or replaces it.
  synchronized void added(Budget budget) {
    List<Budget> all = new ArrayList<>(known);
    all.removeIf(before -> before.id().equals(budget.id()));
    all.add(budget);
    replace(all);
  }

  /// All there are. In the order of their ids: transactions of all nodes change them in this order,
  /// so that no two wait for each other.
  synchronized void replace(List<Budget> all) {
    List<Budget> sorted = all.stream().sorted(Comparator.comparing(Budget::id)).toList();
    known = sorted;
  }

  synchronized void removed(String id) {
    replace(known.stream().filter(budget -> !budget.id().equals(id)).toList());
  }

  /// The first that does not cover an amount, and stops.
  Optional<WireError> refusal(Session session, Principal payer, Money amount, LocalDate day)
      throws SQLException {
    for (Budget budget : known) {
      if (budget.stops() && budget.counts(payer.workspace(), payer.keyId())) {
        String period = budget.period().of(day);
        Money left = budget.amount().minus(table.used(session, budget.id(), period));
        if (!covers(left, amount)) {
          return Optional.of(
              ErrorCode.ALLOCATION_QUOTA
                  .with()
                  .withHint(
                      "this may cost %s %s, more than is left of the budget %s for %s"
                          .formatted(amount, currency, budget.id(), period)));
        }
      }
    }
    return Optional.empty();
  }

  /// Whether there is enough; for what only the inputs will tell, whether there is anything.
  static boolean covers(Money left, Money amount) {
    return amount.isZero() ? left.nanos() > 0 : left.compareTo(amount) >= 0;
  }

  /// Counts what is set aside, or let go again.
  void use(Transaction transaction, Principal payer, LocalDate day, Money more)
      throws SQLException {
    for (Budget budget : known) {
      if (budget.counts(payer.workspace(), payer.keyId())) {
        String period = budget.period().of(day);
        table.use(transaction, budget.id(), period, more);
        warn(transaction, budget, period, more);
      }
    }
  }

  /// Says it once, when the bound is passed.
  private void warn(Transaction transaction, Budget budget, String period, Money more)
      throws SQLException {
    Money used = table.used(transaction, budget.id(), period);
    boolean isOver = used.compareTo(budget.amount()) > 0;
    if (isOver && used.minus(more).compareTo(budget.amount()) <= 0) {
      LOG.warn("the budget {} is exceeded in {}: {} {}", budget.id(), period, used, currency);
    }
  }
}
