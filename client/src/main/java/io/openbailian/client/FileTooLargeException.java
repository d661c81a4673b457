package io.openbailian.client;

import java.nio.file.Path;

/// A service takes no file of this size; nothing was sent.
public final class FileTooLargeException extends BailianException {
  private static final long MEBIBYTE = 1L << 20;

  FileTooLargeException(Path file, long bytes, long most) {
    super(
        "%s has %d MB, and the service takes at most %d MB."
            .formatted(file, Math.ceilDiv(bytes, MEBIBYTE), most / MEBIBYTE));
  }
}
