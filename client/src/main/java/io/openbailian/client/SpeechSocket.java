package io.openbailian.client;

import io.openbailian.client.WebSocketConnection.Unswitched;
import io.openbailian.client.WebSocketFrames.Message;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.WireError;
import io.openbailian.protocol.client.ErrorAnswer;
import io.openbailian.protocol.client.SocketEvent;
import io.openbailian.protocol.server.SocketMessage;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.node.ObjectNode;

/// One task over a WebSocket that sends a text and is sent speech. The next frame is read only when
/// the last one has been taken, so nothing piles up; a break is told after every frame before it.
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
    record Frame(Message message) implements Incoming {}

    record Broken(IOException cause) implements Incoming {}
  }

  /// Runs a task to its end.
  ///
  /// @return what it is charged for, as the service says it
  /// @throws RefusedException when the service says no
  /// @throws UnreachableException when it says nothing
  ObjectNode speak(String taskId, ObjectNode payload, SpeechSink sink)
      throws IOException, InterruptedException {
    BlockingQueue<Incoming> frames = new ArrayBlockingQueue<>(1);
    // An interrupt ends whatever a virtual thread waits for on a socket.
    Thread peer =
        Thread.ofVirtual().start(() -> talk(SocketMessage.runTask(taskId, payload), frames));
    try {
      return listen(frames, sink);
    } finally {
      peer.interrupt();
    }
  }

  private void talk(String task, BlockingQueue<Incoming> frames) {
    try (WebSocketConnection connection = WebSocketConnection.open(address, settings)) {
      begin(connection.frames(), task);
      while (true) {
        frames.put(new Incoming.Frame(connection.frames().read()));
      }
    } catch (IOException e) {
      end(new Incoming.Broken(e), frames);
    } catch (InterruptedException e) {
      // nobody listens any more
    }
  }

  /// A service that hangs up before it has read may have said why: that is what is told then.
  private static void begin(WebSocketFrames frames, String task) {
    try {
      frames.sendText(task);
    } catch (IOException e) {
      // reading ends too
    }
  }

  private static void end(Incoming.Broken end, BlockingQueue<Incoming> frames) {
    try {
      frames.put(end);
    } catch (InterruptedException e) {
      // nobody listens any more
    }
  }

  private ObjectNode listen(BlockingQueue<Incoming> frames, SpeechSink sink)
      throws IOException, InterruptedException {
    Optional<ObjectNode> usage = Optional.empty();
    while (usage.isEmpty()) {
      Incoming next = frames.poll(settings.answer().toNanos(), TimeUnit.NANOSECONDS);
      usage =
          switch (next) {
            case Incoming.Frame(Message message) -> take(message, sink);
            case Incoming.Broken(Unswitched refusal) ->
                throw new RefusedException(ErrorAnswer.parse(refusal.status(), refusal.body()));
            case Incoming.Broken(IOException cause) -> throw transport.broken(address, cause);
            case null -> throw transport.silent(address, new TimeoutException());
          };
    }
    return usage.get();
  }

  /// The usage at the end of the task, empty before it.
  private Optional<ObjectNode> take(Message message, SpeechSink sink) throws IOException {
    return switch (message) {
      case Message.Binary(byte[] bytes) -> {
        sink.audio(bytes);
        yield Optional.empty();
      }
      case Message.Text(String text) -> heard(text, sink);
      case Message.Closed(int code, String reason) ->
          throw transport.broken(
              address, new IOException("it was closed with %d %s".formatted(code, reason)));
    };
  }

  private static Optional<ObjectNode> heard(String text, SpeechSink sink) throws IOException {
    return switch (SocketEvent.parse(text)) {
      case SocketEvent.Started _ -> Optional.empty();
      case SocketEvent.Generated(var output) -> {
        sink.sentence(output.path("sentence"));
        yield Optional.empty();
      }
      case SocketEvent.Finished(var usage) -> Optional.of(usage);
      case SocketEvent.Failed(WireError error) ->
          throw new RefusedException(
              ErrorAnswer.parse(
                  error.status(),
                  Json.bytes(
                      Json.object().put("code", error.code()).put("message", error.message()))));
    };
  }
}
