package io.openbailian.server.task;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How an attempt ended.
///
/// @param failure absent when it delivered
/// @param results what became of its items, in their order
/// @param usage what the engine counted, JSON
public record AttemptEnd(
    Instant ended,
    Optional<AttemptFailure> failure,
    List<ItemResult> results,
    Optional<String> usage) {
  public AttemptEnd {
    results = List.copyOf(results);
  }
}
