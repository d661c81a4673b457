package io.openbailian.engines.dashscope;

import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.StopWish;
import io.openbailian.engine.Time;
import io.openbailian.protocol.ErrorCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The accounts of an engine. A call goes to the one that carries out fewest; what one is turned
/// away for, another is asked for at once.
final class Accounts implements AutoCloseable {
  /// A rate that lets the next call in so soon is kept here; longer waits are the caller's.
  private static final Duration SHORT = Duration.ofSeconds(2);

  private final List<ServiceAccount> all;
  private final Time time;

  Accounts(List<ServiceAccount> all, Time time) {
    this.all = List.copyOf(all);
    this.time = time;
  }

  /// Something that one account is asked for.
  @FunctionalInterface
  interface Attempt<T> {
    T by(ServiceAccount account) throws EngineFailure, InterruptedException;
  }

  List<ServiceAccount> all() {
    return all;
  }

  ServiceAccount first() {
    return all.getFirst();
  }

  /// The account of that name; the first where a handle names none.
  Optional<ServiceAccount> named(String name) {
    return name.isEmpty()
        ? Optional.of(first())
        : all.stream().filter(account -> account.name().equals(name)).findFirst();
  }

  /// Asks one account after the other, until one is not busy and not turned away.
  ///
  /// @param model as the service calls it
  <T> T ask(String model, Supplier<StopWish> stop, Attempt<T> attempt)
      throws EngineFailure, InterruptedException {
    List<ServiceAccount> left = new ArrayList<>(all);
    Optional<EngineFailure> last = Optional.empty();
    while (true) {
      Optional<ServiceAccount> next = free(left, model);
      if (next.isEmpty()) {
        Duration wait = shortest(left, model, last);
        if (time.await(() -> stop.get() != StopWish.NONE, wait)) {
          throw new InterruptedException("the call was stopped before it was submitted");
        }
        continue;
      }
      ServiceAccount account = next.get();
      account.standing().begins(model);
      try {
        return attempt.by(account);
      } catch (EngineFailure.Busy | EngineFailure.Down e) { // nothing was begun
        left.remove(account);
        last = Optional.of(better(last, e));
      } finally {
        account.standing().ends();
      }
    }
  }

  /// That one of them is only busy is better news than that others are away; best is the one that
  /// may be asked again soonest.
  private static EngineFailure better(Optional<EngineFailure> before, EngineFailure now) {
    if (before.isEmpty() || !(before.get() instanceof EngineFailure.Busy busy)) {
      return now;
    }
    boolean sooner =
        now instanceof EngineFailure.Busy another && again(another).compareTo(again(busy)) < 0;
    return sooner ? now : busy;
  }

  private static Duration again(EngineFailure.Busy busy) {
    return busy.retryAfter().orElse(SHORT);
  }

  private static Optional<ServiceAccount> free(List<ServiceAccount> accounts, String model) {
    return accounts.stream()
        .filter(account -> account.standing().look(model).isFree())
        .min(Comparator.comparingInt(account -> account.standing().inHand()));
  }

  /// How long until one of them may be asked, where that is soon.
  ///
  /// @throws EngineFailure where it is not
  private Duration shortest(List<ServiceAccount> left, String model, Optional<EngineFailure> last)
      throws EngineFailure {
    Optional<Duration> soonest =
        left.stream()
            .map(account -> account.standing().look(model))
            .filter(Standing.Look::passes)
            .map(Standing.Look::pause)
            .min(Comparator.naturalOrder());
    if (soonest.isPresent() && soonest.get().compareTo(SHORT) <= 0) {
      return soonest.get();
    }
    if (last.isPresent()) {
      throw last.get();
    }
    if (soonest.isPresent()) {
      throw new EngineFailure.Busy(soonest, ErrorCode.RATE_QUOTA.with());
    }
    throw new EngineFailure.Down(
        "the service turned %s away a moment ago"
            .formatted(all.size() == 1 ? "our account" : "all our accounts"));
  }

  @Override
  public void close() {
    all.forEach(ServiceAccount::close);
  }
}
