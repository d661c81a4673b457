package io.openbailian.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.ChildServer;
import io.openbailian.conformance.Eventually;
import io.openbailian.conformance.RawConnection;
import io.openbailian.conformance.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// The process dies while a task is settled: its file is durable and its end is not, or its end is
/// and nobody has been told.
class SettleDeathsTest {
  private static final String INSIDE = "wan2.2-t2i-flash";
  private static final String UPSTREAM = "wan2.5-t2i-preview";

  @TempDir private Path data;
  @TempDir private Path elsewhere;

  private String config(String after, String hold) {
    return """
    engines:
      inside: {kind: scripted, computes: true, rules: [{after: %1$s}]}
      upstream: {kind: scripted, costs-money: true, upstream: %3$s, rules: [{handle: true, after: %1$s}]}
    routes: {"%4$s": upstream, "*": inside}
    tasks: {workers: 4, hold: %2$s}
    """
        .formatted(after, hold, elsewhere.resolve("jobs.jsonl"), UPSTREAM);
  }

  private static String body(String model) {
    return """
    {"model":"%s","input":{"prompt":"a cat"},"parameters":{"n":1,"size":"768*768"}}\
    """
        .formatted(model);
  }

  private static String submit(Api api, String model) {
    return api.post("/api/v1/services/aigc/text2image/image-synthesis", body(model))
        .output()
        .path("task_id")
        .asString();
  }

  private Connection open() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + data.resolve("openbailian.db"));
  }

  private static int count(Statement statement, String what) throws SQLException {
    try (ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + what)) {
      return rows.getInt(1);
    }
  }

  private List<String> files() {
    try (Stream<Path> files = Files.walk(data.resolve("artifacts"))) {
      return files.filter(Files::isRegularFile).map(file -> file.getFileName().toString()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Somebody else holds the database's lock from the moment on in which the engine was asked, so
  /// that the end of the task cannot be written.
  @ParameterizedTest
  @CsvSource({INSIDE + ",2", UPSTREAM + ",2"})
  void aTaskWhoseFileIsThereAndWhoseEndIsNotEndsOnce(String model, int attempts) throws Exception {
    String id;
    try (ChildServer child = ChildServer.start(data, config("2s", "0"));
        Connection database = open();
        Statement statement = database.createStatement()) {
      id = submit(new Api(child.url(data), TestServer.KEY), model);
      String asked = model.equals(INSIDE) ? "attempt" : "attempt WHERE handle IS NOT NULL";
      Eventually.holds("its engine was asked", () -> count(statement, asked) == 1);
      statement.execute("BEGIN IMMEDIATE");
      assertThat(count(statement, "task WHERE status = 'RUNNING'")).isEqualTo(1);
      Eventually.holds("its file is there", () -> files().contains(id + "-0.png"));
      child.kill();
    }

    try (ChildServer child = ChildServer.start(data, config("0s", "0"))) {
      Api api = new Api(child.url(data), TestServer.KEY);
      assertThat(api.status(id)).isNotEqualTo("PENDING");
      JsonNode ended = succeeded(api, id);
      assertThat(attempts(api, id)).isEqualTo(attempts);
      assertThat(api.task(id)).isEqualTo(ended);
    }
    assertThat(files()).containsExactly(id + "-0.png");
    if (model.equals(UPSTREAM)) {
      assertThat(Files.readAllLines(elsewhere.resolve("jobs.jsonl"))).hasSize(1);
    }
  }

  @Test
  void aTaskWhoseEndIsThereAndWasNotToldIsNotCarriedOutAgain() throws Exception {
    String id;
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<JsonNode> poll;
      try (ChildServer child = ChildServer.start(data, config("1s", "1h"));
          Connection database = open();
          Statement statement = database.createStatement()) {
        Api api = new Api(child.url(data), TestServer.KEY);
        id = submit(api, INSIDE);
        poll = clients.submit(() -> api.task(id));
        Eventually.holds(
            "its end is written", () -> count(statement, "task WHERE status = 'SUCCEEDED'") == 1);
        child.kill();
      }
      Eventually.holds("its client knows, or knows that the server is gone", poll::isDone);
    }

    try (ChildServer child = ChildServer.start(data, config("1h", "0"))) {
      Api api = new Api(child.url(data), TestServer.KEY);
      succeeded(api, id);
      assertThat(attempts(api, id)).isEqualTo(1);
    }
  }

  @Test
  void aTaskThatWasAcceptedAndWhoseClientWasNotToldIsCarriedOutOnce() throws Exception {
    try (ChildServer child = ChildServer.start(data, config("1h", "0"));
        Connection database = open();
        Statement statement = database.createStatement();
        RawConnection client = new RawConnection(child.url(data))) {
      client.send(
          """
          POST /api/v1/services/aigc/text2image/image-synthesis HTTP/1.1\r
          Host: localhost\r
          Authorization: Bearer %s\r
          Content-Type: application/json\r
          X-DashScope-Async: enable\r
          Content-Length: %d\r
          \r
          %s\
          """
              .formatted(TestServer.KEY, body(INSIDE).length(), body(INSIDE)));
      Eventually.holds("its task is accepted", () -> count(statement, "task") == 1);
      child.kill();
    }

    try (ChildServer child = ChildServer.start(data, config("0s", "0"))) {
      Api api = new Api(child.url(data), TestServer.KEY);
      JsonNode list = api.get("/api/v1/tasks").body();
      assertThat(list.path("total").asInt()).isEqualTo(1);
      succeeded(api, list.at("/data/0/task_id").asString());
    }
  }

  private static JsonNode succeeded(Api api, String id) throws Exception {
    JsonNode ended = api.ended(id).output();
    assertThat(ended.path("task_status").asString()).as(ended.toString()).isEqualTo("SUCCEEDED");
    assertThat(ended.path("results")).hasSize(1);
    assertThat(Api.download(ended.at("/results/0/url").asString())).startsWith(0x89, 'P', 'N', 'G');
    return ended;
  }

  private static int attempts(Api api, String id) {
    return api.get("/api/v1/tasks/%s?view=full".formatted(id)).output().path("attempts").size();
  }
}
