package io.openbailian.server.http;

import io.openbailian.protocol.Wire;
import io.openbailian.server.http.NonBlockingHandler.Exchanged;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;

/// Writes documents as {@link Exchange} does, without waiting for the client to read them.
final class NonBlockingAnswers {
  private static final HttpField JSON = new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, Wire.JSON);

  private NonBlockingAnswers() {}

  /// Answers 200 with a document that is written already.
  static void answer(Exchanged exchanged, String requestId, byte[] document) {
    exchanged.response().setStatus(200);
    HttpFields.Mutable headers = exchanged.response().getHeaders();
    headers.put(Wire.REQUEST_ID, requestId);
    headers.put(JSON);
    headers.put(HttpHeader.CONTENT_LENGTH, document.length);
    exchanged.response().write(true, ByteBuffer.wrap(document), exchanged.callback());
  }
}
