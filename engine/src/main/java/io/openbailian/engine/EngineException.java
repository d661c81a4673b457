package io.openbailian.engine;

import io.openbailian.protocol.WireError;

/// A call that failed as a whole, with the error its client is told.
public final class EngineException extends Exception {
  private final transient WireError error;
  private final boolean retryable;

  public EngineException(WireError error, boolean retryable) {
    super(error.code() + ": " + error.message());
    this.error = error;
    this.retryable = retryable;
  }

  public EngineException(WireError error) {
    this(error, false);
  }

  public WireError error() {
    return error;
  }

  /// True when the same call may well succeed later (a refused connection, an upstream's 429).
  public boolean retryable() {
    return retryable;
  }
}
