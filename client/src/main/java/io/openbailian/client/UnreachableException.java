package io.openbailian.client;

/// No answer came, or one that cannot be read as an answer of this API.
public final class UnreachableException extends BailianException {
  private final boolean unsent;

  UnreachableException(String sentence) {
    super(sentence);
    this.unsent = false;
  }

  UnreachableException(String sentence, Throwable cause) {
    this(sentence, cause, false);
  }

  UnreachableException(String sentence, Throwable cause, boolean unsent) {
    super(sentence, cause);
    this.unsent = unsent;
  }

  /// Whether no connection stood, so that the request never left: asking again asks once.
  public boolean isUnsent() {
    return unsent;
  }
}
