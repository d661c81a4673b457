package io.openbailian.text;

/// Thrown where a thread is interrupted while it matches a long text; the thread stays interrupted.
public final class ReadingStopped extends RuntimeException {
  private static final long serialVersionUID = 1;

  ReadingStopped() {
    super("interrupted while a text was read", null, false, false);
  }
}
