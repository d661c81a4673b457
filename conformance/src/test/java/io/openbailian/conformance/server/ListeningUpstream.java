package io.openbailian.conformance.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// A service behind a gateway that keeps what it was asked. Words of a request say what it answers:
/// `refuse-me`, `our-key-is-bad`, `a-page`, or `"stream":true`.
final class ListeningUpstream implements AutoCloseable {
  private final List<Heard> heard = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  /// A request that came to the service.
  record Heard(String line, Map<String, String> headers, String body) {}

  private ListeningUpstream(HttpServer server) {
    this.server = server;
  }

  static ListeningUpstream start() throws IOException {
    ListeningUpstream upstream =
        new ListeningUpstream(
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    upstream.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    upstream.server.createContext("/", upstream::answer);
    upstream.server.start();
    return upstream;
  }

  /// What came since it was last cleared, in its order.
  List<Heard> heard() {
    return heard;
  }

  String base() {
    return "http://127.0.0.1:%d/api/v1".formatted(server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, String> headers = new TreeMap<>();
      exchange
          .getRequestHeaders()
          .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      heard.add(
          new Heard(exchange.getRequestMethod() + " " + exchange.getRequestURI(), headers, body));
      exchange.getResponseHeaders().add("Set-Cookie", "who=you");
      exchange.getResponseHeaders().add("X-Internal", "host-17");
      if (body.contains("\"stream\":true")) {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        for (int i = 0; i < 3; i++) {
          out.write("data: {\"n\":%d}\n\n".formatted(i).getBytes(StandardCharsets.UTF_8));
          out.flush();
        }
        return;
      }
      int status = body.contains("refuse-me") ? 400 : body.contains("our-key-is-bad") ? 401 : 200;
      String code = status == 400 ? "InvalidParameter" : "InvalidApiKey";
      byte[] json =
          (status == 200
                  ? "{\"request_id\":\"theirs\",\"output\":{\"made\":true}}"
                  : "{\"code\":\"%s\",\"message\":\"no\",\"request_id\":\"theirs\"}"
                      .formatted(code))
              .getBytes(StandardCharsets.UTF_8);
      exchange
          .getResponseHeaders()
          .set("Content-Type", body.contains("a-page") ? "text/html" : "application/json");
      exchange.sendResponseHeaders(status, json.length);
      exchange.getResponseBody().write(json);
    }
  }
}
