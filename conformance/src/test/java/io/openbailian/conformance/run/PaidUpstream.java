package io.openbailian.conformance.run;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.openbailian.conformance.Drawings;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.WireTime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A service that takes tasks for money and counts them: which prompt was submitted by which
/// account. Each task is at work for a few questions. Every fifth submission is throttled.
final class PaidUpstream implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, Work> tasks = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<String> prompts = new ConcurrentLinkedQueue<>();
  private final Map<Step, AtomicInteger> steps = new ConcurrentHashMap<>();
  private final Set<String> foreign = ConcurrentHashMap.newKeySet();
  private final AtomicInteger submissions = new AtomicInteger();

  /// What happens at the service while a task is at work; a death may come at each.
  enum Step {
    /// A submission has arrived, and is not answered yet.
    SUBMITTED,
    /// A submission was turned away.
    THROTTLED,
    /// The answer to a submission has gone out.
    ANSWERED,
    /// A task, or an account's list of tasks, was asked for.
    ASKED,
    /// A result was fetched.
    FETCHED
  }

  /// A task that was paid for.
  private record Work(
      String id, String account, String model, String prompt, Instant at, AtomicInteger questions) {
    String status() {
      return questions.get() < 3 ? "RUNNING" : "SUCCEEDED";
    }
  }

  private PaidUpstream(HttpServer server) {
    this.server = server;
  }

  static PaidUpstream start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    PaidUpstream upstream = new PaidUpstream(server);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", upstream::answer);
    server.start();
    return upstream;
  }

  String base() {
    return "http://127.0.0.1:%d/api/v1".formatted(server.getAddress().getPort());
  }

  /// The prompts of all submissions that it took.
  List<String> prompts() {
    return new ArrayList<>(prompts);
  }

  /// How often a step was taken.
  int taken(Step step) {
    return steps.getOrDefault(step, new AtomicInteger()).get();
  }

  private void take(Step step) {
    steps.computeIfAbsent(step, _ -> new AtomicInteger()).incrementAndGet();
  }

  /// Questions about a task with another account's key.
  Set<String> foreign() {
    return foreign;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().toString();
      String key = exchange.getRequestHeaders().getFirst("Authorization");
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (path.startsWith("/files/")) {
        take(Step.FETCHED);
        send(exchange, 200, "image/png", Drawings.ball());
      } else if (path.contains("/services/")) {
        submit(exchange, key, Json.parseObject(new String(body, StandardCharsets.UTF_8)));
      } else if (path.contains("?")) {
        take(Step.ASKED);
        json(exchange, 200, list(key, exchange.getRequestURI().getRawQuery()));
      } else {
        take(Step.ASKED);
        json(exchange, 200, query(path.substring(path.lastIndexOf('/') + 1), key));
      }
    }
  }

  private void submit(HttpExchange exchange, String key, JsonNode request) throws IOException {
    String prompt = request.path("input").path("prompt").asString();
    int number = submissions.incrementAndGet();
    if (number % 5 == 0) {
      take(Step.THROTTLED);
      json(
          exchange,
          429,
          Json.object().put("code", "Throttling.RateQuota").put("message", "too fast"));
      return;
    }
    String id = "task-" + number;
    prompts.add(prompt);
    tasks.put(
        id,
        new Work(
            id, key, request.path("model").asString(), prompt, Instant.now(), new AtomicInteger()));
    take(Step.SUBMITTED);
    ObjectNode answer = Json.object().put("request_id", "r");
    answer.putObject("output").put("task_id", id).put("task_status", "PENDING");
    json(exchange, 200, answer);
    take(Step.ANSWERED);
  }

  private ObjectNode query(String id, String key) {
    Work work = tasks.get(id);
    ObjectNode answer = Json.object();
    ObjectNode output = answer.putObject("output").put("task_id", id);
    if (work == null || !work.account().equals(key)) {
      foreign.add(id);
      output.put("task_status", "UNKNOWN");
      return answer;
    }
    work.questions().incrementAndGet();
    output.put("task_status", work.status());
    if (work.status().equals("SUCCEEDED")) {
      output
          .putArray("results")
          .addObject()
          .put("orig_prompt", work.prompt())
          .put("url", base().replace("/api/v1", "/files/" + id + ".png"));
    }
    return answer;
  }

  /// What an account submitted in a time, a hundred a page.
  private ObjectNode list(String key, String query) {
    Map<String, String> asked = new HashMap<>();
    for (String part : query.split("&", -1)) {
      asked.put(part.replaceFirst("=.*", ""), part.replaceFirst("[^=]*=", ""));
    }
    Instant from = WireTime.parseCompact(asked.getOrDefault("start_time", "")).orElseThrow();
    Instant to =
        WireTime.parseCompact(asked.getOrDefault("end_time", "")).orElseThrow().plusSeconds(1);
    String model = asked.getOrDefault("model_name", "");
    ObjectNode page = Json.object();
    ArrayNode data = page.putArray("data");
    tasks.values().stream()
        .filter(work -> work.account().equals(key))
        .filter(work -> model.isEmpty() || work.model().equals(model))
        .filter(work -> !work.at().isBefore(from) && work.at().isBefore(to))
        .sorted(Comparator.comparing(Work::at))
        .skip(100L * (Integer.parseInt(asked.get("page_no")) - 1))
        .limit(100)
        .forEach(work ->
            data.addObject()
                .put("task_id", work.id())
                .put("model_name", work.model())
                .put("status", work.status()));
    return page;
  }

  private static void json(HttpExchange exchange, int status, ObjectNode tree) throws IOException {
    send(exchange, status, "application/json", Json.bytes(tree));
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
