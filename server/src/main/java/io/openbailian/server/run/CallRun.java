package io.openbailian.server.run;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.PassedCalls;
import io.openbailian.catalog.model.ResultShape;
import io.openbailian.catalog.model.Values;
import io.openbailian.engine.EngineCall.Item;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.LostWork;
import io.openbailian.engine.StopWish;
import io.openbailian.engine.Time;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.WireError;
import io.openbailian.server.artifact.NoFetchRoomException;
import io.openbailian.server.metrics.Attempts;
import io.openbailian.server.routing.Gate;
import io.openbailian.server.routing.Lane;
import io.openbailian.server.run.RunLoop.Ran;
import io.openbailian.server.share.GivenUpException;
import io.openbailian.server.task.WorkMarks;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One call of an invocation, from the first engine that is asked to the fate of its items: it is
/// prepared, let in, and handed to one engine after the other as the {@link Walk} says.
final class CallRun {
  private static final Logger LOG = LoggerFactory.getLogger(CallRun.class);
  private static final Duration LOOK_UP = Duration.ofMillis(200);
  private static final Duration PAUSE_FOR_ROOM = Duration.ofSeconds(2);

  private final Run run;
  private final Delivery delivery;
  private final RunLoop.Surroundings surroundings;
  private final Time time;
  private final Walk walk;

  /// What the present attempt is about.
  private List<Item> items = List.of();

  private @Nullable RewrittenItem rewritten;

  CallRun(Run run, Delivery delivery, RunLoop.Surroundings surroundings) {
    this.run = run;
    this.delivery = delivery;
    this.surroundings = surroundings;
    this.time = surroundings.time();
    this.walk =
        new Walk(
            run.route(),
            run.invocation().model(),
            run.route().patience().orElse(run.waits().busy()),
            time);
  }

