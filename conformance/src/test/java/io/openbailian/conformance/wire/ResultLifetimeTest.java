package io.openbailian.conformance.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.Eventually;
import io.openbailian.conformance.TestServer;
import io.openbailian.engine.test.JumpingTime;
import io.openbailian.protocol.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What is left of a task and its files a day later.
class ResultLifetimeTest {
  private static final Duration ALMOST_A_DAY = Duration.ofHours(24).minusMinutes(2);

  @TempDir private Path data;
  private final JumpingTime time = new JumpingTime();
  private TestServer server;
  private Api api;
  private String id;
  private URI url;

  @BeforeEach
  void start() throws Exception {
    server = TestServer.startOn(data, TestServer.script("[]", Map.of()), time);
    api = Api.of(server);
    id = api.submit("猫");
    url = URI.create(api.ended(id).output().path("results").get(0).path("url").asString());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private RawHttp.Answer fetch(String method) throws IOException {
    return new RawHttp(server.url())
        .send("%s %s?%s HTTP/1.1\nA: b\n\n".formatted(method, url.getRawPath(), url.getRawQuery()));
  }

  private long files() throws IOException {
    try (Stream<Path> files = Files.walk(data.resolve("artifacts"))) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  @Test
  void livesForADay() throws Exception {
    time.jump(ALMOST_A_DAY);

    assertThat(fetch("GET").status()).isEqualTo(200);
    assertThat(api.status(id)).isEqualTo("SUCCEEDED");
    assertThat(files()).isEqualTo(1);
  }

  @Test
  void isGoneAfterADay() throws Exception {
    time.jump(ALMOST_A_DAY.plusMinutes(3));

    RawHttp.Answer answer = fetch("GET");
    JsonNode error = Json.mapper().readTree(answer.bytes());
    assertThat(answer.status()).isEqualTo(403);
    assertThat(error.path("message").asString()).startsWith("The result has expired");
    assertThat(fetch("HEAD").status()).isEqualTo(403);
    assertThat(api.status(id)).isEqualTo("UNKNOWN");
    assertThat(api.cancel(id).status()).isEqualTo(404);
    assertThat(api.get("/api/v1/tasks?task_id=" + id).body().path("total").asInt()).isZero();
    Eventually.holds("the sweeper removes the file", () -> files() == 0);
  }

  @Test
  void staysGoneWhenTheServerStartsAgain() throws Exception {
    time.jump(ALMOST_A_DAY.plusMinutes(3));
    Eventually.holds("the sweeper removes the file", () -> files() == 0);
    server.close();

    server = TestServer.startOn(data, TestServer.script("[]", Map.of()));

    assertThat(Api.of(server).status(id)).isEqualTo("UNKNOWN");
    assertThat(fetch("GET").status()).isEqualTo(403);
  }

  @Test
  void survivesARestart() throws Exception {
    server.close();

    server = TestServer.startOn(data, TestServer.script("[]", Map.of()), time);

    assertThat(fetch("GET").status()).isEqualTo(200);
    assertThat(Api.of(server).status(id)).isEqualTo("SUCCEEDED");
  }
}
