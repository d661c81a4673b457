package io.openbailian.engines.comfyui;

import io.openbailian.outbound.TestServer;
import io.openbailian.protocol.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Answers as ComfyUI 0.3.64 was seen to: uploads, the queue, the history, files and its socket.
final class FakeComfy implements AutoCloseable {
  private final TestServer server = TestServer.start(this::answer);
  private final Map<String, TestServer.Reply> sockets = new ConcurrentHashMap<>();
  private final List<JsonNode> prompts = new CopyOnWriteArrayList<>();
  private volatile Play play = job -> success("a.png");

  /// What becomes of a job that was taken.
  @FunctionalInterface
  interface Play {
    /// Its entry in the history; nothing while it is not there.
    @Nullable String history(String job) throws IOException;
  }

  void plays(Play next) {
    play = next;
  }

  /// Where a job is that is not over.
  volatile String queue = "queue_running";

  volatile boolean hasSocket = true;

  /// What it says to a workflow that it does not take; empty = it takes it.
  volatile String refusal = "";

  volatile byte[] file = {1, 2, 3};

  static String success(String file) {
    return """
    {"outputs":{"9":{"images":[{"filename":"shown.png","subfolder":"","type":"temp"}]},
    "10":{"images":[{"filename":"%s","subfolder":"openbailian","type":"output"}],"animated":[true]}},
    "status":{"status_str":"success","completed":true,"messages":[]}}\
    """
        .formatted(file);
  }

  static String error(String event, String data) {
    return """
    {"outputs":{},"status":{"status_str":"error","completed":false,
    "messages":[["execution_start",{}],["%s",%s]]}}\
    """
        .formatted(event, data);
  }

  TestServer server() {
    return server;
  }

  List<JsonNode> prompts() {
    return prompts;
  }

  /// Tells whoever listens to a job.
  void tell(String job, String message) throws IOException {
    TestServer.Reply socket = sockets.get(job);
    if (socket != null) {
      socket.message(message);
    }
  }

  void preview(String job) throws IOException {
    TestServer.Reply socket = sockets.get(job);
    if (socket != null) {
      socket.message(2, new byte[5000]);
    }
  }

  private void answer(TestServer.Heard request, TestServer.Reply reply)
      throws IOException, InterruptedException {
    String path = request.path();
    if (path.startsWith("/ws")) {
      socket(request, reply);
    } else if (path.equals("/upload/image")) {
      String name = request.bytes().split("filename=\"", -1)[1].split("\"", -1)[0];
      reply.json(
          "{\"name\":\"%s\",\"subfolder\":\"openbailian\",\"type\":\"input\"}".formatted(name));
    } else if (path.equals("/prompt") && !refusal.isEmpty()) {
      reply.json(400, refusal);
    } else if (path.equals("/prompt")) {
      JsonNode sent = Json.parseObject(request.text());
      prompts.add(sent);
      reply.json(
          "{\"prompt_id\":\"%s\",\"number\":1,\"node_errors\":{}}"
              .formatted(sent.path("prompt_id").asString()));
    } else if (path.startsWith("/history/")) {
      String job = path.substring("/history/".length());
      String entry = play.history(job);
      reply.json(entry == null ? "{}" : "{\"%s\":%s}".formatted(job, entry));
    } else if (path.equals("/queue") && request.method().equals("GET")) {
      String job = prompts.isEmpty() ? "" : prompts.getLast().path("prompt_id").asString();
      reply.json("{\"%s\":[[1,\"%s\",{},{},[]]]}".formatted(queue, job));
    } else if (path.startsWith("/view")) {
      reply.whole(200, "image/png", file);
    } else {
      reply.json("{}");
    }
  }

  private void socket(TestServer.Heard request, TestServer.Reply reply)
      throws IOException, InterruptedException {
    if (!hasSocket) {
      reply.json(404, "{}");
      return;
    }
    sockets.put(request.path().split("clientId=", -1)[1], reply);
    reply.upgrade(request);
    reply.whenLeft(new CountDownLatch(1));
  }

  @Override
  public void close() {
    server.close();
  }
}
