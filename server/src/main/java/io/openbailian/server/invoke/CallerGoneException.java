package io.openbailian.server.invoke;

/// The caller left before there was an answer; what was done for it has been stopped.
public final class CallerGoneException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private static final String SENTENCE = "the client has gone; what was done for it was stopped";

  public CallerGoneException() {
    super(SENTENCE);
  }

  /// @param cause how what was done for it ended
  public CallerGoneException(Throwable cause) {
    super(SENTENCE, cause);
  }
}
