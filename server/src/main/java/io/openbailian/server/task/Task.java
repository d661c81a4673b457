package io.openbailian.server.task;

import io.openbailian.catalog.model.Values;
import io.openbailian.server.admission.Principal;
import java.time.Duration;
import java.time.Instant;

/// One asynchronous invocation that was accepted, and what has become of it.
///
/// @param id the task_id of the wire, a UUID that sorts by submission
/// @param owner whose task it is
/// @param requestId of the request that submitted it
/// @param lane the engine that is to carry it out; workers claim lane by lane, so a slow engine
///   delays no other
/// @param request what was asked
/// @param submitted when it was accepted
/// @param deaths how often the process died while the task ran alone inside it
/// @param state what has become of it
public record Task(
    String id,
    Principal owner,
    String requestId,
    String lane,
    TaskRequest request,
    Instant submitted,
    int deaths,
    TaskState state) {

  /// How long a task and its files live after its end, or after its submission while it has not
  /// ended.
  public static final Duration LIFETIME = Duration.ofHours(24);

  /// The workspace whose task it is.
  public String workspace() {
    return owner.workspace();
  }

  public Task with(TaskState changed) {
    return new Task(id, owner, requestId, lane, request, submitted, deaths, changed);
  }

  public Task with(Values values) {
    TaskRequest all = new TaskRequest(request.operation(), request.model(), values);
    return new Task(id, owner, requestId, lane, all, submitted, deaths, state);
  }

  public Task inLane(String other) {
    return new Task(id, owner, requestId, other, request, submitted, deaths, state);
  }

  /// When the task becomes UNKNOWN and its files go.
  public Instant expires() {
    return switch (state) {
      case TaskState.Pending _, TaskState.Running _ -> submitted.plus(LIFETIME);
      case TaskState.Ended ended -> ended.ended().plus(LIFETIME);
    };
  }
}
