package io.openbailian.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.RawConnection;
import io.openbailian.conformance.TestServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// More is asked of the database than it can do: whoever can ask again is told when; nothing that
/// was accepted is lost.
class DatabaseLoadTest {
  private static final String BODY =
      "{\"model\":\"wan2.2-t2i-flash\",\"input\":{\"prompt\":\"a cat\"},\"parameters\":{\"n\":1}}";
  private static final String SUBMISSION =
      "POST /api/v1/services/aigc/text2image/image-synthesis HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer %s\r\nX-DashScope-Async: enable\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s"
          .formatted(TestServer.KEY, BODY.length(), BODY);

  @Test
  void aFullQueueOfTheDatabaseIsA503WithATimeToTryAgain() throws Exception {
    try (TestServer server =
            TestServer.scripted("[]", Map.of("limits.changes", "1", "tasks.workers", "0"));
        Connection locks =
            DriverManager.getConnection("jdbc:sqlite:" + server.data().resolve("openbailian.db"));
        Statement statement = locks.createStatement()) {
      String known = Api.of(server).submit("a cat");
      statement.execute("BEGIN IMMEDIATE");
      List<RawConnection> calls = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        calls.add(new RawConnection(server.url()).send(SUBMISSION));
      }
      assertThat(Api.of(server).status(known)).as("a query is never refused").isEqualTo("PENDING");
      List<String> answers = new ArrayList<>();
      for (RawConnection call : calls) {
        answers.add(call.rest());
        call.close();
      }
      statement.execute("ROLLBACK");

      List<String> refused =
          answers.stream().filter(answer -> answer.startsWith("HTTP/1.1 503 ")).toList();
      assertThat(refused).isNotEmpty();
      assertThat(refused)
          .allSatisfy(answer ->
              assertThat(answer)
                  .containsIgnoringCase("Retry-After: 1\r\n")
                  .contains("\"code\":\"ModelUnavailable\"")
                  .contains("nothing was stored"));
      assertThat(Api.of(server).create("a cat", "\"n\":1").status()).isEqualTo(200);
      assertThat(Api.of(server).get("/api/v1/tasks").body().path("total").asInt())
          .isEqualTo(
              2
                  + (int)
                      answers.stream()
                          .filter(answer -> answer.startsWith("HTTP/1.1 200 "))
                          .count());
    }
  }
}
