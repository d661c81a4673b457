package io.openbailian.server.http.front;

import io.openbailian.protocol.Wire;
import io.openbailian.server.http.exchange.Exchange;
import io.openbailian.server.http.front.NonBlockingHandler.Exchanged;
import io.openbailian.server.http.log.RequestLog;
import io.openbailian.server.metrics.ServerMetrics;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.LongAdder;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;

/// Writes documents as {@link Exchange} does, without waiting for the client to read them; counts,
/// and logs.
public final class NonBlockingAnswers {
  private static final HttpField JSON = new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, Wire.JSON);

  private final RequestLog log;
  private final LongAdder given = new LongAdder();

  public NonBlockingAnswers(RequestLog log, ServerMetrics metrics) {
    this.log = log;
    metrics.gauge(
        "openbailian.http.nonblocking",
        "Requests answered on the network's own threads, without one of their own",
        given::sum);
  }

  /// Answers 200 with a document that is written already.
  void give(Exchanged exchanged, byte[] document, RequestLog.Answered line) {
    given.increment();
    write(exchanged, line.requestId(), document);
    log.log(line);
  }

  private static void write(Exchanged exchanged, String requestId, byte[] document) {
    exchanged.response().setStatus(200);
    HttpFields.Mutable headers = exchanged.response().getHeaders();
    headers.put(JSON);
    headers.put(Wire.REQUEST_ID, requestId);
    headers.put(HttpHeader.CONTENT_LENGTH, document.length);
    exchanged.response().write(true, ByteBuffer.wrap(document), exchanged.callback());
  }
}
