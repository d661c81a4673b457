package io.openbailian.server.share;

/// What was waited for is not wanted any more: whoever it was for has gone, or was stopped.
public final class GivenUpException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public GivenUpException() {
    super("it was given up before it could begin");
  }
}
