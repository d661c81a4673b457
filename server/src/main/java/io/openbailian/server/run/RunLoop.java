package io.openbailian.server.run;

import io.openbailian.catalog.Meaning;
import io.openbailian.catalog.ResultShape;
import io.openbailian.catalog.Values;
import io.openbailian.engine.EngineCall.Item;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.LostWork;
import io.openbailian.engine.PromptRewriter;
import io.openbailian.engine.StopWish;
import io.openbailian.engine.Time;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.WireError;
import io.openbailian.server.artifact.NoFetchRoomException;
import io.openbailian.server.routing.Gate;
import io.openbailian.server.routing.Lane;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries out invocations: call by call, each prepared, let in, run along its route and finished,
/// until every item has its fate. The only loop there is, whoever waits for the answer and in
/// whichever form it is delivered.
public final class RunLoop {
  private static final Logger LOG = LoggerFactory.getLogger(RunLoop.class);
  private static final Duration LOOK_UP = Duration.ofMillis(200);
  private static final Duration PAUSE_FOR_ROOM = Duration.ofSeconds(2);

  private final Time time;
  private final Optional<PromptRewriter> rewriter;
  private final BooleanSupplier loaded;

  /// @param rewriter for engines that do not rewrite prompts themselves
  /// @param loaded whether what pictures are read and finished with is there; until then they wait
  public RunLoop(Time time, Optional<PromptRewriter> rewriter, BooleanSupplier loaded) {
    this.time = time;
    this.rewriter = rewriter;
    this.loaded = loaded;
  }

  /// How a run ended.
  public sealed interface Ran {

    /// Every item has its fate.
    record Over() implements Ran {}

    /// It was stopped before.
    record Stopped(StopWish wish) implements Ran {}

    /// It must not go on: it was cancelled, or is somebody else's by now.
    record Lost() implements Ran {}
  }

  /// Runs an invocation to its end.
  ///
  /// @throws IOException of the delivery; the engine has been stopped
  public Ran run(Run run, Delivery delivery) throws IOException, InterruptedException {
    Optional<Ran> ended = Optional.empty();
    while (ended.isEmpty() && !delivery.open().isEmpty()) {
      ended = new CallRun(run, delivery).untilItsFate();
    }
    return ended.orElseGet(Ran.Over::new);
  }

  /// How a stay in an engine ended.
  private sealed interface StayEnd {

    record Returned() implements StayEnd {}

    record Failed(EngineFailure failure) implements StayEnd {}

    record Stopped() implements StayEnd {}

    record TimedOut() implements StayEnd {}

    record NoRoom(IOException cause) implements StayEnd {}
  }

  /// One call, from the first engine that is asked to the fate of its items.
  private final class CallRun {
    private final Run run;
    private final Delivery delivery;
    private final Walk walk;

    /// What the present attempt is about.
    private List<Item> items = List.of();

    private Optional<String> told = Optional.empty();

    CallRun(Run run, Delivery delivery) {
      this.run = run;
      this.delivery = delivery;
      this.walk =
          new Walk(
              run.route(),
              run.invocation().model(),
              run.route().patience().orElse(run.waits().busy()),
              time);
    }

    /// @return how the whole run ended; empty when it goes on with the items that are open
    Optional<Ran> untilItsFate() throws IOException, InterruptedException {
      items = delivery.open();
      Optional<Journal.HandedOn> before = run.journal().handedOn(items);
      if (before.isPresent() && !resume(before.get())) {
        return Optional.empty();
      }
      while (true) {
        if (run.stop().stopped()) {
          return Optional.of(new Ran.Stopped(run.stop().wish()));
        }
        if (run.deadline().passed()) {
          fail(delivery.open(), ErrorCode.TIMEOUT.with());
          return Optional.empty();
        }
        Optional<Step> step =
            switch (walk.next()) {
              case Walk.Next.GiveUp(WireError error) -> {
                fail(items, error);
                yield Optional.of(Step.DECIDED);
              }
              case Walk.Next.Wait(Duration pause) -> {
                await(pause);
                yield Optional.empty();
              }
              case Walk.Next.Ask(Lane lane, Optional<String> handle) -> ask(lane, handle);
            };
        if (step.isPresent()) {
          return step.get() == Step.DECIDED ? Optional.empty() : Optional.of(new Ran.Lost());
        }
      }
    }

