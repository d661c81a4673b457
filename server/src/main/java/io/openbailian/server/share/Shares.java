package io.openbailian.server.share;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// An amount (bytes, permits) that is shared out among keys.
///
/// * No key holds more than half of it.
/// * A quarter stays free for keys that hold none, or next to none: a key that already holds more
///   than a sixteenth cannot take from the last quarter.
/// * A {@link Loan} grows and shrinks; what it asks for is lent at once or waited for, until a
///   deadline.
/// * Who waits is served as soon as what they ask for is there. One key's waiting never holds up
///   another key; within a key, loans that hold something go before those that begin, and those
///   that begin keep their order. Keys take turns.
/// * Loans that all wait for each other would wait for ever; as soon as nobody is left who could
///   give back what they lack, the one that asked last is refused, which makes room for the others.
///
/// Safe for use by any number of threads; each loan is used by one at a time.
public final class Shares {
  /// How often somebody who waits is asked whether he still does.
  private static final long LOOK_UP_NANOS = Duration.ofMillis(100).toNanos();

  private final long total;
  private final long most;
  private final long kept;
  private final long little;

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Account> accounts = new HashMap<>();

  /// The accounts that wait, the one whose turn it is first.
  private final Set<Account> waiting = new LinkedHashSet<>();

  private long lent;
  private long lentToWaiting;
  private long asked;

  /// @param total how much there is, at least 1
  public Shares(long total) {
    if (total < 1) {
      throw new IllegalArgumentException("there is nothing to share: " + total);
    }
    this.total = total;
    this.most = Math.max(1, total / 2);
    this.kept = total / 4;
    this.little = total / 16;
  }

  /// How much there is in all.
  public long total() {
    return total;
  }

  /// How much one key may hold at a time; a loan that asks for more is refused at once.
  public long most() {
    return most;
  }

  /// How much is lent now.
  public long lent() {
    return locked(() -> lent);
  }

  /// How much this key holds now.
  public long lent(String key) {
    return locked(() -> {
      Account account = accounts.get(key);
      return account == null ? 0 : account.held;
    });
  }

  /// How many loans wait.
  public int waiting() {
    return locked(() -> waiting.stream().mapToInt(Account::waiting).sum());
  }

  /// A loan for this key that holds nothing yet.
  public Loan open(String key) {
    return new Loan(key);
  }

  private <T> T locked(Supplier<T> look) {
    lock.lock();
    try {
      return look.get();
    } finally {
      lock.unlock();
    }
  }

  /// A part that is lent to a key until this is closed, once or more often.
  public final class Loan implements AutoCloseable {
    private final String key;
    private long size;
    private @Nullable Asking asking;
    private boolean closed;

    private Loan(String key) {
      this.key = key;
    }

    /// How much it holds.
    public long size() {
      return locked(() -> size);
    }

    /// Takes more if it is there and nobody of this key waits for it before; never waits.
    ///
    /// @return whether it was lent
    public boolean tryGrow(long amount) {
      lock.lock();
      try {
        return lendAtOnce(this, amount);
      } finally {
        lock.unlock();
      }
    }

    /// Takes more, and waits for it if need be. Who can gives back what it holds before it waits:
    /// what it holds meanwhile is missed by others.
    ///
    /// @return whether it was lent; not, when it did not become free in time, is more than a key
    ///   may hold, or when all who could have given it back wait like this one
    public boolean grow(long amount, Duration atMost) throws InterruptedException {
      return grow(amount, atMost, () -> false);
    }

    /// As {@link #grow(long, Duration)}, for somebody who may not want it any more before it is
    /// lent.
    ///
    /// @param givenUp asked several times a second; quick, and without a lock of its own
    public boolean grow(long amount, Duration atMost, BooleanSupplier givenUp)
        throws InterruptedException {
      lock.lockInterruptibly();
      try {
        return lendAtOnce(this, amount)
            || (size + amount <= most && await(this, amount, atMost, givenUp));
      } finally {
        lock.unlock();
      }
    }

    /// Gives back all above this size; a loan that is smaller stays as it is.
    public void shrinkTo(long left) {
      if (left < 0) {
        throw new IllegalArgumentException("a loan cannot hold " + left);
      }
      lock.lock();
      try {
        requireIdle(this);
        giveBack(this, size - left);
      } finally {
        lock.unlock();
      }
    }

    /// Gives back all of it; it takes nothing any more, and a thread that waits for more is
    /// refused.
    @Override
    public void close() {
      lock.lock();
      try {
        closed = true;
        if (asking != null) {
          refuse(asking);
        }
        giveBack(this, size);
      } finally {
        lock.unlock();
      }
    }
  }

