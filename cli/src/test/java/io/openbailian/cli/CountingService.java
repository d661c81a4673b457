package io.openbailian.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.openbailian.protocol.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/// A service of pictures and texts that makes what it is asked for, and counts it.
public final class CountingService implements AutoCloseable {
  private static final String PICTURES = "/api/v1/services/aigc/text2image/image-synthesis";
  private static final String TEXTS = "/api/v1/services/aigc/text-generation/generation";

  private final HttpServer server;
  private final List<ObjectNode> made = new CopyOnWriteArrayList<>();
  private final Map<String, Integer> tasksByKey = new ConcurrentHashMap<>();
  private final Set<Integer> failing = ConcurrentHashMap.newKeySet();
  private final AtomicInteger refusals = new AtomicInteger();
  private final AtomicInteger asked = new AtomicInteger();
  private volatile boolean honoursKeys;
  private volatile boolean forgets;
  private volatile boolean holds;
  private int begun;
  private volatile Predicate<String> breaks = _ -> false;
  private volatile Predicate<String> fails = _ -> false;
  private volatile String refusal = "";

  public CountingService() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  /// Makes one task of however many requests with the same key, and says so.
  public CountingService honouringKeys() {
    honoursKeys = true;
    return this;
  }

  /// Says that tasks run, until it is told that they have ended.
  public CountingService holding(boolean yes) {
    holds = yes;
    return this;
  }

  /// Keeps no bodies, of which there will be many.
  public CountingService forgetting() {
    forgets = true;
    return this;
  }

  /// Breaks the connection after it has taken a request with such a prompt.
  public CountingService breakingAfter(Predicate<String> prompts) {
    breaks = prompts;
    return this;
  }

  /// Fails tasks with such a prompt.
  public CountingService failing(Predicate<String> prompts) {
    fails = prompts;
    return this;
  }

  /// Refuses the next requests for going too fast.
  public CountingService refusing(int times) {
    refusals.set(times);
    return this;
  }

  /// Refuses every request.
  ///
  /// @param code and status, as `Arrearage 400`; empty for none
  public CountingService refusingAll(String code) {
    refusal = code;
    return this;
  }

  /// A shell whose commands ask it, with the catalogue of the program.
  Shell shell(Path folder) {
    return new Shell(folder)
        .withAllModels()
        .with("OPENBAILIAN_BASE_URL", root().toString())
        .with("OPENBAILIAN_API_KEY", "sk-test");
  }

  public URI root() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// The bodies that were carried out, each as often as it was.
  public List<ObjectNode> made() {
    return made;
  }

  public List<String> prompts() {
    return made.stream().map(body -> body.at("/input/prompt").asString("")).toList();
  }

  /// How many requests for anything to be made have come.
  public int asked() {
    return asked.get();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      switch (path) {
        case PICTURES -> submit(exchange, Json.parseObject(body));
        case TEXTS -> text(exchange, Json.parseObject(body));
        case "/openbailian/v1/dry-run" + PICTURES -> {
          if (honoursKeys) {
            send(exchange, 200, "{\"idempotency_key\":true,\"price\":{},\"engines\":[\"real\"]}");
          } else {
            send(exchange, 404, "{\"code\":\"NotFound\",\"message\":\"Not found!\"}");
          }
        }
        case "/health/live" -> send(exchange, 200, "{}");
        default -> rest(exchange, path);
      }
    }
  }

  private void rest(HttpExchange exchange, String path) throws IOException {
    if (path.startsWith("/api/v1/tasks/")) {
      task(exchange, path.substring("/api/v1/tasks/".length()));
    } else if (path.startsWith("/results/")) {
      byte[] png = Png.with("seed", path);
      exchange.sendResponseHeaders(200, png.length);
      exchange.getResponseBody().write(png);
    } else {
      send(exchange, 404, "{\"code\":\"NotFound\",\"message\":\"Not found!\"}");
    }
  }

  private boolean refused(HttpExchange exchange) throws IOException {
    asked.incrementAndGet();
    if (!refusal.isEmpty()) {
      int space = refusal.indexOf(' ');
      send(
          exchange,
          Integer.parseInt(refusal.substring(space + 1)),
          "{\"code\":\"%s\",\"message\":\"No.\"}".formatted(refusal.substring(0, space)));
      return true;
    }
    if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      exchange.getResponseHeaders().set("Retry-After", "3");
      send(exchange, 429, "{\"code\":\"Throttling.RateQuota\",\"message\":\"Slower.\"}");
      return true;
    }
    return false;
  }

  private void submit(HttpExchange exchange, ObjectNode body) throws IOException {
    if (refused(exchange)) {
      return;
    }
    String key = String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
    int number = honoursKeys ? tasksByKey.computeIfAbsent(key, _ -> begun(body)) : begun(body);
    if (breaks.test(body.at("/input/prompt").asString(""))) {
      return; // taken and carried out, and no answer
    }
    send(
        exchange,
        200,
        "{\"request_id\":\"r\",\"output\":{\"task_id\":\"t-%d\",\"task_status\":\"PENDING\"}}"
            .formatted(number));
  }

  private int begun(ObjectNode body) {
    synchronized (failing) {
      begun++;
      if (!forgets) {
        made.add(body);
      }
      if (fails.test(body.at("/input/prompt").asString(""))) {
        failing.add(begun);
      }
      return begun;
    }
  }

  private void task(HttpExchange exchange, String id) throws IOException {
    int number = Integer.parseInt(id.substring(2));
    if (holds) {
      send(
          exchange,
          200,
          "{\"output\":{\"task_id\":\"%s\",\"task_status\":\"RUNNING\"}}".formatted(id));
      return;
    }
    boolean failed = failing.contains(number);
    send(
        exchange,
        200,
        "{\"request_id\":\"r\",\"output\":{\"task_id\":\"%s\",\"task_status\":\"%s\",%s}}"
            .formatted(
                id,
                failed ? "FAILED" : "SUCCEEDED",
                failed
                    ? "\"code\":\"DataInspectionFailed\",\"message\":\"Not that.\""
                    : "\"results\":[{\"url\":\"%s/results/%d.png\"}]".formatted(root(), number)));
  }

  private void text(HttpExchange exchange, ObjectNode body) throws IOException {
    if (refused(exchange)) {
      return;
    }
    int number = begun(body);
    send(
        exchange,
        200,
        "{\"request_id\":\"r\",\"output\":{\"choices\":[{\"finish_reason\":\"stop\",\"message\":{\"role\":\"assistant\",\"content\":\"answer %d\"}}]}}"
            .formatted(number));
  }

  private static void send(HttpExchange exchange, int status, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
