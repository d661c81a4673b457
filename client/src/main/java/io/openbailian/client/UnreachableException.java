package io.openbailian.client;

/// No answer came, or one that cannot be read as an answer of this API.
public final class UnreachableException extends BailianException {

  UnreachableException(String sentence) {
    super(sentence);
  }

  UnreachableException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
