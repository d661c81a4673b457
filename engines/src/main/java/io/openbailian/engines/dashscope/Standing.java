package io.openbailian.engines.dashscope;

import io.openbailian.engine.Time;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an account may do right now. Whatever turned it away (its key, its money, a model's free
/// quota, a rate) leaves it alone for a while, as a whole or for one model; and how fast it may
/// submit for a model is learned from being throttled.
///
/// The rate is halved by a throttling and grows by a tenth in each ten quiet seconds; until the
/// first one there is none. Source: docs/adr/0018.
final class Standing {
  private static final String ALL_MODELS = "";
  private static final Duration ACCOUNT_FIRST = Duration.ofSeconds(30);
  private static final Duration ACCOUNT_MOST = Duration.ofMinutes(10);
  private static final Duration MODEL_FIRST = Duration.ofMinutes(2);
  private static final Duration MODEL_MOST = Duration.ofHours(1);
  private static final Duration THROTTLED_FIRST = Duration.ofSeconds(1);
  private static final Duration THROTTLED_MOST = Duration.ofSeconds(30);
  private static final int MOST_MODELS = 10_000;

  private final Time time;
  private final Map<String, Away> away = new HashMap<>();
  private final Map<String, LearnedRate> rates = new HashMap<>();
  private int inHand;

  Standing(Time time) {
    this.time = time;
  }

  /// @param until a reading of the clock
  /// @param times how often in a row it was turned away
  /// @param passes whether it is a throttling, which passes by itself
  private record Away(long until, int times, boolean passes) {}

  /// How it may be asked for a model.
  ///
  /// @param pause for how long it is left alone; zero when it may be asked now
  /// @param passes whether it is throttled only; otherwise it was turned away
  record Look(Duration pause, boolean passes) {
    boolean isFree() {
      return pause.isZero();
    }
  }

  synchronized Look look(String model) {
    long now = time.nanos();
    Look all = look(away.get(ALL_MODELS), now);
    Look one = look(away.get(model), now);
    Look longer = all.pause().compareTo(one.pause()) >= 0 ? all : one;
    @Nullable LearnedRate rate = rates.get(model);
    Duration paced = rate == null ? Duration.ZERO : rate.pause(now);
    return paced.compareTo(longer.pause()) > 0 ? new Look(paced, true) : longer;
  }

  private static Look look(@Nullable Away away, long now) {
    return away == null || away.until() - now <= 0
        ? new Look(Duration.ZERO, true)
        : new Look(Duration.ofNanos(away.until() - now), away.passes());
  }

  /// A submission for the model goes out.
  synchronized void begins(String model) {
    inHand++;
    rate(model).taken(time.nanos());
  }

  private LearnedRate rate(String model) {
    if (rates.size() >= MOST_MODELS && !rates.containsKey(model)) {
      rates.clear(); // learned again soon enough
    }
    return rates.computeIfAbsent(model, _ -> new LearnedRate());
  }

  /// What began is over, however it ended.
  synchronized void ends() {
    inHand--;
  }

  /// How many calls it carries out.
  synchronized int inHand() {
    return inHand;
  }

  /// It took a submission: what it was turned away for is over.
  synchronized void took(String model) {
    away.remove(ALL_MODELS);
    away.remove(model);
  }

  /// What it took it did not carry out, because that would have been too much.
  synchronized void throttled(String model) {
    refused(model, Refusals.Blame.THROTTLED, Optional.empty());
  }

  /// It was turned away.
  synchronized void refused(String model, Refusals.Blame blame, Optional<Duration> retryAfter) {
    switch (blame) {
      case REQUEST, SERVICE -> {}
      case ACCOUNT -> leaveAlone(ALL_MODELS, retryAfter, ACCOUNT_FIRST, ACCOUNT_MOST, false);
      case MODEL -> leaveAlone(model, retryAfter, MODEL_FIRST, MODEL_MOST, false);
      case THROTTLED -> {
        rate(model).throttled(time.nanos());
        leaveAlone(model, retryAfter, THROTTLED_FIRST, THROTTLED_MOST, true);
      }
    }
  }

  private void leaveAlone(
      String model, Optional<Duration> retryAfter, Duration first, Duration most, boolean passes) {
    if (away.size() >= MOST_MODELS) {
      away.clear();
    }
    @Nullable Away before = away.get(model);
    int times = before == null ? 0 : before.times() + 1;
    Duration doubled = first.multipliedBy(1L << Math.min(times, 12));
    Duration pause = retryAfter.orElse(doubled.compareTo(most) < 0 ? doubled : most);
    away.put(model, new Away(time.nanos() + pause.toNanos(), times, passes));
  }
}
