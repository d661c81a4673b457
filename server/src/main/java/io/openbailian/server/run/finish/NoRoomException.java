package io.openbailian.server.run.finish;

import java.io.IOException;

/// The disk has no room for what an engine makes, or another fault. The engine is not to blame.
public final class NoRoomException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public NoRoomException(IOException cause) {
    super(cause.getMessage(), cause);
  }
}
