package io.openbailian.protocol;

import java.time.Duration;

/// A refusal that passes: the same request will be taken later.
public final class ThrottledException extends WireException {
  private final Duration retryAfter;

  /// @param retryAfter when there will be room again, as far as is known
  public ThrottledException(WireError error, Duration retryAfter) {
    super(error);
    this.retryAfter = retryAfter;
  }

  public Duration retryAfter() {
    return retryAfter;
  }

  /// As the header Retry-After has it: whole seconds, at least one.
  public long retryAfterSeconds() {
    return Math.max(1, retryAfter.plusNanos(999_999_999).toSeconds());
  }
}
