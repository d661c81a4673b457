package io.openbailian.server.media;

import java.io.IOException;

/// What an engine made is not what it should be; the message is for clients too.
public final class UnusableMediaException extends IOException {
  private static final long serialVersionUID = 1;

  public UnusableMediaException(String message) {
    super(message);
  }
}
