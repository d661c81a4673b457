package io.openbailian.server.metrics;

import io.openbailian.catalog.model.ResultShape;
import java.util.Optional;

/// Learns of each stay with an engine when it is over, on the call's own thread.
@FunctionalInterface
public interface Attempts {
  /// Nobody wants to know.
  Attempts UNWATCHED = _ -> {};

  /// One is over.
  void ended(Attempt attempt);

  /// Both learn of it.
  default Attempts and(Attempts other) {
    return attempt -> {
      ended(attempt);
      other.ended(attempt);
    };
  }

  /// One stay with an engine.
  ///
  /// @param call the task's id, or the request's
  /// @param shape of what was asked for
  /// @param model its kind where callers choose names freely, so that there are not too many
  /// @param outcome `returned`, one of the five failures, `stopped`, `timeout`, `no_room`, `left`
  /// @param nanos how long it was with the engine
  /// @param tokens as the engine counted them
  /// @param awaited whether the request that asked for it waits for its answer
  record Attempt(
      String call,
      ResultShape shape,
      String model,
      String engine,
      String outcome,
      long nanos,
      Optional<Tokens> tokens,
      boolean awaited) {
    public static final String RETURNED = "returned";
  }

  /// What went in and came out.
  record Tokens(long in, long out) {}
}
