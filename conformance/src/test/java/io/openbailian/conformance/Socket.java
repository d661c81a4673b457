package io.openbailian.conformance;

import io.openbailian.client.WebSocketConnection;
import io.openbailian.client.WebSocketFrames.Message;
import io.openbailian.protocol.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/// A WebSocket of a test: it says what it is told and keeps what it hears.
public final class Socket implements AutoCloseable {
  public static final String PATH = "/api-ws/v1/inference";

  private final WebSocketConnection connection;
  private final BlockingQueue<Frame> frames = new LinkedBlockingQueue<>();

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

  private Socket(WebSocketConnection connection) {
    this.connection = connection;
  }

  public static Socket open(TestServer server) {
    return open(server, PATH, "Bearer " + TestServer.KEY);
  }

  public static Socket open(TestServer server, String path, String authorization) {
    return connected(server, path, authorization).listen();
  }

  /// A socket that takes nothing until it listens.
  public static Socket deaf(TestServer server) {
    return connected(server, PATH, "Bearer " + TestServer.KEY);
  }

  private static Socket connected(TestServer server, String path, String authorization) {
    try {
      URI address = URI.create(server.url().toString().replaceFirst("^http", "ws") + path);
      return new Socket(WebSocketConnection.open(address, authorization, Eventually.PATIENCE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Takes everything from now on.
  public Socket listen() {
    Thread _ = Thread.ofVirtual().name("socket-of-a-test").start(this::hear);
    return this;
  }

  private void hear() {
    boolean open = true;
    while (open) {
      Frame frame = read();
      frames.add(frame);
      open = !(frame instanceof Frame.Closed);
    }
  }

  private Frame read() {
    try {
      return switch (connection.frames().read()) {
        case Message.Text(String text) -> new Frame.Text(Json.mapper().readTree(text), text);
        case Message.Binary(byte[] bytes) -> new Frame.Binary(bytes);
        case Message.Closed(int code, _) -> new Frame.Closed(code);
      };
    } catch (IOException e) {
      return new Frame.Closed(-1);
    }
  }

  /// The status a server refuses a connection with.
  public static int refusal(TestServer server, String path, String authorization) {
    try (Socket _ = open(server, path, authorization)) {
      return 101;
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof WebSocketConnection.Unswitched refused) {
        return refused.status();
      }
      throw e;
    }
  }

  /// Says this; that the server has hung up is heard, not told here.
  public void say(String text) {
    try {
      connection.frames().sendText(text);
    } catch (IOException e) {
      // what it said before it left is still to be heard
    }
  }

  /// Says this, as {@link #say(String)} does.
  public void say(byte[] bytes) {
    try {
      connection.frames().sendBinary(bytes);
    } catch (IOException e) {
      // what it said before it left is still to be heard
    }
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
    Frame frame = frames.poll(Eventually.PATIENCE.toSeconds(), TimeUnit.SECONDS);
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
    try {
      connection.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    abort();
  }
}
