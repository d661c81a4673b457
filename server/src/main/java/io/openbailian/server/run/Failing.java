package io.openbailian.server.run;

import io.openbailian.engine.EngineFailure;
import io.openbailian.protocol.WireError;

/// Why an attempt did not deliver all it was asked for.
///
/// @param error what its items are told when nothing else can be done
public record Failing(Kind kind, WireError error) {

  /// The failures of engines, and two that are not theirs.
  public enum Kind {
    REFUSED,
    BUSY,
    DOWN,
    BROKEN,
    UNKNOWN,
    /// The invocation's time was over.
    TIMEOUT,
    /// It was stopped from outside.
    STOPPED
  }

  static Failing of(EngineFailure failure) {
    Kind kind =
        switch (failure) {
          case EngineFailure.Refused _ -> Kind.REFUSED;
          case EngineFailure.Busy _ -> Kind.BUSY;
          case EngineFailure.Down _ -> Kind.DOWN;
          case EngineFailure.Broken _ -> Kind.BROKEN;
          case EngineFailure.Unknown _ -> Kind.UNKNOWN;
        };
    return new Failing(kind, failure.error());
  }
}
