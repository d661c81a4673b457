package io.openbailian.server.invoke;

import io.openbailian.catalog.Meaning;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineException;
import io.openbailian.engine.Media;
import io.openbailian.engine.Time;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.WireError;
import io.openbailian.server.routing.Lane;
import io.openbailian.server.task.StopSignal;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One call of an engine from its first event to its last, tried again where the engine says that
/// this may help: each picture is finished and stored as it comes.
final class CallRun {
  private static final Logger LOG = LoggerFactory.getLogger(CallRun.class);

  /// How often a call is tried, with pauses of 1, 2, 4… seconds.
  private static final int TRIES = 4;

  private static final Duration LOOK_UP = Duration.ofMillis(200);

  /// How long an engine that was stopped may take to come back, before its thread is given up.
  private static final Duration LAST_WAIT = Duration.ofSeconds(10);

  private final EngineCall call;
  private final Lane lane;
  private final StopSignal stop;
  private final ItemFinisher finisher;
  private final Done.Listener listener;
  private final Time time;
  private final long deadline;
  private final Set<Integer> reported = new HashSet<>();
  private final Map<Integer, String> rewritten = new HashMap<>();

  /// @param deadline in {@link Time#nanos}
  CallRun(
      EngineCall call,
      Lane lane,
      StopSignal stop,
      ItemFinisher finisher,
      Done.Listener listener,
      Time time,
      long deadline) {
    this.call = call;
    this.lane = lane;
    this.stop = stop;
    this.finisher = finisher;
    this.listener = listener;
    this.time = time;
    this.deadline = deadline;
  }

  /// How a stay in the engine ended.
  private sealed interface End {
    record Stopped() implements End {}

    /// @param error of the items that the engine did not report
    record Over(WireError error, boolean clean) implements End {}

    record Again(Throwable cause) implements End {}
  }

  /// Runs the call.
  ///
  /// @return false when it was stopped
  boolean execute() throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      switch (enter(attempt < TRIES)) {
        case End.Stopped() -> {
          return false;
        }
        case End.Over(WireError error, boolean clean) -> {
          failUnreported(error, clean);
          return true;
        }
        case End.Again(Throwable cause) -> {
          LOG.info(
              "call={} engine={} is tried again: {}", call.id(), lane.name(), cause.getMessage());
          if (time.await(stop::stopped, Duration.ofSeconds(1L << (attempt - 1)))) {
            return false;
          }
        }
      }
    }
  }

  private End enter(boolean mayTryAgain) throws InterruptedException {
    EngineRun run = EngineRun.start(lane.engine(), call, stop);
    boolean ended = false;
    try (Takes takes = new Takes(finisher, call, lane)) {
      while (true) {
        Optional<EngineRun.Signal> signal = run.next(LOOK_UP);
        if (unfinished(signal)) {
          if (stop.stopped()) {
            return end(run, new End.Stopped());
          }
          if (time.nanos() - deadline > 0) {
            stop.stop();
            return end(run, new End.Over(ErrorCode.TIMEOUT.with(), false));
          }
          listener.idle();
        }
        if (signal.isEmpty()) {
          continue;
        }
        switch (signal.get()) {
          case EngineRun.Signal.Emitted(EngineEvent event) -> handle(event, takes);
          case EngineRun.Signal.Ended(Throwable thrown) -> {
            ended = true;
            return afterwards(thrown, mayTryAgain);
          }
        }
      }
    } finally {
      if (!ended) {
        stop.stop();
      }
    }
  }

  /// Whether nothing has come, or only one frame of many: a film may keep us busy for long.
  private static boolean unfinished(Optional<EngineRun.Signal> signal) {
    return signal.isEmpty()
        || (signal.get() instanceof EngineRun.Signal.Emitted(EngineEvent event)
            && event instanceof EngineEvent.Frame);
  }

  /// Waits for a stopped engine as long as a well-behaved one needs.
  private End end(EngineRun run, End end) throws InterruptedException {
    long last = System.nanoTime() + LAST_WAIT.toNanos();
    while (System.nanoTime() - last < 0) {
      Optional<EngineRun.Signal> signal = run.next(LOOK_UP);
      if (signal.isPresent() && signal.get() instanceof EngineRun.Signal.Ended) {
        return end;
      }
    }
    LOG.error("call={} does not stop; its thread is given up", call.id());
    return end;
  }

  private End afterwards(@Nullable Throwable thrown, boolean mayTryAgain) {
    if (stop.stopped() && reported.size() < call.items().size()) {
      return new End.Stopped();
    }
    if (thrown == null) {
      return new End.Over(
          ErrorCode.TASK_FAILED.with("engine %s ended without a result".formatted(lane.name())),
          true);
    }
    if (thrown instanceof EngineException e) {
      return e.retryable() && mayTryAgain ? new End.Again(e) : new End.Over(e.error(), false);
    }
    LOG.error("call={} engine={} failed", call.id(), lane.name(), thrown);
    return new End.Over(
        ErrorCode.TASK_FAILED.with("engine %s: %s".formatted(lane.name(), thrown)), false);
  }

  private void handle(EngineEvent event, Takes takes) {
    switch (event) {
      case EngineEvent.Progress _ -> listener.idle();
      case EngineEvent.TextDelta(String text) -> listener.done(new Done.Text(text));
      case EngineEvent.Note(String text) -> listener.done(new Done.Note(text));
      case EngineEvent.Rewritten(int item, String prompt) -> rewritten.put(item, prompt);
      case EngineEvent.Frame frame -> takes.add(frame);
      case EngineEvent.MediaReady(int item, Media media) -> {
        if (reported.add(item)) {
          done(item, takes.store(item, media));
        }
      }
      case EngineEvent.ItemFailed(int item, WireError error) -> {
        if (reported.add(item)) {
          done(item, new ItemFinisher.Stored.Failed(error));
        }
      }
    }
  }

  private void done(int index, ItemFinisher.Stored stored) {
    listener.done(new Done.Item(index, stored, actualPrompt(index)));
  }

  /// A story ends where the engine ends it; otherwise every picture that was asked for has a fate.
  private void failUnreported(WireError error, boolean clean) {
    boolean open = call.values().flag(Meaning.ENABLE_INTERLEAVE);
    if (open && clean && !reported.isEmpty()) {
      return;
    }
    call.items().stream()
        .map(EngineCall.Item::index)
        .filter(reported::add)
        .limit(open ? 1 : Integer.MAX_VALUE)
        .forEach(index -> done(index, new ItemFinisher.Stored.Failed(error)));
  }

  /// An engine that does not rewrite leaves the prompt as it is; the wire has an actual_prompt all
  /// the same.
  private @Nullable String actualPrompt(int index) {
    if (!call.values().flag(Meaning.PROMPT_EXTEND)) {
      return null;
    }
    return rewritten.getOrDefault(index, call.values().textOrEmpty(Meaning.PROMPT));
  }
}
