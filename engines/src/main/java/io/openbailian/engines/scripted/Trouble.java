package io.openbailian.engines.scripted;

import io.openbailian.engine.EngineFailure;
import io.openbailian.protocol.WireError;
import java.time.Duration;
import java.util.Optional;

/// Calls that fail in one of the ways in which engines fail, before the rule does what it does.
///
/// @param calls how many
/// @param retryAfter what a busy engine says
/// @param error in the words of the script; otherwise the kind has its own
record Trouble(Kind kind, long calls, Optional<Duration> retryAfter, Optional<WireError> error) {

  enum Kind {
    BUSY,
    DOWN,
    BROKEN,
    /// After the job was handed on, where the rule hands it on.
    UNKNOWN
  }

  /// @param handle of the job that may have been carried out
  EngineFailure failure(Optional<String> handle) {
    return switch (kind) {
      case BUSY ->
          error
              .<EngineFailure>map(said -> new EngineFailure.Busy(retryAfter, said))
              .orElseGet(() -> new EngineFailure.Busy(retryAfter.orElse(Duration.ofSeconds(1))));
      case DOWN -> new EngineFailure.Down("the script says that it cannot be reached");
      case BROKEN -> new EngineFailure.Broken("the script says that it answers nonsense");
      case UNKNOWN -> new EngineFailure.Unknown("the script cut the connection", null, handle);
    };
  }
}
