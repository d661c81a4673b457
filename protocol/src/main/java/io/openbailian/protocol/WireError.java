package io.openbailian.protocol;

import org.jspecify.annotations.Nullable;

/// An error as one client is told it: code, HTTP status, message and, beside the vendor's words,
/// our advice.
///
/// @param code the vendor's code, for example `InvalidParameter`
/// @param status the HTTP status
/// @param message begins with the vendor's sentence verbatim
/// @param hint what to do about it; travels as `error.hint`, where no SDK looks but a person does
public record WireError(String code, int status, String message, @Nullable String hint) {

  public WireError(String code, int status, String message) {
    this(code, status, message, null);
  }

  /// The same error with advice.
  public WireError withHint(String advice) {
    return new WireError(code, status, message, advice);
  }

  /// The same error with what was sent, in parentheses behind the sentence.
  public WireError sent(String what) {
    return new WireError(code, status, message + " (" + what + ")", hint);
  }
}
