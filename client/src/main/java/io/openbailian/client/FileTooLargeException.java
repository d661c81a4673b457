package io.openbailian.client;

import java.nio.file.Path;

/// A service takes no file of this size; nothing was sent.
public final class FileTooLargeException extends BailianException {
  private static final long MEBIBYTE = 1L << 20;

  private final transient Obstacle trouble;

  FileTooLargeException(Path file, long bytes, long most) {
    this(
        Obstacle.of(
            Obstacle.Kind.FILE_TOO_LARGE, file, Math.ceilDiv(bytes, MEBIBYTE), most / MEBIBYTE));
  }

  private FileTooLargeException(Obstacle trouble) {
    super(trouble.sentence());
    this.trouble = trouble;
  }

  /// What the sentence says, for those who say it otherwise.
  public Obstacle trouble() {
    return trouble;
  }
}
