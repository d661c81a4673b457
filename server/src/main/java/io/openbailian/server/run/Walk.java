package io.openbailian.server.run;

import io.openbailian.catalog.model.Model;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.Time;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.WireError;
import io.openbailian.server.routing.Lane;
import io.openbailian.server.routing.Route;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The way of one call along a route: which engine is asked next, and when, as its failures say.
final class Walk {
  /// Besides those that found an engine busy.
  private static final int MOST_ATTEMPTS = 3;

  /// A request that breaks so many engines is not shown to another.
  private static final int MOST_BROKEN = 2;

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  /// For engines that say themselves when to come again.
  private static final Duration LEAST_PAUSE = Duration.ofMillis(100);

  private static final Duration LONGEST_WISH = Duration.ofDays(1);

  private final List<List<Lane>> steps;
  private final Model model;
  private final Time time;
  private final long patience;
  private final Set<Lane> spent = new HashSet<>();
  private final Set<Lane> unreachable = new HashSet<>();
  private final Map<Lane, Long> busyUntil = new HashMap<>();
  private Optional<Next.Ask> resumed = Optional.empty();
  private WireError last = ErrorCode.MODEL_UNAVAILABLE.with();
  private long resumedAfter;
  private long waited;
  private int attempts;
  private int pauses;
  private int broken;
  private boolean over;

  /// @param patience how long it waits for busy engines in all
  Walk(Route route, Model model, Duration patience, Time time) {
    this.steps = healthyFirst(route, model, time.nanos());
    this.model = model;
    this.patience = patience.toNanos();
    this.time = time;
  }

  /// What is done next.
  sealed interface Next {

    /// An engine is asked.
    ///
    /// @param handle by which the work is taken up; otherwise it is begun
    record Ask(Lane lane, Optional<String> handle) implements Next {}

    record Wait(Duration pause) implements Next {}

    record GiveUp(WireError error) implements Next {}
  }

  /// Engines that fail just now are asked last, and only when no other is left.
  private static List<List<Lane>> healthyFirst(Route route, Model model, long nanos) {
    List<List<Lane>> healthy = new ArrayList<>();
    List<Lane> failing = new ArrayList<>();
    for (int i = 0; i < route.steps().size(); i++) {
      List<Lane> fit = new ArrayList<>();
      for (Lane lane : route.equals(i)) {
        (lane.isFailing(model, nanos) ? failing : fit).add(lane);
      }
      healthy.add(fit);
    }
    healthy.add(failing);
    return healthy;
  }

  /// The call goes on where work was handed on.
  void resume(Lane lane, String handle) {
    resumed = Optional.of(new Next.Ask(lane, Optional.of(handle)));
    resumedAfter = time.nanos();
  }

  /// What was handed on is there, whether we reach it or not: it is asked for again until its time
  /// is over.
  private void takeUpLater(Lane lane, String handle, Duration pause) {
    resumed = Optional.of(new Next.Ask(lane, Optional.of(handle)));
    resumedAfter = time.nanos() + pause.toNanos();
  }

  Next next() {
    long early = resumedAfter - time.nanos();
    if (resumed.isPresent() && !over && early > 0) {
      return new Next.Wait(Duration.ofNanos(early));
    }
    if (resumed.isPresent() && !over) {
      Next.Ask ask = resumed.get();
      resumed = Optional.empty();
      return ask;
    }
    if (over || attempts >= MOST_ATTEMPTS) {
      return new Next.GiveUp(last);
    }
    for (List<Lane> step : steps) {
      Optional<Next> next = within(step);
      if (next.isPresent()) {
        return next.get();
      }
    }
    return again();
  }

  /// Within a step: an engine that is free, else the one that will be soonest, if that is soon
  /// enough.
  private Optional<Next> within(List<Lane> step) {
    long now = time.nanos();
    List<Lane> left = step.stream().filter(lane -> !spent.contains(lane)).toList();
    Optional<Lane> free =
        left.stream().filter(lane -> now - busyUntil.getOrDefault(lane, now) >= 0).findFirst();
    if (free.isPresent()) {
      return Optional.of(new Next.Ask(free.get(), Optional.empty()));
    }
    long wait =
        left.stream().mapToLong(lane -> busyUntil.getOrDefault(lane, now) - now).min().orElse(-1);
    if (wait < 0) {
      return Optional.empty();
    }
    if (waited + wait > patience) {
      spent.addAll(left);
      return Optional.empty();
    }
    waited += wait;
    return Optional.of(new Next.Wait(Duration.ofNanos(wait)));
  }

  /// Where all that is left could not be reached, it may be reached in a moment.
  private Next again() {
    if (unreachable.isEmpty()) {
      return new Next.GiveUp(last);
    }
    spent.removeAll(unreachable);
    unreachable.clear();
    return new Next.Wait(pause());
  }

  /// As long as the engine says, within reason: one that wants to be asked again at once, each
  /// time, is not asked without end.
  private Duration pause(EngineFailure.Busy busy) {
    if (busy.retryAfter().isEmpty()) {
      return pause();
    }
    Duration least = LEAST_PAUSE.multipliedBy(1L << Math.min(pauses++, 4));
    Duration wanted = busy.retryAfter().get();
    Duration most = wanted.compareTo(LONGEST_WISH) < 0 ? wanted : LONGEST_WISH;
    return most.compareTo(least) < 0 ? least : most;
  }

  private Duration pause() {
    Duration pause = Duration.ofSeconds(1L << Math.min(pauses++, 5));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }

  /// Notes how an attempt failed. The one place that says what each failure leads to.
  ///
  /// @param delivered whether something has gone out that another attempt would repeat
  /// @param known the engine's own name for the work, where it told one
  void failed(Lane lane, EngineFailure failure, boolean delivered, Optional<String> known) {
    last = failure.error();
    switch (failure) {
      case EngineFailure.Refused _ -> over = true;
      case EngineFailure.Busy busy when known.isPresent() ->
          takeUpLater(lane, known.get(), pause(busy));
      case EngineFailure.Busy busy -> busyUntil.put(lane, time.nanos() + pause(busy).toNanos());
      case EngineFailure.Down _ when known.isPresent() -> takeUpLater(lane, known.get(), pause());
      case EngineFailure.Down _ -> {
        attempts++;
        lane.failed(model, time.nanos());
        spent.add(lane);
        unreachable.add(lane);
      }
      case EngineFailure.Broken _ -> {
        attempts++;
        lane.failed(model, time.nanos());
        spent.add(lane);
        over = ++broken >= MOST_BROKEN;
      }
      case EngineFailure.Unknown unknown -> unknown(lane, unknown.handle().or(() -> known));
    }
    over |= delivered;
  }

  /// Nobody waits any longer.
  void giveUp(WireError error) {
    last = error;
    over = true;
  }

  private void unknown(Lane lane, Optional<String> handle) {
    attempts++;
    if (handle.isPresent() && attempts < MOST_ATTEMPTS) {
      resume(lane, handle.get());
    } else if (handle.isPresent() || lane.engine().traits().costsMoney()) {
      over = true;
    } else {
      lane.failed(model, time.nanos());
      spent.add(lane);
      unreachable.add(lane);
    }
  }
}
