package io.openbailian.server.invoke;

/// The caller left before there was an answer; what was done for it has been stopped.
public final class CallerGoneException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public CallerGoneException() {
    super("the client has gone; what was done for it was stopped");
  }
}
