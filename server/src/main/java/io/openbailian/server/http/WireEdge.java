package io.openbailian.server.http;

import io.openbailian.protocol.Wire;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// The outermost handler: knows how many requests are on their way, so that a stop can wait for
/// them, and spells the content type of JSON as the vendor does, `charset=UTF-8`; the servlet layer
/// writes it in lower case.
final class WireEdge extends Handler.Wrapper {
  private static final List<HttpField> SPELLED =
      List.of(
          new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, Wire.JSON),
          new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, Wire.EVENT_STREAM));

  private final LongAdder begun = new LongAdder();
  private final LongAdder ended = new LongAdder();

  /// How many requests have begun and not ended.
  long underWay() {
    long done = ended.sum();
    return begun.sum() - done;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    begun.increment();
    return super.handle(
        request, new Spelled(request, response), Callback.from(callback, ended::increment));
  }

  private static final class Spelled extends Response.Wrapper {
    Spelled(Request request, Response wrapped) {
      super(request, wrapped);
    }

    @Override
    public void write(boolean last, ByteBuffer content, Callback callback) {
      if (!isCommitted()) {
        spell(getHeaders());
      }
      super.write(last, content, callback);
    }

    private static void spell(HttpFields.Mutable headers) {
      HttpField field = headers.getField(HttpHeader.CONTENT_TYPE);
      if (field == null) {
        return;
      }
      for (HttpField exact : SPELLED) {
        if (field.getValue() != null && field.getValue().equalsIgnoreCase(exact.getValue())) {
          headers.put(exact);
        }
      }
    }
  }
}