  /// Asks one engine after the other until the items have their fate.
  ///
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
    } catch (EngineFailure | RuntimeException | Error e) { // whatever it is, nobody knows
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
    try (WorkMarks.Mark _ = run.journal().alone(lane)) {
      return queueUp(lane, handle);
    } catch (GivenUpException e) { // it was stopped, or its time is over
      return Optional.empty();
    }
  }

  private Optional<Step> queueUp(Lane lane, Optional<String> handle)
      throws IOException, InterruptedException {
    EngineAttempt attempt = new EngineAttempt(run, delivery, lane, items, time);
    EngineAttempt.End end;
    Values values = rewritten(lane, handle);
    try (Gate.Turn turn = run.admission().queue(lane, run.owner().workspace())) {
      if (!pass(lane, turn)) {
        return Optional.empty();
      }
      run.deadline().begin();
      if (!run.journal().begin(lane, items)) {
        return Optional.of(Step.LOST);
      }
      end = watched(lane, attempt, values, handle, turn);
    }
    return decide(lane, attempt, end);
  }

  private EngineAttempt.End watched(
      Lane lane, EngineAttempt attempt, Values values, Optional<String> handle, Gate.Turn turn)
      throws IOException, InterruptedException {
    long begun = time.nanos();
    EngineAttempt.@Nullable End end = null;
    try {
      end = attempt.make(values, handle, turn);
      return end;
    } finally {
      Invocation of = run.invocation();
      boolean isPassed = of.operation().name().equals(PassedCalls.NAME);
      surroundings
          .watch()
          .ended(
              new Attempts.Attempt(
                  run.owner().id(),
                  of.operation().result(),
                  isPassed ? PassedCalls.NAME : of.model().name(),
                  lane.name(),
                  end == null ? "left" : end.outcome(),
                  time.nanos() - begun,
                  attempt.tokens(),
                  run.journal().equals(Journal.NONE)
                      && of.operation().result() != ResultShape.SOCKET));
    }
  }

  /// An engine that batches takes all that is open, and a story has one call whoever tells it; but
  /// recordings, which may be of gigabytes, are fetched and shown one by one.
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
    ResultShape result = run.invocation().operation().result();
    boolean words = result == ResultShape.TEXT || result.isNumbers();
    return lane.engine().ready() && (words || surroundings.loaded().getAsBoolean());
  }

  /// The prompt is rewritten where that is asked for and the engine leaves it to us: once for all
  /// attempts of the call, and before it takes a place at the engine.
  private Values rewritten(Lane lane, Optional<String> handle) throws InterruptedException {
    Values values = run.inputs().values();
    boolean wanted = values.flag(Meaning.PROMPT_EXTEND) && values.has(Meaning.PROMPT);
    if (!wanted || lane.engine().traits().rewritesPrompts()) {
      return values;
    }
    Item first = items.getFirst();
    if (rewritten == null || rewritten.item() != first.index()) {
      Rewriting rewriting = surroundings.rewriting();
      rewritten =
          new RewrittenItem(
              first.index(),
              handle.isPresent()
                  ? rewriting.again(run, first.seed())
                  : rewriting.of(run, first.seed()));
    }
    Optional<Rewriting.Rewritten> prompt = rewritten.prompt();
    prompt.ifPresent(one -> delivery.rewritten(one.by()));
    return prompt.map(one -> values.with(Meaning.PROMPT, one.prompt())).orElse(values);
  }

  /// What the prompt became, for the items that begin with this one.
  private record RewrittenItem(int item, Optional<Rewriting.Rewritten> prompt) {}

  private Optional<Step> decide(Lane lane, EngineAttempt attempt, EngineAttempt.End end)
      throws IOException, InterruptedException {
    return switch (end) {
      case EngineAttempt.End.Returned _ when attempt.isAnyOpen() ->
          failed(
              lane,
              attempt,
              new EngineFailure.Broken("engine %s ended without a result".formatted(lane.name())));
      case EngineAttempt.End.Returned _ -> {
        run.journal().end(Optional.empty());
        lane.succeeded(run.invocation().model());
        yield Optional.of(Step.DECIDED);
      }
      case EngineAttempt.End.Failed(EngineFailure failure) -> failed(lane, attempt, failure);
      case EngineAttempt.End.Stopped _ -> {
        if (!isLeftToGoOn(lane, attempt)) {
          run.journal().end(Optional.of(stopped()));
        }
        yield Optional.empty();
      }
      case EngineAttempt.End.TimedOut _ -> {
        run.journal().end(Optional.of(new Failing(Failing.Kind.TIMEOUT, ErrorCode.TIMEOUT.with())));
        yield Optional.empty();
      }
      case EngineAttempt.End.NoRoom(IOException cause) -> {
        LOG.error("call={} waits for room on the disk", run.owner().id(), cause);
        run.journal().end(Optional.of(stopped()));
        await(PAUSE_FOR_ROOM);
        yield Optional.empty();
      }
    };
  }

  /// Work that was handed on goes on while this process is away, and so does what may have been.
  private boolean isLeftToGoOn(Lane lane, EngineAttempt attempt) {
    return run.stop().wish() == StopWish.LEAVE
        && (attempt.handle().isPresent() || lane.engine().traits().costsMoney());
  }

  private static Failing stopped() {
    return new Failing(Failing.Kind.STOPPED, ErrorCode.INTERNAL_ERROR.with());
  }

  private Optional<Step> failed(Lane lane, EngineAttempt attempt, EngineFailure failure)
      throws InterruptedException {
    Failing failing = Failing.of(failure);
    LOG.info(
        "call={} engine={} {}: {}{}",
        run.owner().id(),
        lane.name(),
        failing.kind(),
        failure.getMessage(),
        failure.getCause() == null ? "" : " (" + failure.getCause() + ")");
    run.journal().end(Optional.of(failing));
    walk.failed(lane, failure, delivery.delivered(), attempt.handle());
    return attempt.isAnyOpen() ? Optional.empty() : Optional.of(Step.DECIDED);
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