    /// Work that was handed on is taken up by its handle. Where the handle was lost the engine is
    /// asked for it; what costs money and cannot be found is not begun again, for it may have been
    /// carried out.
    ///
    /// @return false when the items have their fate already
    private boolean resume(Journal.HandedOn work) throws InterruptedException {
      Optional<Lane> lane = run.route().lane(work.engine());
      List<Item> its = items.stream().filter(item -> work.items().contains(item.index())).toList();
      LostWork found =
          work.handle().isPresent()
              ? new LostWork.Found(work.handle().get())
              : lane.isPresent() ? seek(lane.get(), its, work) : new LostWork.Unknown();
      boolean free = lane.isPresent() && !lane.get().engine().traits().costsMoney();
      if (found instanceof LostWork.Found(String handle) && lane.isPresent()) {
        items = its;
        walk.resume(lane.get(), handle);
        return true;
      }
      if (found instanceof LostWork.NeverBegun || free) {
        return true;
      }
      fail(
          its,
          new EngineFailure.Unknown(
                  "engine %s may have carried this out before the server was stopped; it is not asked twice"
                      .formatted(work.engine()))
              .error());
      return false;
    }

    private LostWork seek(Lane lane, List<Item> its, Journal.HandedOn work)
        throws InterruptedException {
      try (StopSignal stop = run.stop().attempt()) {
        Call lost =
            new Call(
                run.owner(),
                run.invocation(),
                run.inputs().values(),
                run.inputs(),
                its,
                Optional.empty(),
                stop);
        return lane.engine().seek(lost, work.begun());
      } catch (EngineFailure | RuntimeException e) {
        LOG.warn(
            "call={} engine={} could not be asked for lost work", run.owner().id(), lane.name(), e);
        return new LostWork.Unknown();
      }
    }

    private void fail(List<Item> which, WireError error) {
      List<Integer> open = delivery.open().stream().map(Item::index).toList();
      which.stream()
          .filter(item -> open.contains(item.index()))
          .forEach(item -> delivery.failed(item, error));
    }

    private void await(Duration pause) throws IOException, InterruptedException {
      long end = time.nanos() + pause.toNanos();
      while (time.nanos() - end < 0 && !isOver()) {
        long left = Math.max(1, end - time.nanos());
        boolean _ = time.await(this::isOver, Duration.ofNanos(Math.min(left, LOOK_UP.toNanos())));
        delivery.idle();
      }
    }

    private boolean isOver() {
      return run.stop().stopped() || run.deadline().passed();
    }

    /// Prepares, passes the gate, and lets the engine run.
    ///
    /// @return empty when the walk goes on
    private Optional<Step> ask(Lane lane, Optional<String> handle)
        throws IOException, InterruptedException {
      items = handle.isPresent() ? items : itemsFor(lane);
      Prepared prepared = prepare();
      if (prepared != Prepared.READY) {
        return prepared == Prepared.FAILED ? Optional.of(Step.DECIDED) : Optional.empty();
      }
      try (Turns turns = new Turns()) {
        for (Gate gate : run.admission().gates(lane)) {
          if (!pass(lane, turns.queue(gate, run.owner().keyId()))) {
            return Optional.empty();
          }
        }
        return enter(lane, turns, handle);
      }
    }

    /// An engine that batches takes all that is open, and a story has one call whoever tells it;
    /// but recordings, which may be of gigabytes, are fetched and shown one by one.
    private List<Item> itemsFor(Lane lane) {
      List<Item> open = delivery.open();
      boolean one = run.invocation().operation().result() == ResultShape.TRANSCRIPTION;
      return !one && (lane.engine().traits().batches() || run.invocation().interleaved())
          ? open
          : List.of(open.getFirst());
    }

    private Prepared prepare() throws IOException, InterruptedException {
      try {
        Map<Integer, WireError> wrong = run.inputs().prepare(items);
        for (Item item : items) {
          WireError error = wrong.get(item.index());
          if (error != null) {
            delivery.failed(item, error);
          }
        }
        items = items.stream().filter(item -> !wrong.containsKey(item.index())).toList();
        return items.isEmpty() ? Prepared.FAILED : Prepared.READY;
      } catch (NoFetchRoomException e) {
        LOG.info("call={} its inputs wait: {}", run.owner().id(), e.getMessage());
        return roomIsLacking(e.error());
      } catch (IOException e) {
        LOG.error("call={} its inputs could not be kept", run.owner().id(), e);
        return roomIsLacking(ErrorCode.INTERNAL_ERROR.with());
      }
    }

