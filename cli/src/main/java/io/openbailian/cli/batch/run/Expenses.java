package io.openbailian.cli.batch.run;

import io.openbailian.cli.batch.manifest.EntryRecord;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Optional;

/// What a batch has spent, and what is under way; a budget counts both.
public final class Expenses {
  private final Optional<BigDecimal> budget;
  private BigDecimal spent;
  private BigDecimal underWay = BigDecimal.ZERO;

  /// @param before what is known of entries that ran before; those of which nobody knows what
  ///   became of them count with the most they may have cost
  public Expenses(Optional<BigDecimal> budget, Collection<EntryRecord> before) {
    this.budget = budget;
    this.spent = before.stream().map(Expenses::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /// Entries that are still under way are counted when they go on.
  private static BigDecimal cost(EntryRecord record) {
    return switch (record.state()) {
      case DONE, UNKNOWN -> record.amount();
      case INTENDED, UNSENT, TASK, ANSWERED, SAVING, FAILED -> BigDecimal.ZERO;
    };
  }

  /// Sets money aside for an entry.
  ///
  /// @return false when the budget has not enough
  public synchronized boolean reserve(BigDecimal most) {
    BigDecimal all = spent.add(underWay).add(most);
    boolean enough = budget.isEmpty() || all.compareTo(budget.get()) <= 0;
    if (enough) {
      underWay = underWay.add(most);
    }
    return enough;
  }

  /// An entry is over.
  ///
  /// @param most what was set aside for it
  /// @param cost what it cost, or may have cost
  public synchronized void settle(BigDecimal most, BigDecimal cost) {
    underWay = underWay.subtract(most);
    spent = spent.add(cost);
  }

  public synchronized BigDecimal spent() {
    return spent;
  }
}
