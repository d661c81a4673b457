package io.openbailian.server.task;

import java.util.List;
import java.util.Optional;

/// A task that a worker holds.
///
/// @param task without its values over 64 KiB
/// @param inputs where those are kept; see {@link TaskStore#values}
/// @param attempts the attempts so far, in order
/// @param cancel what its client wishes, if it was cancelled while it was RUNNING
public record Claimed(
    Task task, Optional<String> inputs, List<AttemptRow> attempts, Optional<CancelWish> cancel) {
  public Claimed {
    attempts = List.copyOf(attempts);
  }
}
