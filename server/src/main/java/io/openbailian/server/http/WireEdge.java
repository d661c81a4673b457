package io.openbailian.server.http;

import io.openbailian.protocol.Wire;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// The outermost handler: knows how many requests are on their way, so that a stop can wait for
/// them, and spells the content type of JSON as the vendor does, `charset=UTF-8`; the servlet layer
/// writes it in lower case. Slashes that are doubled count once.
final class WireEdge extends Handler.Wrapper {
  private static final List<HttpField> SPELLED =
      List.of(
          new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, Wire.JSON),
          new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, Wire.EVENT_STREAM));

  private static final String DOUBLED = "//";

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
        withoutDoubledSlashes(request),
        new Spelled(request, response),
        Callback.from(callback, ended::increment));
  }

  /// `//api/v1` is `/api/v1` to the service, for whatever looks at a path below here.
  private static Request withoutDoubledSlashes(Request request) {
    String path = request.getHttpURI().getPath();
    if (path == null || !path.contains(DOUBLED)) {
      return request;
    }
    return Request.serveAs(request, HttpURI.build(request.getHttpURI()).path(single(path)));
  }

  private static String single(String path) {
    StringBuilder single = new StringBuilder(path.length());
    for (int i = 0; i < path.length(); i++) {
      if (path.charAt(i) != '/' || i == 0 || path.charAt(i - 1) != '/') {
        single.append(path.charAt(i));
      }
    }
    return single.toString();
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
