package io.openbailian.server.http.body;

import java.io.IOException;

/// The client left before its body was whole.
public final class ClientLeftException extends IOException {
  private static final long serialVersionUID = 1;

  ClientLeftException(Throwable cause) {
    super("the body ended early", cause);
  }
}
