package io.openbailian.server.http.body;

import io.openbailian.protocol.WireError;
import java.time.Duration;

/// There is no room for a body now; the same request may be taken a moment later.
public final class NoRoomException extends Exception {
  private final transient WireError error;
  private final transient Duration retryAfter;

  NoRoomException(WireError error, Duration retryAfter) {
    super(error.message());
    this.error = error;
    this.retryAfter = retryAfter;
  }

  public WireError error() {
    return error;
  }

  /// When to try again.
  public Duration retryAfter() {
    return retryAfter;
  }
}