  private boolean lendAtOnce(Loan loan, long amount) {
    requireIdle(loan);
    if (loan.closed) {
      throw new IllegalStateException("the loan was given back");
    }
    if (amount < 0) {
      throw new IllegalArgumentException("a loan cannot grow by " + amount);
    }
    if (amount == 0) {
      return true;
    }
    Account account = accounts.computeIfAbsent(loan.key, _ -> new Account());
    boolean first = loan.size > 0 || !account.isWaiting();
    boolean lending = first && fits(account, amount);
    if (lending) {
      lend(account, loan, amount);
    }
    forgetIfEmpty(loan.key, account);
    return lending;
  }

  private static void requireIdle(Loan loan) {
    if (loan.asking != null) {
      throw new IllegalStateException("the loan asks for more in another thread");
    }
  }

  private boolean fits(Account account, long amount) {
    long free = total - lent;
    // Compared by subtraction: what is asked for may be any number.
    if (amount > free || amount > most - account.held) {
      return false;
    }
    return account.held == 0 || account.held + amount <= little || free - amount >= kept;
  }

  private void lend(Account account, Loan loan, long amount) {
    loan.size += amount;
    account.held += amount;
    lent += amount;
  }

  private void giveBack(Loan loan, long amount) {
    Account account = accounts.get(loan.key);
    if (amount <= 0 || account == null) {
      return;
    }
    loan.size -= amount;
    account.held -= amount;
    lent -= amount;
    forgetIfEmpty(loan.key, account);
    settle();
  }

  private void forgetIfEmpty(String key, Account account) {
    if (account.held == 0 && !account.isWaiting()) {
      accounts.remove(key);
    }
  }

  private boolean await(Loan loan, long amount, Duration atMost, BooleanSupplier givenUp)
      throws InterruptedException {
    Account account = accounts.computeIfAbsent(loan.key, _ -> new Account());
    Asking ask = new Asking(account, loan, amount, asked++, lock.newCondition());
    enter(ask);
    settle();
    try {
      long left = atMost.toNanos();
      while (ask.isOpen() && left > 0 && !givenUp.getAsBoolean()) {
        long look = Math.min(left, LOOK_UP_NANOS);
        left -= look - ask.changed().awaitNanos(look);
      }
      return ask.isLent();
    } finally {
      if (ask.isOpen()) {
        // It may have stood before others that what is free is enough for.
        leave(ask);
        forgetIfEmpty(loan.key, account);
        settle();
      }
    }
  }

  private void enter(Asking ask) {
    Account account = ask.account();
    ask.loan().asking = ask;
    account.add(ask, ask.loan().size);
    lentToWaiting += ask.loan().size;
    waiting.add(account);
  }

  private void leave(Asking ask) {
    Account account = ask.account();
    ask.loan().asking = null;
    account.remove(ask, ask.loan().size);
    lentToWaiting -= ask.loan().size;
    if (!account.isWaiting()) {
      waiting.remove(account);
    }
  }

  /// Serves all who can be served, then refuses where nobody could ever be.
  private void settle() {
    boolean changed = true;
    while (changed) {
      changed = serveEachKeyOnce() || refuseAtStandstill();
    }
  }

  private boolean serveEachKeyOnce() {
    boolean served = false;
    for (Account account : List.copyOf(waiting)) {
      Asking ask = account.firstOf(candidate -> fits(account, candidate.amount()));
      if (ask != null) {
        leave(ask);
        lend(account, ask.loan(), ask.amount());
        ask.answer(true);
        served = true;
        if (waiting.remove(account)) {
          waiting.add(account); // its next turn comes after the others'
        }
      }
    }
    return served;
  }

  /// @return whether one was refused, which may have changed what the others can have
  private boolean refuseAtStandstill() {
    Account stuck = standingStill();
    if (stuck == null) {
      return false;
    }
    refuse(stuck.youngestGrowing());
    return true;
  }

  private void refuse(Asking ask) {
    leave(ask);
    ask.answer(false);
  }

  /// The account whose youngest loan has to give way: a key whose loans wait for each other, or the
  /// last to come when all loans there are do.
  private @Nullable Account standingStill() {
    Account last = null;
    for (Account account : waiting) {
      if (account.standsStill(most)) {
        return account;
      }
      if (account.heldByWaiting > 0 && (last == null || account.isYoungerThan(last))) {
        last = account;
      }
    }
    return lentToWaiting == lent ? last : null;
  }
}
