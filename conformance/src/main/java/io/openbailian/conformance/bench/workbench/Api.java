package io.openbailian.conformance.bench.workbench;

import io.openbailian.protocol.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The calls a scenario makes one by one, on a connection of its own.
public final class Api implements AutoCloseable {
  private static final Set<String> GOES_ON = Set.of("PENDING", "RUNNING");
  private static final long PATIENCE_NANOS = 60_000_000_000L;

  private final Connections connection;
  private final Requests requests;

  public Api(URI server, Requests requests) throws IOException {
    this.connection = Connections.open(server, 1);
    this.requests = requests;
  }

  /// Submits a task and answers its id.
  public String submit(String prompt, String size, int pictures) throws IOException {
    return call(requests.submit(prompt, size, pictures)).path("output").path("task_id").asString();
  }

  public List<String> submit(int tasks, String prompt, String size, int pictures)
      throws IOException {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < tasks; i++) {
      ids.add(submit(prompt, size, pictures));
    }
    return ids;
  }

  /// Submits an edit and answers what came of it, whichever way it ended.
  public JsonNode edited(ObjectNode input, ObjectNode parameters) throws IOException {
    String id = call(requests.edit(input, parameters)).path("output").path("task_id").asString();
    return ended(id);
  }

  /// Waits for the end of a task, as long as it takes: the server holds each query for a while.
  public JsonNode ended(String id) throws IOException {
    JsonNode task = task(id);
    while (GOES_ON.contains(task.path("task_status").asString())) {
      task = task(id);
    }
    return task;
  }

  public JsonNode task(String id) throws IOException {
    return call(requests.task(id)).path("output");
  }

  void cancel(String id) throws IOException {
    call(requests.cancel(id));
  }

  /// How many tasks of the key have succeeded.
  public long succeeded() throws IOException {
    return call(requests.succeeded()).path("total").asLong();
  }

  /// Waits until all have succeeded.
  public void finished(List<String> ids) throws IOException {
    long until = System.nanoTime() + PATIENCE_NANOS;
    for (String id : ids) {
      while (!task(id).path("task_status").asString().equals("SUCCEEDED")) {
        if (System.nanoTime() - until > 0) {
          throw new IOException("task %s is still %s".formatted(id, task(id)));
        }
      }
    }
  }

  /// Asks for a video and waits for it.
  public void video(String model, String prompt, String size, int seconds, int fps)
      throws IOException {
    JsonNode created = call(requests.video(model, prompt, size, seconds, fps));
    finished(List.of(created.path("output").path("task_id").asString()));
  }

  /// The bytes of an answer.
  public byte[] answer(ByteBuffer request) throws IOException {
    return connection.exchange(request).body();
  }

  private JsonNode call(ByteBuffer request) throws IOException {
    Connection answer = connection.exchange(request);
    JsonNode body = Json.mapper().readTree(answer.body());
    if (answer.status() != 200) {
      throw new IOException("the server answered %d %s".formatted(answer.status(), body));
    }
    return body;
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}
