package io.openbailian.server.invoke;

import io.openbailian.engine.Time;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.WireException;
import io.openbailian.server.admission.ApiKey;
import io.openbailian.server.metrics.ServerMetrics;
import io.openbailian.server.rates.TaskPlaces;
import io.openbailian.server.run.Invocation;
import io.openbailian.server.task.IdSource;
import io.openbailian.server.task.IdempotencyKey;
import io.openbailian.server.task.KeyedSubmission;
import io.openbailian.server.task.Submitted;
import io.openbailian.server.task.Task;
import io.openbailian.server.task.TaskRequest;
import io.openbailian.server.task.TaskState;
import io.openbailian.server.task.TaskStore;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Accepts invocations as tasks.
public final class Submissions {
  private static final Logger LOG = LoggerFactory.getLogger(Submissions.class);

  private final TaskStore store;
  private final AdmissionControl control;
  private final IdSource ids;
  private final Time time;
  private final ServerMetrics metrics;

  public Submissions(
      TaskStore store, AdmissionControl control, IdSource ids, Time time, ServerMetrics metrics) {
    this.store = store;
    this.control = control;
    this.ids = ids;
    this.time = time;
    this.metrics = metrics;
  }

  /// Accepts a task; it is durable when this returns.
  ///
  /// @return its task_id
  /// @throws WireException when no engine can serve it, or the key's queue is full
  public String submit(Invocation invocation, ApiKey key, String requestId)
      throws InterruptedException {
    return submit(invocation, key, requestId, Optional.empty());
  }

  /// Accepts a task of whose end somebody is to be told.
  ///
  /// @param callback their address
  /// @return its task_id
  /// @throws WireException when no engine can serve it, or the key's queue is full
  public String submit(
      Invocation invocation, ApiKey key, String requestId, Optional<String> callback)
      throws InterruptedException {
    String taskId = ids.next();
    TaskPlaces.Place place = control.place(key, taskId);
    boolean accepted = false;
    try {
      accepted = accepted(task(taskId, invocation, key, requestId, callback));
    } finally {
      place.settle(taskId, accepted);
    }
    if (!accepted) {
      throw full();
    }
    return taskId;
  }

  /// Accepts a task under a key of its client, or finds the one that the same request has made
  /// before.
  ///
  /// @throws WireException when another request came under the key, no engine can serve it, or the
  ///   key's queue is full
  public Keyed submit(
      Invocation invocation,
      ApiKey key,
      String requestId,
      IdempotencyKey idempotency,
      Optional<String> callback)
      throws InterruptedException {
    String id = ids.next();
    TaskPlaces.Place place = control.place(key, id);
    boolean accepted = false;
    try { // what is refused gives its place back, whoever refuses it
      Task task = task(id, invocation, key, requestId, callback);
      KeyedSubmission outcome = store.submit(task, idempotency);
      accepted = outcome instanceof KeyedSubmission.Accepted;
      return switch (outcome) {
        case KeyedSubmission.Accepted() -> {
          noted(task);
          yield new Keyed(id, false);
        }
        case KeyedSubmission.Repeated(String taskId) -> new Keyed(taskId, true);
        case KeyedSubmission.OtherRequest() ->
            throw new WireException(
                ErrorCode.IDEMPOTENCY_CONFLICT
                    .with()
                    .withHint("the same key is for the same request; draw a new one for another"));
        case KeyedSubmission.QueueFull() -> throw full();
      };
    } finally {
      place.settle(id, accepted);
    }
  }

  /// A task, and whether an earlier request has made it.
  public record Keyed(String taskId, boolean repeated) {}

  private static WireException full() {
    return new WireException(
        ErrorCode.ALLOCATION_QUOTA
            .with()
            .withHint(
                "this workspace has as many waiting tasks as tasks.queue allows; wait for some to"
                    + " end"));
  }

  private boolean accepted(Task task) throws InterruptedException {
    boolean accepted = store.submit(task);
    if (accepted) {
      noted(task);
    }
    return accepted;
  }

  /// Whether deciding about a submission takes time, so that it must not be done where nobody may
  /// wait.
  public boolean waits() {
    return control.inspectionWaits();
  }

  /// Accepts a task without waiting for its commit; the outcome is told as {@link
  /// TaskStore#submit(Task, Consumer)} says. For keys whose unfinished tasks are not limited.
  ///
  /// @throws WireException when no engine can serve it
  public void submit(
      Invocation invocation, ApiKey key, String requestId, Consumer<Submitted> outcome) {
    store.submit(
        task(ids.next(), invocation, key, requestId, Optional.empty()),
        submitted -> {
          if (submitted instanceof Submitted.Accepted(Task task)) {
            noted(task);
          }
          outcome.accept(submitted);
        });
  }

  private Task task(
      String id, Invocation invocation, ApiKey key, String requestId, Optional<String> callback) {
    return new Task(
        id,
        key.principal(),
        requestId,
        control.admit(invocation, key).first().name(),
        new TaskRequest(
            invocation.operation().name(),
            invocation.model().name(),
            invocation.values(),
            callback),
        time.now(),
        0,
        new TaskState.Pending());
  }

  private void noted(Task task) {
    metrics.submitted(task.request().kind());
    LOG.debug("task={} accepted: {}", task.id(), task.request().values());
  }
}
