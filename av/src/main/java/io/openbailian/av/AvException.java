package io.openbailian.av;

import java.io.IOException;

/// Audio or video that cannot be read or written, in a sentence for a person.
public class AvException extends IOException {
  private static final long serialVersionUID = 1L;

  /// Nothing but the sentence.
  public AvException(String message) {
    super(message);
  }

  /// The sentence, and what led to it.
  public AvException(String message, Throwable cause) {
    super(message, cause);
  }
}
