package io.openbailian.protocol;

/// Carries a refusal to the edge that renders it: the request handler, or the outcome of a task.
public class WireException extends RuntimeException {
  private final transient WireError error;

  public WireException(WireError error) {
    super(error.code() + ": " + error.message());
    this.error = error;
  }

  public WireError error() {
    return error;
  }
}
