package io.openbailian.server.http.text;

import io.openbailian.protocol.WireError;
import io.openbailian.protocol.server.TextChoice;
import tools.jackson.databind.node.ObjectNode;

/// How one dialect writes an answer of text; made for one request.
public interface TextDialect {

  /// The document of an answer in one piece.
  ObjectNode whole(TextSoFar answer);

  /// The frames about what is new, in order; empty when this dialect says nothing about it.
  ///
  /// @param answer with the news in it
  byte[] frame(TextChoice news, TextSoFar answer);

  /// What stands behind the last frame of an answer; may be empty.
  byte[] end(TextSoFar answer);

  /// Whether a stream that has not begun begins with the frame about this error, as a stream that
  /// has ends with it; if not, the error is an answer of its own.
  boolean tellsInFrame(WireError error);

  /// The frame that ends a stream which failed.
  byte[] failure(WireError error);
}