    private Prepared roomIsLacking(WireError error) throws IOException, InterruptedException {
      if (run.waits().room()) {
        await(PAUSE_FOR_ROOM);
        return Prepared.NOT_YET;
      }
      fail(items, error);
      return Prepared.FAILED;
    }

    /// Waits to be let in; false when there is no need any more.
    private boolean pass(Lane lane, Gate.Turn turn) throws IOException, InterruptedException {
      long begun = time.nanos();
      while (!turn.await(LOOK_UP) || !isReady(lane)) {
        if (isOver()) {
          return false;
        }
        delivery.idle();
        Duration waited = Duration.ofNanos(time.nanos() - begun);
        Optional<Duration> most = run.waits().gate();
        if (most.isPresent() && waited.compareTo(most.get()) > 0) {
          walk.giveUp(
              ErrorCode.RATE_QUOTA
                  .with()
                  .withHint("engine %s was busy for %s".formatted(lane.name(), most.get())));
          return false;
        }
        if (!isReady(lane)) {
          boolean _ = time.await(() -> isReady(lane) || isOver(), LOOK_UP);
        }
      }
      return !isOver();
    }

    /// Text needs nothing that has to be loaded.
    private boolean isReady(Lane lane) {
      boolean text = run.invocation().operation().result() == ResultShape.TEXT;
      return lane.engine().ready() && (text || loaded.getAsBoolean());
    }

    private Optional<Step> enter(Lane lane, Turns turns, Optional<String> handle)
        throws IOException, InterruptedException {
      run.deadline().begin();
      if (!run.journal().begin(lane, items)) {
        return Optional.of(Step.LOST);
      }
      told = handle;
      if (handle.isPresent()) {
        run.journal().handle(handle.get());
      }
      try (StopSignal stop = run.stop().attempt()) {
        Values values = rewritten(lane);
        Call call =
            new Call(run.owner(), run.invocation(), values, run.inputs(), items, handle, stop);
        delivery.enter(call, lane);
        StayEnd end;
        try {
          end = stay(lane, call, turns, stop);
          if (end instanceof StayEnd.Returned) {
            delivery.returned();
          }
        } finally {
          delivery.left();
          run.inputs().left();
        }
        return decide(lane, end);
      }
    }

    /// The prompt is rewritten where that is asked for and the engine leaves it to us.
    private Values rewritten(Lane lane) {
      Values values = run.inputs().values();
      boolean wanted = values.flag(Meaning.PROMPT_EXTEND) && values.has(Meaning.PROMPT);
      if (!wanted || lane.engine().traits().rewritesPrompts() || rewriter.isEmpty()) {
        return values;
      }
      return values.with(Meaning.PROMPT, rewriter.get().rewritten(values, items.getFirst().seed()));
    }

