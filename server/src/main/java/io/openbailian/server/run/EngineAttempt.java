package io.openbailian.server.run;

import io.openbailian.catalog.model.Values;
import io.openbailian.engine.EngineCall.Item;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.StopWish;
import io.openbailian.engine.Time;
import io.openbailian.server.metrics.Attempts;
import io.openbailian.server.routing.Gate;
import io.openbailian.server.routing.Lane;
import io.openbailian.server.run.finish.DiskFullException;
import io.openbailian.server.share.GivenUpException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One attempt at some items by one engine: what it emits goes to the delivery, its handle and its
/// counts to the journal, and whatever it does wrong is its own failure.
final class EngineAttempt {
  private static final Logger LOG = LoggerFactory.getLogger(EngineAttempt.class);
  private static final Duration LOOK_UP = Duration.ofMillis(200);

  private final Run run;
  private final Delivery delivery;
  private final Lane lane;
  private final List<Item> items;
  private final Time time;
  private Optional<String> handle = Optional.empty();
  private Optional<Attempts.Tokens> tokens = Optional.empty();

  EngineAttempt(Run run, Delivery delivery, Lane lane, List<Item> items, Time time) {
    this.run = run;
    this.delivery = delivery;
    this.lane = lane;
    this.items = List.copyOf(items);
    this.time = time;
  }

  /// How it ended.
  sealed interface End {
    private static String word(Failing.Kind kind) {
      return kind.name().toLowerCase(Locale.ROOT);
    }

    /// Its word in what is counted.
    default String outcome() {
      return switch (this) {
        case Returned() -> Attempts.Attempt.RETURNED;
        case Failed(EngineFailure failure) -> word(Failing.of(failure).kind());
        case Stopped() -> word(Failing.Kind.STOPPED);
        case TimedOut() -> word(Failing.Kind.TIMEOUT);
        case NoRoom _ -> "no_room";
      };
    }

    /// The engine returned; it may have left items out.
    record Returned() implements End {}

    record Failed(EngineFailure failure) implements End {}

    /// The invocation was stopped.
    record Stopped() implements End {}

    /// The invocation's time was over.
    record TimedOut() implements End {}

    /// The disk had no room for what came.
    record NoRoom(IOException cause) implements End {}
  }

  /// The engine's own name for the work, where it has told one or was given one.
  Optional<String> handle() {
    return handle;
  }

  /// What it has counted, if it did.
  Optional<Attempts.Tokens> tokens() {
    return tokens;
  }

  /// Lets the engine run until it ends, fails or has to stop.
  ///
  /// @param values as the engine is to see them
  /// @param known the handle by which the work is taken up; otherwise it is begun
  /// @param place inside the engine's gate; left as soon as the engine has been, while its results
  ///   are still finished
  End make(Values values, Optional<String> known, Gate.Turn place)
      throws IOException, InterruptedException {
    handle = known;
    if (known.isPresent()) {
      run.journal().handle(known.get());
    }
    try (StopSignal stop = run.stop().attempt()) {
      Call call = new Call(run.owner(), run.invocation(), values, run.inputs(), items, known, stop);
      delivery.enter(call, lane);
      run.inputs().entered(place);
      try {
        End end = stay(call, stop, place::leave);
        if (end instanceof End.Returned) {
          delivery.returned();
        }
        return end;
      } finally {
        delivery.left();
        run.inputs().left();
      }
    }
  }

