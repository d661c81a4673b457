package io.openbailian.server.http.exchange;

import io.javalin.http.Context;
import io.openbailian.engine.Time;
import io.openbailian.protocol.JsonShape;
import io.openbailian.protocol.WireException;
import io.openbailian.server.admission.ApiKey;
import io.openbailian.server.http.body.JsonBodies;
import io.openbailian.server.http.body.NoRoomException;
import io.openbailian.server.http.body.Pacing;
import io.openbailian.server.http.body.RequestContent;
import io.openbailian.server.http.body.SpooledBody;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// Reads the bodies of requests that are JSON, for the key that sent them.
public final class BodyReader {
  /// Requests without an API key: those of this machine's own tools.
  private static final String NO_KEY = "";

  private static final String SPOOLED = "openbailian.spooled";

  private final JsonBodies bodies;
  private final Pacing pacing;
  private final Time time;

  public BodyReader(JsonBodies bodies, Pacing pacing, Time time) {
    this.bodies = bodies;
    this.pacing = pacing;
    this.time = time;
  }

  /// Reads the body and hands it on; the memory it takes counts while it is worked on.
  ///
  /// @throws WireException when it is too large, too slow or no JSON, or when there is no room
  public void read(Context context, JsonShape shape, JsonBodies.Use use)
      throws InterruptedException {
    ApiKey key = Exchange.keyIfKnown(context);
    try (InputStream content = coming(context)) {
      bodies.read(
          key == null ? NO_KEY : key.workspace(),
          content,
          context.req().getContentLengthLong(),
          shape,
          use);
    } catch (NoRoomException e) {
      throw refused(context, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // of closing what was kept
    }
  }

  private static WireException refused(Context context, NoRoomException e) {
    context.header("Retry-After", Long.toString(e.retryAfter().toSeconds()));
    return new WireException(e.error());
  }

  /// The body, of a request that has been taken in before, too.
  private InputStream coming(Context context) throws NoRoomException {
    SpooledBody spooled = context.attribute(SPOOLED);
    return spooled == null ? content(context) : spooled.open();
  }

  /// Takes the whole body in, for whoever has to look at it before he knows who reads it; until
  /// {@link #forget} every reader gets it from there.
  public SpooledBody spool(Context context) {
    ApiKey key = Exchange.keyIfKnown(context);
    try (RequestContent content = content(context)) {
      SpooledBody body =
          bodies.spool(
              key == null ? NO_KEY : key.workspace(),
              content,
              context.req().getContentLengthLong());
      context.attribute(SPOOLED, body);
      return body;
    } catch (NoRoomException e) {
      throw refused(context, e);
    }
  }

  /// Lets go of a body that was taken in.
  public static void forget(Context context) {
    SpooledBody spooled = context.attribute(SPOOLED);
    if (spooled != null) {
      spooled.close();
    }
  }

  /// The body as it comes in, for a reader of another kind.
  public RequestContent content(Context context) {
    return RequestContent.of(context.req(), pacing, time);
  }
}
