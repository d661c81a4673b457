package io.openbailian.cli;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.openbailian.protocol.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import tools.jackson.databind.node.ObjectNode;

/// A service on a port of its own: every route says what it was told to say.
public final class FakeService implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, Answer> routes = new ConcurrentHashMap<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();

  /// An answer; the body is text unless it is a picture.
  private interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  public record Asked(String line, String authorization, String body, Headers headers) {
    public String header(String name) {
      return String.valueOf(headers.getFirst(name));
    }

    public ObjectNode json() {
      return Json.parseObject(body);
    }
  }

  FakeService() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
    json("GET /health/live", 200, "{}");
  }

  /// A service that makes one picture for each result, the first with the seed 42.
  public static FakeService making(String results) throws IOException {
    FakeService service = new FakeService();
    service.json("POST /api/v1/services/aigc/text2image/image-synthesis", 200, task("PENDING", ""));
    service.json(
        "GET /api/v1/tasks/t-1",
        200,
        task(
            "SUCCEEDED",
            ",\"results\":[%s]".formatted(results.replace("ROOT", service.root().toString()))));
    service.picture("GET /results/1.png", Png.with("seed", "42"));
    service.picture("GET /results/2.png", Png.with("seed", "43"));
    return service;
  }

  public static String task(String status, String more) {
    return "{\"request_id\":\"r-1\",\"output\":{\"task_id\":\"t-1\",\"task_status\":\"%s\"%s}}"
        .formatted(status, more);
  }

  public FakeService json(String route, int status, String body) {
    routes.put(
        route,
        exchange ->
            send(exchange, status, "application/json", body.getBytes(StandardCharsets.UTF_8)));
    return this;
  }

  /// Answers, and then does something.
  void then(String route, String body, Runnable afterwards) {
    routes.put(
        route,
        exchange -> {
          send(exchange, 200, "application/json", body.getBytes(StandardCharsets.UTF_8));
          afterwards.run();
        });
  }

  FakeService stream(String route, String body) {
    String placed = body.replace("ROOT", root().toString());
    routes.put(
        route,
        exchange ->
            send(
                exchange,
                200,
                "text/event-stream;charset=UTF-8",
                placed.getBytes(StandardCharsets.UTF_8)));
    return this;
  }

  void picture(String route, byte[] body) {
    routes.put(route, exchange -> send(exchange, 200, "image/png", body));
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  public URI root() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public List<Asked> asked() {
    return asked;
  }

  public Asked asked(String route) {
    return asked.stream().filter(one -> one.line().startsWith(route)).findFirst().orElseThrow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String route = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    String query = exchange.getRequestURI().getRawQuery();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    asked.add(
        new Asked(
            query == null ? route : route + "?" + query,
            String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
            body,
            exchange.getRequestHeaders()));
    try (exchange) {
      routes
          .getOrDefault(route, unknown -> send(unknown, 404, "application/json", NOT_FOUND))
          .to(exchange);
    }
  }

  private static final byte[] NOT_FOUND =
      "{\"code\":\"NotFound\",\"message\":\"Not found!\",\"request_id\":\"r-404\"}"
          .getBytes(StandardCharsets.UTF_8);

  @Override
  public void close() {
    server.stop(0);
  }
}
