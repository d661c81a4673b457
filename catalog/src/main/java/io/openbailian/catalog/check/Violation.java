package io.openbailian.catalog.check;

import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.WireError;

/// One rule of the catalogue that a request breaks.
///
/// @param code how the wire refuses it
/// @param place where in the body, for example `parameters.n`
/// @param sentence the wire's sentence, verbatim
/// @param sent what stood there, for people, cut when it is long; empty when nothing stood there
public record Violation(ErrorCode code, String place, String sentence, String sent) {

  static Violation of(ErrorCode code, String place) {
    return new Violation(code, place, code.sentence(), "");
  }

  /// The same with another code.
  Violation as(ErrorCode other) {
    return new Violation(other, place, sentence, sent);
  }

  /// As the wire answers it: the sentence, then what was sent.
  public WireError toError() {
    WireError error = new WireError(code.code(), code.status(), sentence);
    return sent.isEmpty() ? error : error.sent(place + ": " + sent);
  }
}
