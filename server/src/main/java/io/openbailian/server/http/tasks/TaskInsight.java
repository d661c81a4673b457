package io.openbailian.server.http.tasks;

import io.openbailian.engine.Time;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.WireException;
import io.openbailian.protocol.server.EventStream;
import io.openbailian.protocol.server.TaskDetails;
import io.openbailian.server.http.exchange.FrameResponse;
import io.openbailian.server.routing.EngineRouter;
import io.openbailian.server.routing.Lane;
import io.openbailian.server.run.ProgressBoard;
import io.openbailian.server.share.Shares;
import io.openbailian.server.task.AttemptEnd;
import io.openbailian.server.task.AttemptFailure;
import io.openbailian.server.task.AttemptRow;
import io.openbailian.server.task.HeldPolls;
import io.openbailian.server.task.ItemResult;
import io.openbailian.server.task.Task;
import io.openbailian.server.task.TaskState;
import io.openbailian.server.task.TaskStore;
import io.openbailian.server.task.TaskViewer;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// How far a task is, where it stands in the queue, and what has been tried for it.
public final class TaskInsight {
  private static final Duration LOOK_UP = Duration.ofMillis(300);

  /// Each holds a connection. A key that has its share of them already is told what is known now,
  /// and the stream ends.
  private static final int MOST_FOLLOWERS = 1_000;

  private final TaskStore store;
  private final ProgressBoard board;
  private final EngineRouter engines;
  private final HeldPolls polls;
  private final Time time;
  private final Shares followers = new Shares(MOST_FOLLOWERS);

  public TaskInsight(
      TaskStore store, ProgressBoard board, EngineRouter engines, HeldPolls polls, Time time) {
    this.store = store;
    this.board = board;
    this.engines = engines;
    this.polls = polls;
    this.time = time;
  }

  /// @param done how far it is; read before the attempts, so that these are not older
  TaskDetails details(Task task, ProgressBoard.Progress done) throws InterruptedException {
    List<AttemptRow> attempts = store.attempts(task.id());
    Optional<Long> position =
        task.state() instanceof TaskState.Pending
            ? Optional.of(store.ahead(task) + 1)
            : Optional.empty();
    return new TaskDetails(
        progress(task, done),
        position,
        eta(task, position),
        engine(done, attempts),
        attempts.stream().map(TaskInsight::attempt).toList(),
        missed(task),
        produced(task).flatMap(made -> Optional.ofNullable(made.rewriter()).stream()).findFirst());
  }

  private static List<String> missed(Task task) {
    return produced(task).flatMap(made -> made.missed().stream()).distinct().toList();
  }

  private static Stream<ItemResult.Produced> produced(Task task) {
    return task.state() instanceof TaskState.Succeeded done
        ? done.items().stream()
            .filter(ItemResult.Produced.class::isInstance)
            .map(ItemResult.Produced.class::cast)
        : Stream.empty();
  }

  private static Optional<Integer> progress(Task task, ProgressBoard.Progress done) {
    return switch (task.state()) {
      case TaskState.Pending _ -> Optional.of(0);
      case TaskState.Running _ -> Optional.of(done.overall());
      case TaskState.Succeeded _ -> Optional.of(100);
      case TaskState.Failed _, TaskState.Canceled _ -> Optional.empty();
    };
  }

  /// As long as such tasks took lately, those before it in the queue among them.
  private Optional<Duration> eta(Task task, Optional<Long> position) {
    Optional<Duration> usual = board.usual(task.request().kind());
    return switch (task.state()) {
      case TaskState.Pending _ ->
          usual.map(one -> one.multipliedBy(1 + (position.orElse(1L) - 1) / width(task)));
      case TaskState.Running running ->
          usual.map(one -> {
            Duration left = one.minus(Duration.between(running.scheduled(), time.now()));
            return left.isNegative() ? Duration.ZERO : left.truncatedTo(ChronoUnit.SECONDS);
          });
      case TaskState.Ended _ -> Optional.empty();
    };
  }

  private int width(Task task) {
    return engines.lane(task.lane()).map(lane -> lane.gate().width()).orElse(1);
  }

  private static Optional<String> engine(ProgressBoard.Progress done, List<AttemptRow> attempts) {
    String present = done.engine();
    return present.isEmpty()
        ? attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.getLast().start().engine())
        : Optional.of(present);
  }

  private static TaskDetails.Attempt attempt(AttemptRow row) {
    Optional<AttemptEnd> end = row.end();
    Optional<AttemptFailure> failure = end.flatMap(AttemptEnd::failure);
    return new TaskDetails.Attempt(
        row.start().number(),
        row.start().items(),
        row.start().engine(),
        row.start().begun(),
        end.map(AttemptEnd::ended).orElse(null),
        failure.map(TaskInsight::code).orElse(null));
  }

  /// An attempt that was stopped has no error of the wire.
  private static String code(AttemptFailure failure) {
    return failure.code().isEmpty() ? failure.kind() : failure.code();
  }

  /// @throws WireException when the engine that works on the task cannot stop what it has handed on
  void refuseUnstoppable(Task task) throws InterruptedException {
    if (!(task.state() instanceof TaskState.Running)) {
      return;
    }
    Optional<Lane> lane = engine(board.of(task), store.attempts(task.id())).flatMap(engines::lane);
    if (lane.isPresent() && !lane.get().engine().stops()) {
      throw new WireException(
          ErrorCode.UNSUPPORTED_OPERATION.with(
              "Engine %s cannot stop a task that it has begun: with abandon=true the task is given up here, and what the engine has begun is charged all the same."
                  .formatted(lane.get().name())));
    }
  }

  /// Who wants to know how far which task is.
  record Asked(String taskId, TaskViewer viewer) {}

  /// Makes the document of a frame.
  @FunctionalInterface
  interface Writing {
    ObjectNode document(Optional<Task> task) throws InterruptedException;
  }

  /// Writes a frame whenever something has changed, until the task ends or its client leaves.
  void follow(Asked asked, Writing writing, FrameResponse response) throws InterruptedException {
    try (Shares.Loan place = followers.open(asked.viewer().workspace())) {
      boolean once = !place.tryGrow(1);
      int frames = 0;
      String before = "";
      while (true) {
        Optional<Task> task = polls.present(asked.taskId(), asked.viewer());
        ObjectNode document = writing.document(task);
        boolean last = once || task.isEmpty() || task.get().state() instanceof TaskState.Ended;
        String now = document.toString();
        if (last || !now.equals(before)) {
          response.write(EventStream.result(++frames, document));
          before = now;
        } else {
          response.idle();
        }
        if (last || !polls.awaitEnd(asked.taskId(), LOOK_UP)) {
          return;
        }
      }
    }
  }
}
