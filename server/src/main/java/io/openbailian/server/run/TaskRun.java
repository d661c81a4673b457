package io.openbailian.server.run;

import io.openbailian.catalog.Catalog;
import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Mode;
import io.openbailian.catalog.model.Model;
import io.openbailian.catalog.model.Operation;
import io.openbailian.catalog.model.PassedCalls;
import io.openbailian.catalog.model.ResultShape;
import io.openbailian.engine.StopWish;
import io.openbailian.engine.Time;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.WireError;
import io.openbailian.protocol.WireException;
import io.openbailian.server.artifact.Artifact;
import io.openbailian.server.routing.EngineRouter;
import io.openbailian.server.routing.Route;
import io.openbailian.server.run.finish.ItemFinisher;
import io.openbailian.server.share.GivenUpException;
import io.openbailian.server.sql.DatabaseException;
import io.openbailian.server.task.ItemResult;
import io.openbailian.server.task.NumberedEnd;
import io.openbailian.server.task.Task;
import io.openbailian.server.task.TaskState;
import io.openbailian.server.task.TaskStore;
import io.openbailian.server.task.WorkMarks;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The asynchronous sink: an invocation whose results become the end of a task.
public final class TaskRun {
  private static final Logger LOG = LoggerFactory.getLogger(TaskRun.class);
  private final Catalog catalog;
  private final TaskStore store;
  private final EngineRouter router;
  private final RunLoop loop;
  private final Making making;
  private final Duration timeout;
  private final Time time;

  /// How tasks get what they need, and their results get to where they are kept.
  ///
  /// @param marks of the tasks whose files are worked on
  public record Making(
      TaskValues values,
      Preparing preparing,
      ItemFinisher finisher,
      ProgressBoard progress,
      WorkMarks marks) {}

  /// @param timeout of a task, from its first attempt on
  public TaskRun(
      Catalog catalog,
      TaskStore store,
      EngineRouter router,
      RunLoop loop,
      Making making,
      Duration timeout,
      Time time) {
    this.catalog = catalog;
    this.store = store;
    this.router = router;
    this.loop = loop;
    this.making = making;
    this.timeout = timeout;
    this.time = time;
  }

  /// What is to be done with a task that was carried out as far as it went.
  sealed interface Outcome {

    /// It has ended.
    ///
    /// @param files the rows of files that are on disk
    /// @param engine that was asked last, or was to be
    record Ended(
        TaskState.Ended state, List<Artifact> files, Optional<NumberedEnd> attempt, String engine)
        implements Outcome {
      public Ended {
        files = List.copyOf(files);
      }
    }

    /// It goes on another time, as it is.
    record Left() implements Outcome {}
  }

  /// Carries a task out. Whatever goes wrong but the database is an ending too.
  ///
  /// @throws DatabaseException when the database could not be written; the task stays as it is
  Outcome execute(TaskJournal.Hold hold, StopSignal stop, Admission admission)
      throws InterruptedException {
    Task task = hold.task().task();
    Gathered gathered = new Gathered(new Owner(task.id(), task.workspace()));
    Deadline deadline = deadline(task);
    Marking marking =
        new TaskMarking(
            making.marks(), task.id(), hold.turn(), () -> stop.stopped() || deadline.passed());
    TaskJournal journal = new TaskJournal(store, hold, marking, gathered, timeout, time);
    making.progress().put(task.id(), ProgressBoard.Progress.none(items(task)));
    long begun = time.nanos();
    try {
      Outcome outcome =
          carriedOut(
              new Work(hold, gathered, journal, new Means(stop, deadline, marking, admission)));
      if (outcome instanceof Outcome.Ended && journal.begun()) {
        making.progress().ended(task.request().kind(), Duration.ofNanos(time.nanos() - begun));
      }
      return outcome;
    } finally {
      making.progress().remove(task.id());
    }
  }

  private static int items(Task task) {
    return Invocation.picturesOf(task.request().values());
  }

  /// One task on its way.
  private record Work(TaskJournal.Hold hold, Gathered gathered, TaskJournal journal, Means means) {
    Task task() {
      return hold.task().task();
    }
  }

  /// What keeps a task within bounds.
  private record Means(StopSignal stop, Deadline deadline, Marking marking, Admission admission) {}

  private Outcome carriedOut(Work work) throws InterruptedException {
    try {
      return ran(work);
    } catch (WireException e) {
      return failed(work, e.error());
    } catch (DatabaseException e) {
      throw e;
    } catch (IOException e) {
      LOG.error("task={} failed: its inputs cannot be read", work.task().id(), e);
      return failed(work, ErrorCode.INTERNAL_ERROR.with());
    } catch (RuntimeException | Error e) { // one task's surprise must not be anybody else's
      LOG.error("task={} failed in a way that nobody foresaw", work.task().id(), e);
      return failed(work, ErrorCode.INTERNAL_ERROR.with());
    }
  }

