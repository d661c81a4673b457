package io.openbailian.outbound;

import io.openbailian.engine.EngineFailure;
import java.io.ByteArrayOutputStream;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// A WebSocket to an engine's server, message by message. The next one is taken from the connection
/// only when the last has been read, so nothing piles up. One thread may send while another reads.
public final class TaskSocket implements AutoCloseable {
  private static final int LONGEST = 4 << 20;

  private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
  private final Duration silence;
  private @Nullable WebSocket socket;

  /// @param silence how long sending a message may take
  TaskSocket(Duration silence) {
    this.silence = silence;
  }

  /// What the server sends.
  public sealed interface Message {
    record Text(String text) implements Message {}

    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    record Binary(byte[] bytes) implements Message {}

    /// Nothing comes any more.
    record Ended(String why) implements Message {}
  }

  void opened(WebSocket open) {
    socket = open;
    open.request(1);
  }

  WebSocket.Listener listener() {
    return new Listening();
  }

  private WebSocket socket() {
    WebSocket open = socket;
    if (open == null) {
      throw new IllegalStateException("the socket is not open yet");
    }
    return open;
  }

  public void send(String text) throws EngineFailure, InterruptedException {
    sent(() -> socket().sendText(text, true).get(silence.toMillis(), TimeUnit.MILLISECONDS));
  }

  public void send(byte[] bytes) throws EngineFailure, InterruptedException {
    sent(() ->
        socket()
            .sendBinary(ByteBuffer.wrap(bytes), true)
            .get(silence.toMillis(), TimeUnit.MILLISECONDS));
  }

  @FunctionalInterface
  private interface Sending {
    WebSocket send() throws InterruptedException, ExecutionException, TimeoutException;
  }

  private static void sent(Sending sending) throws EngineFailure, InterruptedException {
    try {
      var _ = sending.send();
    } catch (ExecutionException | TimeoutException e) {
      throw new EngineFailure.Broken("its server's socket takes nothing more", e);
    }
  }

  /// The next message, if one comes in time.
  public Optional<Message> next(Duration atMost) throws InterruptedException {
    Message message = messages.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
    if (message != null && !(message instanceof Message.Ended)) {
      socket().request(1);
    }
    return Optional.ofNullable(message);
  }

  @Override
  public void close() {
    WebSocket open = socket;
    if (open != null) {
      open.abort();
    }
  }

  /// Puts messages together.
  private final class Listening implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream binary = new ByteArrayOutputStream();

    @Override
    public void onOpen(WebSocket open) {
      // the first message is asked for when somebody reads
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket open, CharSequence data, boolean last) {
      if (text.length() + data.length() > LONGEST) {
        return tooLong(open);
      }
      text.append(data);
      if (last) {
        messages.add(new Message.Text(text.toString()));
        text.setLength(0);
      } else {
        open.request(1);
      }
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket open, ByteBuffer data, boolean last) {
      if (binary.size() + data.remaining() > LONGEST) {
        return tooLong(open);
      }
      byte[] piece = new byte[data.remaining()];
      data.get(piece);
      binary.writeBytes(piece);
      if (last) {
        messages.add(new Message.Binary(binary.toByteArray()));
        binary.reset();
      } else {
        open.request(1);
      }
      return null;
    }

    private @Nullable CompletionStage<?> tooLong(WebSocket open) {
      open.abort();
      messages.add(new Message.Ended("a message is too long"));
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket open, int code, String reason) {
      messages.add(new Message.Ended("it was closed with " + code));
      return null;
    }

    @Override
    public void onError(WebSocket open, Throwable error) {
      messages.add(new Message.Ended("it broke"));
    }
  }
}
