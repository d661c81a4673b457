package io.openbailian.client;

import io.openbailian.protocol.client.ErrorAnswer;
import java.time.Duration;
import java.util.Optional;

/// The service answered, and its answer was no.
public final class RefusedException extends BailianException {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_FAULTS = 500;

  private final transient ErrorAnswer answer;
  private final transient Optional<Duration> retryAfter;

  public RefusedException(ErrorAnswer answer) {
    this(answer, Optional.empty());
  }

  /// @param retryAfter when the service wants to be asked again
  public RefusedException(ErrorAnswer answer, Optional<Duration> retryAfter) {
    super(answer.message());
    this.answer = answer;
    this.retryAfter = retryAfter;
  }

  /// When the service wants to be asked again; empty when it does not say.
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }

  /// The HTTP status.
  public int status() {
    return answer.status();
  }

  /// The vendor's code, for example `InvalidParameter`.
  public String code() {
    return answer.code();
  }

  public Optional<String> hint() {
    return answer.hint();
  }

  public Optional<String> requestId() {
    return answer.requestId();
  }

  /// True when the same question may be answered a moment later.
  public boolean mayPass() {
    return status() == TOO_MANY_REQUESTS || status() >= SERVER_FAULTS;
  }
}
