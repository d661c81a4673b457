package io.openbailian.server.run.finish;

import java.io.IOException;

/// The disk has no room for what an engine makes, or another fault. The engine is not to blame.
public final class DiskFullException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public DiskFullException(IOException cause) {
    super(cause.getMessage(), cause);
  }
}
