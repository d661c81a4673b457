package io.openbailian.server.http.front;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/// A body as far as it has arrived, taken without waiting. What was taken can be given back: to
/// whoever reads {@link #request()} it is as if nobody had read before.
final class SmallBody extends Request.Wrapper {
  private final byte[] bytes;
  private int arrived;
  private boolean whole;
  private Content.@Nullable Chunk failure;
  private boolean given;

  /// @param announced the length of its body
  private SmallBody(Request request, int announced) {
    super(request);
    this.bytes = new byte[announced];
  }

  /// Takes what is there.
  static SmallBody of(Request request, int announced) {
    SmallBody body = new SmallBody(request, announced);
    body.take();
    return body;
  }

  private void take() {
    while (!whole) {
      Content.Chunk chunk = getWrapped().read();
      if (chunk == null) {
        return;
      }
      if (Content.Chunk.isFailure(chunk)) {
        failure = chunk;
        return;
      }
      int length = chunk.remaining();
      chunk.getByteBuffer().get(bytes, arrived, length);
      arrived += length;
      whole = chunk.isLast();
      chunk.release();
    }
  }

  /// Whether all of it has arrived.
  boolean isWhole() {
    return whole && arrived == bytes.length;
  }

  /// The bytes of a whole body.
  byte[] bytes() {
    return bytes;
  }

  /// The request with all of its body.
  Request request() {
    return this;
  }

  @Override
  public Content.Chunk read() {
    if (!given && arrived > 0) {
      given = true;
      return Content.Chunk.from(ByteBuffer.wrap(Arrays.copyOf(bytes, arrived)), whole);
    }
    return failure == null ? super.read() : failure;
  }

  @Override
  public void demand(Runnable demandCallback) {
    if (failure != null || (!given && arrived > 0)) {
      demandCallback.run();
    } else {
      super.demand(demandCallback);
    }
  }
}