  private Outcome ran(Work work) throws IOException, InterruptedException {
    Task task = work.task();
    Optional<Operation> passed = PassedCalls.operation(task.request().operation());
    Optional<Operation> operation = passed.or(() -> catalog.operation(task.request().operation()));
    Optional<Model> model =
        passed
            .map(_ -> PassedCalls.model(task.request().model()))
            .or(() -> catalog.model(task.request().model()));
    if (model.isEmpty() || operation.isEmpty()) {
      return failed(work, ErrorCode.MODEL_NOT_FOUND.with());
    }
    try (TaskValues.Loaded loaded =
        making.values().load(work.hold().task(), work.means().stop()::stopped)) {
      return ran(
          work, new Invocation(operation.get(), model.get(), Mode.ASYNC, loaded.values()), loaded);
    } catch (GivenUpException e) {
      return outcome(work, new RunLoop.Ran.Stopped(work.means().stop().wish()));
    }
  }

  private Outcome ran(Work work, Invocation invocation, TaskValues.Loaded loaded)
      throws IOException, InterruptedException {
    Task task = work.task();
    Route route = router.routeFor(invocation.operation(), invocation.model());
    Owner owner = new Owner(task.id(), task.workspace());
    try (Inputs inputs =
        making
            .preparing()
            .inputs(
                owner,
                invocation,
                route,
                work.means().stop(),
                work.means().marking(),
                loaded.pictures())) {
      Run run =
          new Run(
              owner,
              invocation,
              withAttempted(route, work),
              inputs,
              work.means().stop(),
              work.means().deadline(),
              work.journal(),
              work.means().admission(),
              Run.Waits.TASK);
      TaskProgress listener = new TaskProgress(making.progress(), work.gathered(), task);
      Set<Integer> done = Restored.into(work.gathered(), work.hold().task(), making.finisher());
      return outcome(work, loop.run(run, delivery(run, listener, done)));
    }
  }

  /// @param done the items that were done before
  private Delivery delivery(Run run, TaskProgress listener, Set<Integer> done) {
    if (run.invocation().operation().result() == ResultShape.PASSED) {
      return new PassedDelivery(run, making.finisher(), listener, !done.isEmpty(), time);
    }
    ItemDelivery delivery = new ItemDelivery(run, making.finisher(), listener, time);
    delivery.skip(done);
    return delivery;
  }

  /// An engine that works on the task already is asked for its results even when the route does not
  /// lead to it any more.
  private Route withAttempted(Route route, Work work) {
    return work.hold().task().attempts().stream()
        .filter(row -> row.handle().isPresent() && row.end().isEmpty())
        .map(row -> row.start().engine())
        .filter(name -> route.lane(name).isEmpty())
        .flatMap(name -> router.lane(name).stream())
        .findFirst()
        .map(route::after)
        .orElse(route);
  }

  /// A clock that was set back makes nobody's time longer than the whole of it.
  private Deadline deadline(Task task) {
    if (!(task.state() instanceof TaskState.Running(_, Instant end)) || end == null) {
      return Deadline.afterBeginning(timeout, time);
    }
    Duration left = Duration.between(time.now(), end);
    return Deadline.in(left.compareTo(timeout) < 0 ? left : timeout, time);
  }

  private Outcome outcome(Work work, RunLoop.Ran ran) throws InterruptedException {
    return switch (ran) {
      case RunLoop.Ran.Over() -> ending(work);
      case RunLoop.Ran.Stopped(StopWish wish) when wish == StopWish.END -> canceled(work);
      case RunLoop.Ran.Stopped _ -> {
        work.journal().leave();
        yield new Outcome.Left();
      }
      // A wish to cancel it ends it; if it is somebody else's, the end is not written.
      case RunLoop.Ran.Lost() -> canceled(work);
    };
  }

  /// One picture is enough to succeed; only those that came are charged.
  private Outcome ending(Work work) {
    Optional<WireError> failure = work.gathered().failure();
    if (failure.isPresent()) {
      return failed(work, failure.get());
    }
    Instant now = time.now();
    return new Outcome.Ended(
        new TaskState.Succeeded(scheduled(work), now, work.gathered().items()),
        work.gathered().files(now.plus(Task.LIFETIME)),
        work.journal().last(),
        work.journal().lane());
  }

  private Outcome failed(Work work, WireError error) {
    List<ItemResult> items =
        work.task().request().values().has(Meaning.FILES) ? work.gathered().items() : List.of();
    return new Outcome.Ended(
        new TaskState.Failed(scheduled(work), time.now(), error.code(), error.message(), items),
        List.of(),
        work.journal().last(),
        work.journal().lane());
  }

  /// What was done stays.
  private Outcome canceled(Work work) {
    Instant now = time.now();
    return new Outcome.Ended(
        new TaskState.Canceled(scheduled(work), now, work.gathered().items()),
        work.gathered().files(now.plus(Task.LIFETIME)),
        work.journal().last(),
        work.journal().lane());
  }

  private Instant scheduled(Work work) {
    return work.task().state() instanceof TaskState.Running running
        ? running.scheduled()
        : work.journal().firstBegun().orElseGet(time::now);
  }
}
