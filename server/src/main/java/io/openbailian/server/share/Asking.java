package io.openbailian.server.share;

import java.util.concurrent.locks.Condition;

/// A loan that waits for more; guarded by the lock of its {@link Shares}.
final class Asking {
  private final Account account;
  private final Shares.Loan loan;
  private final long amount;
  private final long number;
  private final Condition changed;
  private boolean open = true;
  private boolean lent;

  /// @param number grows with each that asks
  /// @param changed tells the waiting thread of its answer
  Asking(Account account, Shares.Loan loan, long amount, long number, Condition changed) {
    this.account = account;
    this.loan = loan;
    this.amount = amount;
    this.number = number;
    this.changed = changed;
  }

  Account account() {
    return account;
  }

  Shares.Loan loan() {
    return loan;
  }

  long amount() {
    return amount;
  }

  long number() {
    return number;
  }

  Condition changed() {
    return changed;
  }

  /// Whether it has no answer yet.
  boolean isOpen() {
    return open;
  }

  boolean isLent() {
    return lent;
  }

  void answer(boolean granted) {
    open = false;
    lent = granted;
    changed.signal();
  }
}
