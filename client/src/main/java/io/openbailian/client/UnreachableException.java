package io.openbailian.client;

/// No answer came, or one that cannot be read as an answer of this API.
public final class UnreachableException extends BailianException {
  private final transient Obstacle trouble;
  private final boolean unsent;

  UnreachableException(Obstacle trouble) {
    super(trouble.sentence());
    this.trouble = trouble;
    this.unsent = false;
  }

  UnreachableException(Obstacle trouble, Throwable cause) {
    this(trouble, cause, false);
  }

  UnreachableException(Obstacle trouble, Throwable cause, boolean unsent) {
    super(trouble.sentence(), cause);
    this.trouble = trouble;
    this.unsent = unsent;
  }

  /// What the sentence says, for those who say it otherwise.
  public Obstacle trouble() {
    return trouble;
  }

  /// Whether no connection stood, so that the request never left: asking again asks once.
  public boolean isUnsent() {
    return unsent;
  }
}