  private End stay(Call call, StopSignal stop, Runnable outside)
      throws IOException, InterruptedException {
    EngineStay stay = EngineStay.start(lane.engine(), call, stop, outside);
    boolean ended = false;
    try {
      while (true) {
        Optional<EngineStay.Signal> signal = stay.ready();
        if (signal.isEmpty()) {
          delivery.caughtUp();
          signal = stay.next(LOOK_UP);
        }
        if (isUnfinished(signal)) {
          if (run.stop().stopped()) {
            return new End.Stopped();
          }
          if (run.deadline().passed()) {
            return new End.TimedOut();
          }
          delivery.idle();
        }
        if (signal.isEmpty()) {
          continue;
        }
        switch (signal.get()) {
          case EngineStay.Signal.Emitted(EngineEvent event, Optional<CountDownLatch> taken) ->
              happened(event, taken);
          case EngineStay.Signal.Ended(Throwable thrown) -> {
            ended = true;
            delivery.caughtUp();
            return ended(thrown);
          }
        }
      }
    } catch (BrokenContractException e) {
      LOG.error("call={} engine={} {}", call.id(), lane.name(), e.getMessage(), e.getCause());
      return new End.Failed(new EngineFailure.Broken(said(e.getMessage())));
    } catch (DiskFullException e) {
      return new End.NoRoom(new IOException(e.getMessage(), e));
    } catch (GivenUpException e) { // before a result could be finished
      return run.stop().stopped() ? new End.Stopped() : new End.TimedOut();
    } finally {
      if (ended) {
        stay.over();
      } else {
        stop.stop(StopWish.END);
        stay.awaitEnd(time);
      }
    }
  }

  /// Whether nothing has come, or only one frame of many: a film may keep us busy for long.
  private static boolean isUnfinished(Optional<EngineStay.Signal> signal) {
    return signal.isEmpty()
        || (signal.get() instanceof EngineStay.Signal.Emitted(EngineEvent event, var _)
            && event instanceof EngineEvent.Frame);
  }

  private void happened(@Nullable EngineEvent event, Optional<CountDownLatch> taken)
      throws IOException, InterruptedException {
    switch (event) {
      case null -> throw new BrokenContractException("emitted nothing");
      case EngineEvent.Handle(String text) -> {
        if (text == null || text.isEmpty()) {
          throw new BrokenContractException("emitted a handle without a name");
        }
        run.journal().handle(text);
        handle = Optional.of(text);
        taken.ifPresent(CountDownLatch::countDown);
      }
      case EngineEvent.Usage usage -> {
        if (usage.input() < 0 || usage.output() < 0) {
          throw new BrokenContractException("counted fewer tokens than none");
        }
        tokens = Optional.of(new Attempts.Tokens(usage.input(), usage.output()));
        run.journal().counted(usage);
        delivery.happened(usage);
      }
      case EngineEvent other -> delivery.happened(other);
    }
  }

  /// Whatever an engine throws is a failure of one of the five kinds.
  private End ended(@Nullable Throwable thrown) {
    if (run.stop().stopped() && isAnyOpen()) {
      return new End.Stopped();
    }
    return switch (thrown) {
      case null -> new End.Returned();
      case EngineFailure failure when saysNothing(failure) -> {
        LOG.error(
            "call={} engine={} failed without saying how", run.owner().id(), lane.name(), failure);
        yield new End.Failed(new EngineFailure.Broken(said("failed without saying how"), failure));
      }
      case EngineFailure failure -> new End.Failed(failure);
      case Throwable other -> {
        LOG.error("call={} engine={} failed", run.owner().id(), lane.name(), other);
        yield new End.Failed(
            new EngineFailure.Broken(
                said("failed in a way that nobody foresaw; the server's log has the rest"), other));
      }
    };
  }

  /// An engine of somebody else may leave out what the compiler asks of ours.
  private static boolean saysNothing(EngineFailure failure) {
    return failure.error() == null
        || (failure instanceof EngineFailure.Busy busy && busy.retryAfter() == null)
        || (failure instanceof EngineFailure.Unknown unknown && unknown.handle() == null);
  }

  /// Whether one of its items has no fate yet.
  boolean isAnyOpen() {
    List<Integer> open = delivery.open().stream().map(Item::index).toList();
    return items.stream().anyMatch(item -> open.contains(item.index()));
  }

  private String said(@Nullable String what) {
    return "engine %s %s".formatted(lane.name(), what);
  }
}
