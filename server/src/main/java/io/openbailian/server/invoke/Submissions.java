package io.openbailian.server.invoke;

import io.openbailian.engine.Time;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.WireException;
import io.openbailian.server.metrics.ServerMetrics;
import io.openbailian.server.routing.EngineRouter;
import io.openbailian.server.run.Invocation;
import io.openbailian.server.task.IdSource;
import io.openbailian.server.task.Task;
import io.openbailian.server.task.TaskRequest;
import io.openbailian.server.task.TaskState;
import io.openbailian.server.task.TaskStore;
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
    Task task =
        new Task(
            ids.next(),
            keyId,
            requestId,
            router.routeFor(invocation.operation(), invocation.model()).first().name(),
            new TaskRequest(
                invocation.operation().name(), invocation.model().name(), invocation.values()),
            time.now(),
            0,
            new TaskState.Pending());
    if (!store.submit(task)) {
      throw new WireException(
          ErrorCode.ALLOCATION_QUOTA
              .with()
              .withHint(
                  "this key has as many waiting tasks as tasks.queue allows; wait for some to end"));
    }
    metrics.submitted(task.request().model());
    LOG.debug("task={} accepted: {}", task.id(), task.request().values());
    return task.id();
  }
}
