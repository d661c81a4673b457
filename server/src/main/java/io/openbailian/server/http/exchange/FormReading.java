package io.openbailian.server.http.exchange;

import io.javalin.http.Context;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.WireException;
import io.openbailian.server.artifact.FilesAwayException;
import io.openbailian.server.http.body.MultipartException;
import io.openbailian.server.http.body.MultipartReader;
import io.openbailian.server.http.body.RequestContent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads a form with files as it comes in, and reads on for a while when it is refused.
public record FormReading(BodyReader bodies) {
  private static final Logger LOG = LoggerFactory.getLogger(FormReading.class);

  /// Clients look at an answer only once they have sent everything; one that sends more than this
  /// sees a closed connection.
  private static final long READ_ON_AFTER_REFUSAL = 16 << 20;

  /// What is done with the parts of a form.
  @FunctionalInterface
  public interface Use {
    /// Takes the parts as they come.
    ///
    /// @throws WireException with what is wrong with it
    /// @throws IOException when it did not come whole, or the disk failed
    void read(MultipartReader parts) throws IOException, InterruptedException;
  }

  /// Reads the form that a request brings.
  ///
  /// @throws WireException with what is wrong with it
  public void read(Context context, Use use) throws InterruptedException {
    try (RequestContent body = bodies.content(context)) {
      read(context, body, use);
    }
  }

  private static void read(Context context, RequestContent body, Use use)
      throws InterruptedException {
    try {
      String type = context.header("Content-Type");
      use.read(MultipartReader.of(type == null ? "" : type, body));
    } catch (WireException e) {
      readOn(body, e);
      throw e;
    } catch (MultipartException e) {
      WireException malformed =
          new WireException(ErrorCode.INVALID_BODY.with().sent(String.valueOf(e.getMessage())));
      readOn(body, malformed);
      throw malformed;
    } catch (FilesAwayException e) {
      throw new UncheckedIOException(e); // the request's edge tells when to come again
    } catch (IOException e) {
      LOG.error("request={} a file could not be stored", Exchange.requestId(context), e);
      throw new WireException(ErrorCode.UPLOAD_FAILED.with());
    }
  }

  /// Of a client that is too slow nothing more is waited for.
  private static void readOn(InputStream rest, WireException refusal) {
    if (refusal.error().status() == ErrorCode.REQUEST_TIMEOUT.status()) {
      return;
    }
    try {
      long left = READ_ON_AFTER_REFUSAL;
      byte[] passed = new byte[64 << 10];
      for (int read = rest.read(passed); read >= 0 && left > 0; read = rest.read(passed)) {
        left -= read;
      }
    } catch (IOException | WireException e) {
      LOG.debug("the client of a refused upload has gone", e);
    }
  }
}
