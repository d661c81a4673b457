package io.openbailian.protocol.server;

import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.TaskStatus;
import io.openbailian.protocol.Usage;
import io.openbailian.protocol.WireError;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A task as a query answers it; absent times and lists are left out of the document.
///
/// @param metrics how many of its items are asked for, done and failed; absent while none is known
/// @param result present when the task succeeded
/// @param code with `message`, why it failed
/// @param usage what is charged; present when the task succeeded
public record TaskView(
    String taskId,
    TaskStatus status,
    @Nullable Instant submitted,
    @Nullable Instant scheduled,
    @Nullable Instant ended,
    @Nullable Metrics metrics,
    @Nullable ResultDocument result,
    @Nullable String code,
    @Nullable String message,
    @Nullable Usage usage) {

  /// What a query for an unknown, expired or foreign task answers, with status 200: SDKs stop
  /// polling on it.
  public static TaskView unknown(String taskId) {
    WireError error = ErrorCode.TASK_NOT_FOUND.with();
    return new TaskView(
        taskId,
        TaskStatus.UNKNOWN,
        null,
        null,
        null,
        null,
        null,
        error.code(),
        error.message(),
        null);
  }

  /// The counts of `task_metrics`.
  public record Metrics(int total, int succeeded, int failed) {}
}
