package io.openbailian.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.Eventually;
import io.openbailian.conformance.Metrics;
import io.openbailian.conformance.TestServer;
import io.openbailian.conformance.wire.RawHttp;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What an operator's tools ask, without a key.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetricsAndHealthTest {
  private TestServer server;

  @BeforeAll
  void start() {
    server =
        TestServer.scripted(
            "[{when: {prompt: forever}, hang: true}]",
            Map.of("tasks.hold", "0", "tasks.grace", "0"));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private RawHttp.Answer get(String path) throws Exception {
    return new RawHttp(server.url()).send("GET %s HTTP/1.1\nA: b\n\n".formatted(path));
  }

  @Test
  void isAliveAndReady() throws Exception {
    assertThat(get("/health/live").status()).isEqualTo(200);
    assertThat(get("/health/live").body()).isEqualTo("{\"status\":\"live\"}");
    Eventually.holds("it is ready", () -> get("/health/ready").status() == 200);
    assertThat(get("/health/ready").body()).isEqualTo("{\"status\":\"ready\"}");
  }

  @Test
  void countsRequestsByRouteAndStatus() throws Exception {
    String series =
        "openbailian_http_requests_seconds_count{route=\"/api/v1/tasks/{task_id}\",status=\"200\"}";
    double before = Metrics.of(server).value(series);

    for (int i = 0; i < 5; i++) {
      Api.of(server).task("0385dc79-5ff8-4d82-bcb6-a1b2c3d4e5f" + i);
    }

    Eventually.holds("five more are counted", () -> Metrics.of(server).value(series) == before + 5);
  }

  @Test
  void countsRefusalsUnderTheirRoute() throws Exception {
    get("/no/such/page/" + "x".repeat(100));
    new Api(server.url(), "sk-wrong").get("/api/v1/tasks");

    Eventually.holds("it is counted", () -> get("/metrics").body().contains("status=\"401\""));
    assertThat(get("/metrics").body()).doesNotContain("/no/such");
  }

  @Test
  void countsTasksThatRun() throws Exception {
    Api api = Api.of(server);
    api.until(api.submit("forever"), "RUNNING");

    assertThat(Metrics.of(server).value("openbailian_tasks_running")).isEqualTo(1);
  }

  @Test
  void isTextForPrometheus() throws Exception {
    RawHttp.Answer answer = get("/metrics");

    assertThat(answer.header("Content-Type").orElse("")).startsWith("text/plain; version=0.0.4");
    assertThat(answer.body()).contains("# HELP openbailian_", "# TYPE openbailian_");
  }
}
