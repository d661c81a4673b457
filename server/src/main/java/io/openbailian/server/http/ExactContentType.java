package io.openbailian.server.http;

import io.openbailian.protocol.Wire;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Spells the content type of JSON as the vendor does, `charset=UTF-8`; the servlet layer writes it
/// in lower case.
final class ExactContentType extends Handler.Wrapper {
  private static final HttpField JSON = new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, Wire.JSON);

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    return super.handle(request, new Spelled(request, response), callback);
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
      if (field != null && Wire.JSON.equalsIgnoreCase(field.getValue())) {
        headers.put(JSON);
      }
    }
  }
}
