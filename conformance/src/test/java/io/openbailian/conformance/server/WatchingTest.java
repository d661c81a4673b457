package io.openbailian.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Admin;
import io.openbailian.conformance.Api;
import io.openbailian.conformance.Eventually;
import io.openbailian.conformance.Metrics;
import io.openbailian.conformance.TestServer;
import io.openbailian.conformance.wire.RawHttp;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What those see who watch a server, and who is let in to look.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WatchingTest {
  private static final String CHAT = "/compatible-mode/v1/chat/completions";
  private static final String MODEL = "wan2.2-t2i-flash";

  private TestServer server;
  private URI watched;

  @BeforeAll
  void start() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      watched = URI.create("http://127.0.0.1:" + free.getLocalPort());
    }
    server =
        TestServer.scripted(
            "[{when: {prompt: bad}, fail: DataInspectionFailed}, {when: {prompt: gone}, down: 9},"
                + " {when: {prompt: forever}, hang: true}]",
            Map.of(
                "metrics.open", "false",
                "metrics.port", Integer.toString(watched.getPort()),
                "prices", "vendor",
                "billing.free-quotas", "false",
                "tasks.workers", "1",
                "tasks.hold", "0",
                "tasks.grace", "0"));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private static RawHttp.Answer get(URI where, String path, String key) throws Exception {
    String authorization = key.isEmpty() ? "" : "Authorization: Bearer " + key + "\n";
    return new RawHttp(where).send("GET %s HTTP/1.1\n%s\n".formatted(path, authorization));
  }

  @Test
  void metricsAreForThoseWhoAdminister() throws Exception {
    Admin admin = Admin.of(server.data());
    String auditor =
        admin
            .api()
            .post(Admin.ROOT + "/admin-keys", "{\"name\":\"eyes\",\"role\":\"auditor\"}")
            .body()
            .path("key")
            .asString();

    assertThat(get(server.url(), "/metrics", "").status()).isEqualTo(403);
    assertThat(get(server.url(), "/metrics", TestServer.KEY).status()).isEqualTo(403);
    RawHttp.Answer told = get(server.url(), "/metrics", auditor);

    assertThat(told.status()).isEqualTo(200);
    assertThat(told.header("Content-Type").orElse("")).startsWith("text/plain; version=0.0.4");
    assertThat(told.body()).contains("# TYPE openbailian_");
  }

  @Test
  void thePortOfMetricsHasNothingElse() throws Exception {
    assertThat(get(watched, "/metrics", "").body()).contains("openbailian_tasks_open{");
    assertThat(get(watched, "/health/live", "").body()).isEqualTo("{\"status\":\"live\"}");
    Eventually.holds("it is ready", () -> get(watched, "/health/ready", "").status() == 200);
    assertThat(get(watched, "/api/v1/tasks", TestServer.KEY).status()).isEqualTo(404);
    assertThat(get(watched, "/admin/v1/keys", server.server().token()).status()).isEqualTo(404);
    assertThat(new RawHttp(watched).send("POST /metrics HTTP/1.1\n\n").status()).isEqualTo(404);
  }

  private void until(String what, String series, double least) throws Exception {
    Eventually.holds(what, () -> Metrics.of(watched).value(series) >= least);
  }

  @Test
  void tellsWhatEnginesDidForWhom() throws Exception {
    Api api = Api.of(server);
    api.ended(api.submit("a cat", "\"n\":2,\"size\":\"512*512\""));
    api.ended(api.submit("bad"));
    api.ended(api.submit("gone"));
    api.now(
        CHAT, "{\"model\":\"qwen-plus\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}");

    String ended =
        "openbailian_tasks_ended_seconds_count{engine=\"scripted\",model=\"%s\",status=\"%s\"}";
    until("one has succeeded", ended.formatted(MODEL, "SUCCEEDED"), 1);
    until("two have failed", ended.formatted(MODEL, "FAILED"), 2);
    String calls =
        "openbailian_engine_calls_seconds_count{engine=\"scripted\",model=\"%s\",outcome=\"%s\"}";
    until("it was asked for pictures", calls.formatted(MODEL, "returned"), 1);
    until("it refused", calls.formatted(MODEL, "refused"), 1);
    until("it was away", calls.formatted(MODEL, "down"), 3);
    until("it wrote", calls.formatted("qwen-plus", "returned"), 1);
    until(
        "two files",
        "openbailian_files_made_total{model=\"%s\",type=\"image/png\"}".formatted(MODEL),
        2);
    until("words went in", "openbailian_tokens_total{direction=\"in\",model=\"qwen-plus\"}", 1);
    until("words came out", "openbailian_tokens_total{direction=\"out\",model=\"qwen-plus\"}", 1);
    until("it was paid for", "openbailian_money{of=\"spent\"}", 0.28);
    until("its circuit is open", "openbailian_engine_circuits_open{engine=\"scripted\"}", 1);
    until("changes were committed", "openbailian_database_changes_total", 3);
    until("in commits", "openbailian_database_commits_total", 1);
    until("the heap is known", "jvm_memory_used_bytes", 1_000_000);
  }

  @Test
  void tellsWhatWaits() throws Exception {
    Api api = Api.of(server);
    String runs = api.submit("forever");
    String waits = api.submit("forever");

    until("one runs", "openbailian_tasks_open{engine=\"scripted\",status=\"RUNNING\"}", 1);
    until("one waits", "openbailian_tasks_open{engine=\"scripted\",status=\"PENDING\"}", 1);
    until("its time is told", "openbailian_queue_age_seconds{engine=\"scripted\"}", 0.05);
    api.cancel(waits);
    Admin.of(server.data()).api().post(Admin.ROOT + "/tasks/" + runs + "/cancel", "");
    Eventually.holds(
        "none waits",
        () ->
            Metrics.of(watched)
                    .value("openbailian_tasks_open{engine=\"scripted\",status=\"PENDING\"}")
                == 0);
  }

  /// Whoever asks decides nothing about how many series there are.
  @Test
  void noCallerMakesALabel() throws Exception {
    Api api = Api.of(server);
    for (int i = 0; i < 20; i++) {
      api.now("/made-up/path-" + i, "{\"model\":\"made-up-" + i + "\"}");
      api.now(
          CHAT,
          "{\"model\":\"made-up-"
              + i
              + "\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}");
    }

    assertThat(get(watched, "/metrics", "").body()).doesNotContain("made-up");
  }
}
