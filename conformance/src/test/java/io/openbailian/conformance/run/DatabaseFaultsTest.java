package io.openbailian.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.ChildServer;
import io.openbailian.conformance.Eventually;
import io.openbailian.conformance.TestServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The database cannot be written for a while: a task whose beginning or end is lost in that time
/// is taken up again by the same process, and is carried out once.
class DatabaseFaultsTest {
  private static final String CONFIG =
      """
      engines: {one: {kind: scripted, width: 1, rules: [{when: {prompt: first}, after: 2s}]}}
      routes: {"*": one}
      tasks: {workers: 1, hold: 0}
      """;

  @TempDir private Path data;

  @Test
  void aTaskIsTakenUpAgainInTheSameProcess() throws Exception {
    try (ChildServer child = ChildServer.start(data, CONFIG);
        Connection database =
            DriverManager.getConnection("jdbc:sqlite:" + data.resolve("openbailian.db"));
        Statement statement = database.createStatement()) {
      Api api = new Api(child.url(data), TestServer.KEY);
      String first = api.submit("first");
      api.until(first, "RUNNING");
      String second = api.submit("second");

      statement.execute("BEGIN IMMEDIATE");
      Eventually.holds(
          "an end could not be stored", () -> logged(child, first, "could not be stored"));
      Eventually.holds(
          "a beginning could not be stored", () -> logged(child, second, "is taken up again"));
      assertThat(api.status(first)).isEqualTo("RUNNING");
      assertThat(api.status(second)).isEqualTo("PENDING");
      statement.execute("ROLLBACK");

      for (String id : new String[] {first, second}) {
        assertThat(api.ended(id).output().path("task_status").asString()).isEqualTo("SUCCEEDED");
        JsonNode full = api.get("/api/v1/tasks/%s?view=full".formatted(id)).output();
        assertThat(full.path("attempts")).as(full.toString()).hasSize(1);
      }
    }
  }

  private static boolean logged(ChildServer child, String task, String what) throws Exception {
    return child.log().lines().anyMatch(line -> line.contains(task) && line.contains(what));
  }
}
