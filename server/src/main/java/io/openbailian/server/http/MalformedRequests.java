package io.openbailian.server.http;

import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.Wire;
import io.openbailian.protocol.WireError;
import io.openbailian.protocol.server.Answers;
import io.openbailian.server.task.IdSource;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Answers what never becomes a request of a route (two Content-Lengths, headers too large, no HTTP
/// at all) in the wire's form too: SDKs show nothing of an answer that is not JSON.
final class MalformedRequests implements Request.Handler {
  private final IdSource ids;

  MalformedRequests(IdSource ids) {
    this.ids = ids;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus() >= 400 ? response.getStatus() : 500;
    response.setStatus(status);
    response.write(true, ByteBuffer.wrap(document(response, status)), callback);
    return true;
  }

  /// The document about a failure of which nothing is known but its status; its headers are set.
  byte[] document(Response response, int status) {
    String known = response.getHeaders().get(Wire.REQUEST_ID);
    String requestId = known == null ? ids.next() : known;
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Wire.JSON);
    response.getHeaders().put(Wire.REQUEST_ID, requestId);
    return Json.bytes(Answers.error(error(status), requestId));
  }

  private static WireError error(int status) {
    WireError error = status >= 500 ? ErrorCode.INTERNAL_ERROR.with() : ErrorCode.MALFORMED.with();
    String reason = "%d %s".formatted(status, HttpStatus.getMessage(status));
    return new WireError(error.code(), status, error.message(), null).sent(reason);
  }
}
