package io.openbailian.server.socket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/// The other end of a WebSocket of Jetty.
final class JettyPeer implements Peer {
  /// A client that has not taken a frame by then, of 16 KiB at most, has gone.
  private static final Duration PATIENCE = Duration.ofSeconds(24);

  private final Session session;
  private final ReentrantLock turn = new ReentrantLock();

  JettyPeer(Session session) {
    this.session = session;
  }

  @Override
  public void send(String text) throws IOException, InterruptedException {
    hand(callback -> session.sendText(text, callback));
  }

  @Override
  public void send(byte[] binary) throws IOException, InterruptedException {
    hand(callback -> session.sendBinary(ByteBuffer.wrap(binary), callback));
  }

  private void hand(Consumer<Callback> frame) throws IOException, InterruptedException {
    CompletableFuture<Boolean> sent = new CompletableFuture<>();
    turn.lockInterruptibly();
    try {
      frame.accept(Callback.from(() -> sent.complete(true), sent::completeExceptionally));
      boolean _ = sent.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new IOException("the peer has gone", e.getCause());
    } catch (TimeoutException e) {
      session.disconnect();
      throw new IOException("the peer took nothing for " + PATIENCE, e);
    } finally {
      turn.unlock();
    }
  }

  @Override
  public void close(int code, String reason) {
    session.close(code, reason, Callback.NOOP);
  }
}
