package io.openbailian.client;

import java.nio.file.Path;

/// A service takes no file of this size; nothing was sent.
public final class FileTooLargeException extends BailianException {
  private static final long MEBIBYTE = 1L << 20;

  private final transient Trouble trouble;

  FileTooLargeException(Path file, long bytes, long most) {
    this(
        Trouble.of(
            Trouble.Kind.FILE_TOO_LARGE, file, Math.ceilDiv(bytes, MEBIBYTE), most / MEBIBYTE));
  }

  private FileTooLargeException(Trouble trouble) {
    super(trouble.sentence());
    this.trouble = trouble;
  }

  /// What the sentence says, for those who say it otherwise.
  public Trouble trouble() {
    return trouble;
  }
}
