package io.openbailian.server.task;

import io.openbailian.protocol.TaskStatus;
import java.time.Instant;
import java.util.Optional;

/// Which of a workspace's tasks a list asks for.
///
/// @param keyId submitted with this key
/// @param from submitted at or after
/// @param to submitted at or before
/// @param now tasks that have expired by then are left out
public record TaskFilter(
    Optional<String> taskId,
    Optional<String> model,
    Optional<TaskStatus> status,
    Optional<String> keyId,
    Instant from,
    Instant to,
    Paging paging,
    Instant now) {

  /// Which slice of the matches.
  ///
  /// @param number from 1
  /// @param size from 1; whoever takes it from a request bounds it
  public record Paging(int number, int size) {}
}
