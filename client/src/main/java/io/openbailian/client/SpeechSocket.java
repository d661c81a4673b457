package io.openbailian.client;

import io.openbailian.protocol.ErrorAnswer;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.SocketEvent;
import io.openbailian.protocol.SocketMessage;
import io.openbailian.protocol.WireError;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// One task over a WebSocket that sends a text and is sent speech. The next frame is asked for only
/// when the last one has been taken, so nothing piles up.
final class SpeechSocket {
  private final URI address;
  private final ClientSettings settings;
  private final Transport transport;

  SpeechSocket(URI address, ClientSettings settings, Transport transport) {
    this.address = address;
    this.settings = settings;
    this.transport = transport;
  }

  /// What comes in.
  private sealed interface Incoming {
    record Text(String text) implements Incoming {}

    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    record Audio(byte[] bytes) implements Incoming {}

    record Over(String why) implements Incoming {}
  }

  /// Runs a task to its end.
  ///
  /// @return what it is charged for, as the service says it
  /// @throws RefusedException when the service says no
  /// @throws UnreachableException when it says nothing
  ObjectNode speak(String taskId, ObjectNode payload, SpeechSink sink)
      throws IOException, InterruptedException {
    BlockingQueue<Incoming> frames = new LinkedBlockingQueue<>();
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(settings.connect()).build()) {
      WebSocket socket = open(http, frames);
      try {
        WebSocket _ = done(socket.sendText(SocketMessage.runTask(taskId, payload), true));
        return listen(socket, frames, sink);
      } finally {
        socket.abort();
        http.shutdownNow();
      }
    }
  }

  private WebSocket open(HttpClient http, BlockingQueue<Incoming> frames)
      throws InterruptedException {
    return done(
        http.newWebSocketBuilder()
            .header("Authorization", "Bearer " + settings.key())
            .connectTimeout(settings.connect())
            .buildAsync(address, new Frames(frames)));
  }

  private WebSocket done(CompletableFuture<WebSocket> step) throws InterruptedException {
    try {
      return step.get(settings.answer().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw transport.silent(address, e);
    } catch (ExecutionException e) {
      throw failure(e.getCause() == null ? e : e.getCause());
    }
  }

  private BailianException failure(Throwable cause) {
    if (cause instanceof WebSocketHandshakeException refused) {
      int status = refused.getResponse().statusCode();
      return new RefusedException(ErrorAnswer.parse(status, new byte[0]));
    }
    return transport.broken(address, cause);
  }

  private ObjectNode listen(WebSocket socket, BlockingQueue<Incoming> frames, SpeechSink sink)
      throws IOException, InterruptedException {
    while (true) {
      Incoming next = frames.poll(settings.answer().toNanos(), TimeUnit.NANOSECONDS);
      switch (next) {
        case Incoming.Audio(byte[] bytes) -> sink.audio(bytes);
        case Incoming.Text(String text) -> {
          ObjectNode usage = heard(text, sink);
          if (usage != null) {
            return usage;
          }
        }
        case Incoming.Over(String why) -> throw transport.broken(address, new IOException(why));
        case null -> throw transport.silent(address, new TimeoutException());
      }
      socket.request(1);
    }
  }

  /// The usage at the end of the task, null before it.
  private static @Nullable ObjectNode heard(String text, SpeechSink sink) throws IOException {
    return switch (SocketEvent.parse(text)) {
      case SocketEvent.Started _ -> null;
      case SocketEvent.Generated(var output) -> {
        sink.sentence(output.path("sentence"));
        yield null;
      }
      case SocketEvent.Finished(var usage) -> usage;
      case SocketEvent.Failed(WireError error) ->
          throw new RefusedException(
              ErrorAnswer.parse(
                  error.status(),
                  Json.bytes(
                      Json.object().put("code", error.code()).put("message", error.message()))));
    };
  }

  private record Frames(BlockingQueue<Incoming> frames, StringBuilder text)
      implements WebSocket.Listener {
    Frames(BlockingQueue<Incoming> frames) {
      this(frames, new StringBuilder());
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        frames.add(new Incoming.Text(text.toString()));
        text.setLength(0);
      } else {
        socket.request(1);
      }
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer part, boolean last) {
      byte[] bytes = new byte[part.remaining()];
      part.get(bytes);
      frames.add(new Incoming.Audio(bytes));
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      frames.add(new Incoming.Over("it was closed with %d %s".formatted(code, reason)));
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      frames.add(new Incoming.Over(String.valueOf(error.getMessage())));
    }
  }
}