    private StayEnd stay(Lane lane, Call call, Turns turns, StopSignal stop)
        throws IOException, InterruptedException {
      EngineStay stay = EngineStay.start(lane.engine(), call, stop, turns::leaveEngine);
      boolean ended = false;
      try {
        while (true) {
          Optional<EngineStay.Signal> signal = stay.next(LOOK_UP);
          if (isUnfinished(signal)) {
            if (run.stop().stopped()) {
              return new StayEnd.Stopped();
            }
            if (run.deadline().passed()) {
              return new StayEnd.TimedOut();
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
              return ended(lane, thrown);
            }
          }
        }
      } catch (BrokenContractException e) {
        LOG.error("call={} engine={} {}", call.id(), lane.name(), e.getMessage());
        return new StayEnd.Failed(new EngineFailure.Broken(said(lane, e.getMessage())));
      } catch (NoRoomException e) {
        return new StayEnd.NoRoom(new IOException(e.getMessage(), e));
      } finally {
        if (!ended) {
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
      if (event == null) {
        throw new BrokenContractException("emitted nothing");
      }
      if (event instanceof EngineEvent.Handle(String text)) {
        if (text == null || text.isEmpty()) {
          throw new BrokenContractException("emitted a handle without a name");
        }
        run.journal().handle(text);
        told = Optional.of(text);
        taken.ifPresent(CountDownLatch::countDown);
        return;
      }
      delivery.happened(event);
    }

    /// Whatever an engine throws is a failure of one of the five kinds.
    private StayEnd ended(Lane lane, @Nullable Throwable thrown) {
      if (run.stop().stopped() && isAnyOpen()) {
        return new StayEnd.Stopped();
      }
      return switch (thrown) {
        case null -> new StayEnd.Returned();
        case EngineFailure failure -> new StayEnd.Failed(failure);
        case Throwable other -> {
          LOG.error("call={} engine={} failed", run.owner().id(), lane.name(), other);
          yield new StayEnd.Failed(
              new EngineFailure.Broken(
                  said(lane, "failed in a way that nobody foresaw; the server's log has the rest"),
                  other));
        }
      };
    }

    private static String said(Lane lane, @Nullable String what) {
      return "engine %s %s".formatted(lane.name(), what);
    }

    private Optional<Step> decide(Lane lane, StayEnd end) throws IOException, InterruptedException {
      return switch (end) {
        case StayEnd.Returned _ -> returned(lane);
        case StayEnd.Failed(EngineFailure failure) -> failed(lane, failure);
        case StayEnd.Stopped _ -> {
          if (!isLeftToGoOn(lane)) {
            run.journal().end(Optional.of(stopped()));
          }
          yield Optional.empty();
        }
        case StayEnd.TimedOut _ -> {
          run.journal()
              .end(Optional.of(new Failing(Failing.Kind.TIMEOUT, ErrorCode.TIMEOUT.with())));
          yield Optional.empty();
        }
        case StayEnd.NoRoom(IOException cause) -> {
          LOG.error("call={} waits for room on the disk", run.owner().id(), cause);
          run.journal().end(Optional.of(stopped()));
          await(PAUSE_FOR_ROOM);
          yield Optional.empty();
        }
      };
    }

    /// Work that was handed on goes on while this process is away, and so does what may have been.
    private boolean isLeftToGoOn(Lane lane) {
      return run.stop().wish() == StopWish.LEAVE
          && (told.isPresent() || lane.engine().traits().costsMoney());
    }

    private boolean isAnyOpen() {
      List<Integer> open = delivery.open().stream().map(Item::index).toList();
      return items.stream().anyMatch(item -> open.contains(item.index()));
    }

    private static Failing stopped() {
      return new Failing(Failing.Kind.STOPPED, ErrorCode.INTERNAL_ERROR.with());
    }

    private Optional<Step> returned(Lane lane) throws InterruptedException {
      if (isAnyOpen()) {
        return failed(lane, new EngineFailure.Broken(said(lane, "ended without a result")));
      }
      run.journal().end(Optional.empty());
      lane.succeeded(run.invocation().model());
      return Optional.of(Step.DECIDED);
    }

    private Optional<Step> failed(Lane lane, EngineFailure failure) throws InterruptedException {
      LOG.info(
          "call={} engine={} {}: {}",
          run.owner().id(),
          lane.name(),
          Failing.of(failure).kind(),
          failure.getMessage());
      run.journal().end(Optional.of(Failing.of(failure)));
      walk.failed(lane, failure, delivery.delivered(), told);
      return isAnyOpen() ? Optional.empty() : Optional.of(Step.DECIDED);
    }
  }

  /// The places at the gates that a call passes, one after the other; the last is the engine's own.
  private static final class Turns implements AutoCloseable {
    private final List<Gate.Turn> passed = new ArrayList<>();

    Gate.Turn queue(Gate gate, String keyId) {
      Gate.Turn turn = gate.queue(keyId);
      passed.add(turn);
      return turn;
    }

    /// Another may have the engine, while this call's results are still being finished.
    void leaveEngine() {
      passed.getLast().close();
    }

    @Override
    public void close() {
      passed.forEach(Gate.Turn::close);
    }
  }

  private enum Prepared {
    READY,
    /// No item is left.
    FAILED,
    NOT_YET
  }

  private enum Step {
    /// The items of the call have their fate.
    DECIDED,
    LOST
  }
}
