package io.openbailian.server.http;

import io.openbailian.protocol.Wire;
import io.openbailian.server.task.IdSource;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/// The outermost handler: knows how many requests are on their way, so that a stop can wait for
/// them, spells the content type of JSON as the vendor does, `charset=UTF-8` (the servlet layer
/// writes it in lower case), and lets no failure leave without a body: SDKs show nothing of an
/// answer that is not JSON. A refusal that does not wait for its body says that the connection
/// ends: who is not told sends the next request into a closed one. Slashes that are doubled count
/// once.
public final class WireEdge extends Handler.Wrapper {
  private static final List<HttpField> SPELLED =
      List.of(
          new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, Wire.JSON),
          new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, Wire.EVENT_STREAM));

  private static final String DOUBLED = "//";

  private final MalformedRequests failures;
  private final LongAdder begun = new LongAdder();
  private final LongAdder ended = new LongAdder();

  /// @param ids for answers to what never became a request
  public WireEdge(IdSource ids) {
    this.failures = new MalformedRequests(ids);
  }

  /// Answers what never becomes a request.
  MalformedRequests failures() {
    return failures;
  }

  /// How many requests have begun and not ended.
  public long underWay() {
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

  private final class Spelled extends Response.Wrapper {
    Spelled(Request request, Response wrapped) {
      super(request, wrapped);
    }

    @Override
    public void write(boolean last, @Nullable ByteBuffer content, Callback callback) {
      ByteBuffer body = content;
      if (!isCommitted()) {
        if (last && BufferUtil.isEmpty(content) && isUnexplained()) {
          getHeaders().remove(HttpHeader.CONTENT_LENGTH);
          body = ByteBuffer.wrap(failures.document(this, getStatus()));
        }
        spell(getHeaders());
        if (getStatus() >= 400 && !getRequest().consumeAvailable()) {
          getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
        }
      }
      super.write(last, body, callback);
    }

    /// A range that is not there is explained by its header.
    private boolean isUnexplained() {
      return getStatus() >= 400
          && !HttpMethod.HEAD.is(getRequest().getMethod())
          && !getHeaders().contains(HttpHeader.CONTENT_RANGE);
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
