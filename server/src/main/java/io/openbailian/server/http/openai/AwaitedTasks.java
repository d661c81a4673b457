package io.openbailian.server.http.openai;

import io.javalin.http.Context;
import io.openbailian.engine.Time;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.WireException;
import io.openbailian.server.http.exchange.Callers;
import io.openbailian.server.invoke.Caller;
import io.openbailian.server.invoke.CallerGoneException;
import io.openbailian.server.invoke.Submissions;
import io.openbailian.server.run.Invocation;
import io.openbailian.server.task.HeldPolls;
import io.openbailian.server.task.ItemResult;
import io.openbailian.server.task.Task;
import io.openbailian.server.task.TaskState;
import io.openbailian.server.task.TaskViewer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/// Tasks whose client waits for their end. One goes on when its client leaves, or has waited too
/// long: it is in the list of tasks.
public record AwaitedTasks(Submissions submissions, HeldPolls polls, Time time) {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(280);
  private static final Duration LOOK_UP = Duration.ofSeconds(1);

  /// What was made.
  ///
  /// @param expires until when its files are kept
  public record Made(List<ItemResult> items, Instant expires) {
    public Made {
      items = List.copyOf(items);
    }
  }

  /// Submits a task and waits.
  ///
  /// @throws WireException when it fails, is canceled, or takes too long
  public Made make(Context context, Invocation invocation) throws InterruptedException {
    Caller caller = Callers.of(context);
    String id = submissions.submit(invocation, caller.key(), caller.requestId());
    AtomicBoolean gone = new AtomicBoolean();
    try (Caller.Watch _ = caller.presence().watch(() -> gone.set(true))) {
      return ended(id, TaskViewer.of(caller.key().principal(), true), gone);
    }
  }

  private Made ended(String id, TaskViewer viewer, AtomicBoolean gone) throws InterruptedException {
    long end = time.nanos() + LONGEST_WAIT.toNanos();
    while (true) {
      Task task =
          polls
              .present(id, viewer)
              .orElseThrow(() -> new WireException(ErrorCode.INTERNAL_ERROR.with()));
      switch (task.state()) {
        case TaskState.Succeeded succeeded -> {
          return new Made(succeeded.items(), task.expires());
        }
        case TaskState.Failed failed ->
            throw new WireException(ErrorCode.told(failed.code(), failed.message()));
        case TaskState.Canceled _ ->
            throw new WireException(
                ErrorCode.TASK_FAILED.with("the task %s was canceled".formatted(id)));
        case TaskState.Pending _, TaskState.Running _ -> {}
      }
      boolean goesOn = polls.awaitEnd(id, LOOK_UP);
      if (gone.get()) {
        throw new CallerGoneException();
      }
      if (!goesOn || time.nanos() - end >= 0) {
        throw new WireException(
            ErrorCode.TIMEOUT.with().withHint("the task %s goes on: ask for it".formatted(id)));
      }
    }
  }
}
