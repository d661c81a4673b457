package io.openbailian.engines.dashscope;

import io.openbailian.engine.Time;
import io.openbailian.outbound.TestServer;
import io.openbailian.protocol.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A service that has tasks already, each of which ends at its time; asked one by one or by the
/// page.
final class ManyTasks implements AutoCloseable {
  private final TestServer server = TestServer.start(this::answer);
  private final Map<String, Long> ends = new LinkedHashMap<>();
  private final AtomicInteger toldEnds = new AtomicInteger();
  private final AtomicInteger queries = new AtomicInteger();
  private final Time time;
  private final boolean lists;

  /// @param lists whether it has a list
  ManyTasks(Time time, boolean lists) {
    this.time = time;
    this.lists = lists;
  }

  String base() {
    return server.base() + "/api/v1";
  }

  /// A task that ends so long from now.
  void add(String task, Duration after) {
    ends.put(task, time.nanos() + after.toNanos());
  }

  long end(String task) {
    return Objects.requireNonNull(ends.get(task), task);
  }

  /// How many ends it has told with their results.
  int toldEnds() {
    return toldEnds.get();
  }

  int queries() {
    return queries.get();
  }

  private String status(String task) {
    return end(task) - time.nanos() <= 0 ? "SUCCEEDED" : "RUNNING";
  }

  private void answer(TestServer.Heard request, TestServer.Reply reply) throws IOException {
    queries.incrementAndGet();
    String rest = request.path().substring("/api/v1/tasks/".length());
    if (!rest.startsWith("?")) {
      String status = status(rest);
      toldEnds.addAndGet(status.equals("SUCCEEDED") ? 1 : 0);
      reply.json(
          "{\"output\":{\"task_id\":\"%s\",\"task_status\":\"%s\"}}".formatted(rest, status));
    } else if (lists) {
      reply.json(page(Integer.parseInt(rest.replaceAll(".*page_no=([0-9]+).*", "$1"))));
    } else {
      reply.json(404, "{\"code\":\"InvalidParameter\",\"message\":\"url error\"}");
    }
  }

  private String page(int number) {
    List<String> all = new ArrayList<>(ends.keySet());
    ObjectNode page = Json.object().put("total", all.size()).put("page_no", number);
    ArrayNode data = page.putArray("data");
    for (int i = (number - 1) * 100; i < Math.min(all.size(), number * 100); i++) {
      data.addObject().put("task_id", all.get(i)).put("status", status(all.get(i)));
    }
    return Json.text(page);
  }

  @Override
  public void close() {
    server.close();
  }
}
