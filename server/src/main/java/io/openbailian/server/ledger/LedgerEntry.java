package io.openbailian.server.ledger;

import java.time.Instant;
import java.util.List;

/// A line of the ledger. Lines are added and never changed.
///
/// @param number counts up
/// @param reservation id of the task or request it is about; empty for grants
/// @param amount never negative; what it means is the kind's
/// @param units that were counted
/// @param note for people
public record LedgerEntry(
    long number,
    Instant at,
    String workspace,
    String key,
    String model,
    String reservation,
    Kind kind,
    Money amount,
    Quote.Units units,
    String note) {

  /// What happened.
  public enum Kind {
    /// An administrator gave a workspace money.
    GRANT,
    /// Set aside for a call.
    RESERVE,
    /// Spent: what a call delivered.
    SETTLE,
    /// What was set aside and not spent.
    RELEASE,
    /// Given back of what was spent.
    REFUND
  }

  /// What a call cost, by its lines: what was settled without what was given back.
  public static Money spent(List<LedgerEntry> lines) {
    Money sum = Money.NONE;
    for (LedgerEntry line : lines) {
      sum =
          switch (line.kind()) {
            case SETTLE -> sum.plus(line.amount());
            case REFUND -> sum.minus(line.amount());
            case GRANT, RESERVE, RELEASE -> sum;
          };
    }
    return sum;
  }
}
