package io.openbailian.conformance;

import io.openbailian.protocol.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/// A WebSocket of a test: it says what it is told and keeps what it hears.
public final class Socket implements AutoCloseable {
  public static final String PATH = "/api-ws/v1/inference";

  private final HttpClient client = HttpClient.newHttpClient();
  private final Hearing hearing;
  private final WebSocket socket;

  /// What a server says.
  public sealed interface Frame {
    record Text(JsonNode tree, String raw) implements Frame {
      public String event() {
        return tree.at("/header/event").asString();
      }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Binary(byte[] bytes) implements Frame {}

    record Closed(int code) implements Frame {}
  }

  private Socket(URI address, String authorization, Hearing hearing) {
    this.hearing = hearing;
    WebSocket.Builder builder = client.newWebSocketBuilder();
    if (!authorization.isEmpty()) {
      builder.header("Authorization", authorization);
    }
    this.socket = builder.buildAsync(address, hearing).join();
  }

  public static Socket open(TestServer server) {
    return open(server, PATH, "Bearer " + TestServer.KEY);
  }

  public static Socket open(TestServer server, String path, String authorization) {
    return new Socket(address(server, path), authorization, new Hearing(true));
  }

  /// A socket that takes nothing until it listens.
  public static Socket deaf(TestServer server) {
    return new Socket(address(server, PATH), "Bearer " + TestServer.KEY, new Hearing(false));
  }

  private static URI address(TestServer server, String path) {
    return URI.create(server.url().toString().replaceFirst("^http", "ws") + path);
  }

  /// Takes everything from now on.
  public Socket listen() {
    socket.request(1);
    return this;
  }

  /// The status a server refuses a connection with.
  public static int refusal(TestServer server, String authorization) {
    try (Socket _ = open(server, PATH, authorization)) {
      return 101;
    } catch (CompletionException e) {
      if (e.getCause() instanceof WebSocketHandshakeException refused) {
        return refused.getResponse().statusCode();
      }
      throw e;
    }
  }

  public void say(String text) {
    socket.sendText(text, true).join();
  }

  public void say(byte[] bytes) {
    socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
  }

  /// Begins a task.
  ///
  /// @param payload JSON
  public void run(String taskId, String payload) {
    say(
        "{\"header\":{\"action\":\"run-task\",\"task_id\":\"%s\",\"streaming\":\"out\"},\"payload\":%s}"
            .formatted(taskId, payload));
  }

  public void finish(String taskId) {
    say(
        "{\"header\":{\"action\":\"finish-task\",\"task_id\":\"%s\",\"streaming\":\"duplex\"},\"payload\":{\"input\":{}}}"
            .formatted(taskId));
  }

  /// The next frame.
  public Frame next() throws InterruptedException {
    Frame frame = hearing.frames.poll(Eventually.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    if (frame == null) {
      throw new AssertionError("the server says nothing");
    }
    return frame;
  }

  /// The next text frame; binary frames before it are passed over.
  public JsonNode nextText() throws InterruptedException {
    while (true) {
      if (next() instanceof Frame.Text(JsonNode tree, _)) {
        return tree;
      }
    }
  }

  /// All frames up to the end of the task.
  public List<Frame> untilEnd() throws InterruptedException {
    List<Frame> frames = new ArrayList<>();
    while (true) {
      Frame frame = next();
      frames.add(frame);
      boolean end =
          frame instanceof Frame.Closed
              || (frame instanceof Frame.Text text
                  && List.of("task-finished", "task-failed").contains(text.event()));
      if (end) {
        return frames;
      }
    }
  }

  /// The code the server closes with; frames before it are passed over.
  public int closed() throws InterruptedException {
    while (true) {
      if (next() instanceof Frame.Closed(int code)) {
        return code;
      }
    }
  }

  /// Breaks off without a word.
  public void abort() {
    socket.abort();
  }

  @Override
  public void close() {
    socket.abort();
    client.shutdownNow();
  }

  private static final class Hearing implements WebSocket.Listener {
    private final BlockingQueue<Frame> frames = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();
    private final boolean atOnce;

    Hearing(boolean atOnce) {
      this.atOnce = atOnce;
    }

    @Override
    public void onOpen(WebSocket socket) {
      if (atOnce) {
        socket.request(1);
      }
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        String raw = text.toString();
        frames.add(new Frame.Text(Json.mapper().readTree(raw), raw));
        text.setLength(0);
      }
      socket.request(1);
      return CompletableFuture.completedStage(true);
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer part, boolean last) {
      byte[] bytes = new byte[part.remaining()];
      part.get(bytes);
      frames.add(new Frame.Binary(bytes));
      socket.request(1);
      return CompletableFuture.completedStage(true);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      frames.add(new Frame.Closed(code));
      return CompletableFuture.completedStage(true);
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      frames.add(new Frame.Closed(-1));
    }
  }
}
