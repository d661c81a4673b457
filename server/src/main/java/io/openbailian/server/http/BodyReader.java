package io.openbailian.server.http;

import io.javalin.http.Context;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.WireError;
import io.openbailian.protocol.WireException;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;

/// Reads JSON bodies within a limit, and large ones within a budget for all of them together, so
/// that many at once wait instead of filling the heap.
final class BodyReader {
  /// Bodies up to this size are read without a permit.
  private static final int SMALL = 256 << 10;

  private static final int UNIT = 1 << 10;

  private final int limit;
  private final int most;
  private final Semaphore budget;

  /// @param limit the largest body in bytes
  /// @param heap the bytes the process may use; a quarter of them is the budget
  BodyReader(int limit, long heap) {
    this.limit = limit;
    this.most = (int) Math.max(units(limit), heap / 4 / UNIT);
    this.budget = new Semaphore(most, true);
  }

  /// Bytes of large bodies that are being worked on.
  long held() {
    return (long) (most - budget.availablePermits()) * UNIT;
  }

  private static int units(long bytes) {
    return (int) Math.ceilDiv(bytes, UNIT);
  }

  /// Work on a body that was read; the budget is held while it runs.
  @FunctionalInterface
  interface Use {
    void with(JsonNode body) throws InterruptedException;
  }

  /// Reads the body and hands it on.
  ///
  /// @throws WireException when it is too large, too slow or no JSON
  void read(Context context, Use use) throws InterruptedException {
    long announced = context.req().getContentLengthLong();
    if (announced > limit) {
      throw new WireException(tooLarge());
    }
    int permits =
        announced >= 0 && announced <= SMALL ? 0 : units(announced < 0 ? limit : announced);
    budget.acquire(permits);
    try {
      use.with(parse(bytes(context, announced)));
    } finally {
      budget.release(permits);
    }
  }

  private byte[] bytes(Context context, long announced) {
    try {
      InputStream stream = context.req().getInputStream();
      return announced < 0 ? unannounced(stream) : whole(stream, (int) announced);
    } catch (IOException e) {
      if (e.getCause() instanceof TimeoutException) {
        throw new WireException(ErrorCode.REQUEST_TIMEOUT.with());
      }
      throw new WireException(
          ErrorCode.INVALID_BODY.with().sent("the body ended early: " + e.getMessage()));
    }
  }

  private static byte[] whole(InputStream stream, int length) throws IOException {
    byte[] bytes = new byte[length];
    int read = stream.readNBytes(bytes, 0, length);
    if (read < length) {
      throw new IOException("%d of %d bytes came".formatted(read, length));
    }
    return bytes;
  }

  private byte[] unannounced(InputStream stream) throws IOException {
    byte[] bytes = stream.readNBytes(limit);
    if (bytes.length == limit && stream.read() >= 0) {
      throw new WireException(tooLarge());
    }
    return bytes;
  }

  private WireError tooLarge() {
    return ErrorCode.TOO_LARGE
        .with()
        .withHint("limits.body of this server is %d bytes".formatted(limit));
  }

  private static JsonNode parse(byte[] bytes) {
    return Json.tryParse(bytes)
        .orElseThrow(() ->
            new WireException(
                ErrorCode.INVALID_BODY
                    .with()
                    .sent("the body of %d bytes is no JSON".formatted(bytes.length))));
  }
}
