package io.openbailian.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.TestServer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A key may have only so many tasks waiting.
class QueueBoundTest {
  @TempDir private Path data;

  private TestServer start() {
    Map<String, String> options =
        Map.of("tasks.queue", "3", "tasks.workers", "0", "tasks.hold", "0");
    return TestServer.startOn(data, TestServer.script("[]", options));
  }

  @Test
  void theTaskBeyondTheBoundIsTurnedAway() {
    try (TestServer server = start()) {
      Api api = Api.of(server);
      String first = api.submit("1");
      String _ = api.submit("2");
      String _ = api.submit("3");

      Api.Answer refused = api.create("4", "\"n\":1");
      assertThat(refused.status()).isEqualTo(429);
      assertThat(refused.code()).isEqualTo("Throttling.AllocationQuota");
      assertThat(refused.body().path("message").asString())
          .isEqualTo("Allocated quota exceeded, please increase your quota limit.");
      assertThat(refused.body().path("error").path("hint").asString()).contains("tasks.queue");
      assertThat(api.get("/api/v1/tasks").body().path("total").asInt()).isEqualTo(3);

      api.cancel(first);
      assertThat(api.create("5", "\"n\":1").status()).isEqualTo(200);
      assertThat(api.create("6", "\"n\":1").status()).isEqualTo(429);
    }
  }

  @Test
  void anotherKeyHasAQueueOfItsOwn() {
    try (TestServer server = start()) {
      Api other = new Api(server.url(), server.server().token());
      for (int i = 0; i < 3; i++) {
        String _ = Api.of(server).submit("mine");
      }

      assertThat(other.create("theirs", "\"n\":1").status()).isEqualTo(200);
    }
  }

  @Test
  void theBoundCountsWhatWaitedBeforeTheStart() {
    try (TestServer server = start()) {
      for (int i = 0; i < 3; i++) {
        String _ = Api.of(server).submit("before");
      }
    }
    try (TestServer server = start()) {
      assertThat(Api.of(server).create("after", "\"n\":1").status()).isEqualTo(429);
    }
  }
}
