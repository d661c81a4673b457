package io.openbailian.client;

/// A call that did not end well; its message is a whole sentence.
public abstract sealed class BailianException extends RuntimeException
    permits FileTooLargeException, RefusedException, UnreachableException {

  BailianException(String sentence) {
    super(sentence);
  }

  BailianException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
