package io.openbailian.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;

/// A service on a port of its own that answers what it was told to, in order, and remembers what it
/// was asked.
final class ScriptedService implements AutoCloseable {
  private final HttpServer server;
  private final Queue<Answer> answers = new ArrayDeque<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();

  record Answer(int status, String contentType, byte[] body, long announced) {}

  record Asked(String line, String authorization, String async, String contentType, String body) {}

  ScriptedService() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  ScriptedService json(int status, String body) {
    return say(status, "application/json;charset=UTF-8", body.getBytes(StandardCharsets.UTF_8));
  }

  ScriptedService say(int status, String contentType, byte[] body) {
    answers.add(new Answer(status, contentType, body, body.length));
    return this;
  }

  /// Announces more bytes than it sends, and then hangs up.
  ScriptedService breakOff(byte[] body) {
    answers.add(new Answer(200, "image/png", body, body.length + 100L));
    return this;
  }

  URI base() {
    return URI.create("http://127.0.0.1:%d/api/v1".formatted(server.getAddress().getPort()));
  }

  List<Asked> asked() {
    return asked;
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    asked.add(
        new Asked(
            exchange.getRequestMethod() + " " + exchange.getRequestURI(),
            String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
            String.valueOf(exchange.getRequestHeaders().getFirst("X-DashScope-Async")),
            String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")),
            new String(body, StandardCharsets.UTF_8)));
    Answer answer = answers.remove();
    exchange.getResponseHeaders().set("Content-Type", answer.contentType());
    exchange.sendResponseHeaders(
        answer.status(), answer.body().length == 0 ? -1 : answer.announced());
    exchange.getResponseBody().write(answer.body());
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
