package io.openbailian.server.invoke;

import io.openbailian.engine.Time;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.WireException;
import io.openbailian.server.metrics.ServerMetrics;
import io.openbailian.server.routing.EngineRouter;
import io.openbailian.server.run.Invocation;
import io.openbailian.server.task.IdSource;
import io.openbailian.server.task.Submitted;
import io.openbailian.server.task.Task;
import io.openbailian.server.task.TaskRequest;
import io.openbailian.server.task.TaskState;
import io.openbailian.server.task.TaskStore;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Accepts invocations as tasks.
public final class Submissions {
  private static final Logger LOG = LoggerFactory.getLogger(Submissions.class);

  private final TaskStore store;
  private final EngineRouter router;
  private final IdSource ids;
  private final Time time;
  private final ServerMetrics metrics;

  public Submissions(
      TaskStore store, EngineRouter router, IdSource ids, Time time, ServerMetrics metrics) {
    this.store = store;
    this.router = router;
    this.ids = ids;
    this.time = time;
    this.metrics = metrics;
  }

  /// Accepts a task; it is durable when this returns.
  ///
  /// @return its task_id
  /// @throws WireException when no engine can serve it, or the key's queue is full
  public String submit(Invocation invocation, String keyId, String requestId)
      throws InterruptedException {
    Task task = task(invocation, keyId, requestId);
    if (!store.submit(task)) {
      throw new WireException(
          ErrorCode.ALLOCATION_QUOTA
              .with()
              .withHint(
                  "this key has as many waiting tasks as tasks.queue allows; wait for some to end"));
    }
    noted(task);
    return task.id();
  }

  /// Accepts a task without waiting for its commit; the outcome is told as {@link
  /// TaskStore#submit(Task, Consumer)} says.
  ///
  /// @throws WireException when no engine can serve it
  public void submit(
      Invocation invocation, String keyId, String requestId, Consumer<Submitted> outcome) {
    store.submit(
        task(invocation, keyId, requestId),
        submitted -> {
          if (submitted instanceof Submitted.Accepted(Task task)) {
            noted(task);
          }
          outcome.accept(submitted);
        });
  }

  private Task task(Invocation invocation, String keyId, String requestId) {
    return new Task(
        ids.next(),
        keyId,
        requestId,
        router.routeFor(invocation.operation(), invocation.model()).first().name(),
        new TaskRequest(
            invocation.operation().name(), invocation.model().name(), invocation.values()),
        time.now(),
        0,
        new TaskState.Pending());
  }

  private void noted(Task task) {
    metrics.submitted(task.request().kind());
    LOG.debug("task={} accepted: {}", task.id(), task.request().values());
  }
}
