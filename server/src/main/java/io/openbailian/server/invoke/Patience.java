package io.openbailian.server.invoke;

import io.openbailian.catalog.model.Mode;
import io.openbailian.engine.Time;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.WireError;
import io.openbailian.protocol.WireException;
import io.openbailian.server.run.Deadline;
import java.time.Duration;

/// How long callers who wait for their answer are kept waiting, and what they are told.
///
/// @param timeout how long an invocation may run
public record Patience(Duration timeout) {
  /// SDKs wait 300 s for an answer, over all stages.
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(280);

  /// When an invocation that begins now ends: a stream goes on as long as something comes.
  Deadline deadline(Mode mode, Time time) {
    boolean whole = mode == Mode.SYNC && timeout.compareTo(LONGEST_ANSWER) > 0;
    return Deadline.in(whole ? LONGEST_ANSWER : timeout, time);
  }

  /// What a task calls TaskFailed is an internal error to a caller who waits.
  static WireError direct(WireError error) {
    return error.code().equals(ErrorCode.TASK_FAILED.code())
        ? ErrorCode.INTERNAL_ERROR.with().withHint(error.message())
        : error;
  }

  /// What is told when the call was stopped from here.
  static WireException stopping() {
    return new WireException(ErrorCode.INTERNAL_ERROR.with().withHint("the server is stopping"));
  }
}
