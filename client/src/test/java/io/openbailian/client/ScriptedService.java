package io.openbailian.client;

import com.sun.net.httpserver.Headers;
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

  record Answer(int status, String contentType, String body, int withheld) {}

  record Asked(
      String line,
      String authorization,
      String async,
      String contentType,
      String body,
      Headers headers) {
    String header(String name) {
      return String.valueOf(headers.getFirst(name));
    }
  }

  ScriptedService() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  ScriptedService json(int status, String body) {
    return say(status, "application/json;charset=UTF-8", body);
  }

  ScriptedService say(int status, String contentType, String body) {
    answers.add(new Answer(status, contentType, body, 0));
    return this;
  }

  /// Announces more bytes than it sends, and then hangs up.
  ScriptedService breakOff(String body) {
    return breakOff("image/png", body);
  }

  ScriptedService breakOff(String contentType, String body) {
    answers.add(new Answer(200, contentType, body, 100));
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
            new String(body, StandardCharsets.UTF_8),
            exchange.getRequestHeaders()));
    Answer answer = answers.remove();
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", answer.contentType());
    exchange.sendResponseHeaders(
        answer.status(), bytes.length == 0 ? -1 : bytes.length + answer.withheld());
    exchange.getResponseBody().write(bytes);
    exchange.getResponseBody().flush();
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
