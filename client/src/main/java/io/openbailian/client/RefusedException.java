package io.openbailian.client;

import io.openbailian.protocol.client.ErrorAnswer;
import java.util.Optional;

/// The service answered, and its answer was no.
public final class RefusedException extends BailianException {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_FAULTS = 500;

  private final transient ErrorAnswer answer;

  public RefusedException(ErrorAnswer answer) {
    super(answer.message());
    this.answer = answer;
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
