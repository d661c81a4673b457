package io.openbailian.server;

/// The server cannot start, with a sentence for its operator.
public final class ServerStartException extends RuntimeException {
  public ServerStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
