package io.openbailian.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.ChildServer;
import io.openbailian.conformance.Eventually;
import io.openbailian.conformance.Metrics;
import io.openbailian.conformance.RawConnection;
import io.openbailian.conformance.TestServer;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.RunFile;
import io.openbailian.server.RunFiles;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What `serve` writes to standard error.
class LogTest {
  private static final String PROMPT = "a most private prompt";
  private static final String WRONG = "sk-a-wrong-but-private-key";
  private static final String SCRIPT =
      """
      engines: {scripted: {kind: scripted, rules: [{when: {prompt: broken}, fail: InternalError.Algo}]}}
      routes: {'*': scripted}
      """;

  @TempDir private Path data;

  /// The log of a run in which keys are made and used, and tasks succeed, fail and are refused.
  ///
  /// @param requestId of one of the requests
  private record Run(String log, String requestId, String made, String token) {}

  private Run run(String level) throws Exception {
    try (ChildServer child =
        ChildServer.start(data, SCRIPT + "log: {level: %s}\n".formatted(level))) {
      Api api = new Api(child.url(data), TestServer.KEY);
      RunFile run = RunFiles.read(data).orElseThrow();
      String made =
          new Api(run.url(), run.token())
              .post("/admin/v1/keys", "{\"name\":\"x\"}")
              .body()
              .path("key")
              .asString();
      Api.Answer ended = api.ended(api.submit(PROMPT));
      api.ended(new Api(child.url(data), made).submit(PROMPT + " broken"));
      api.create(PROMPT, "\"n\":99");
      new Api(child.url(data), WRONG).get("/api/v1/tasks?secret=" + WRONG);
      Api.download(ended.output().at("/results/0/url").asString());
      child.stop();
      return new Run(child.log(), ended.body().path("request_id").asString(), made, run.token());
    }
  }

  /// Every line of the log is an object then, those of requests too.
  @Test
  void eachLineIsAnObjectWhereThatIsWanted() throws Exception {
    try (ChildServer child =
        ChildServer.start(data, SCRIPT + "log: {level: debug, format: json}\n")) {
      Api api = new Api(child.url(data), TestServer.KEY);
      api.ended(api.submit(PROMPT));
      child.stop();

      List<JsonNode> lines =
          child
              .log()
              .lines()
              .filter(line -> line.startsWith("{"))
              .map(line -> Json.tryParse(line.getBytes(StandardCharsets.UTF_8)).orElseThrow())
              .toList();
      assertThat(lines)
          .isNotEmpty()
          .allSatisfy(line -> {
            assertThat(Instant.parse(line.path("time").asString())).isNotNull();
            assertThat(line.path("level").asString()).isNotEmpty();
            assertThat(line.path("logger").asString()).isNotEmpty();
          });
      assertThat(lines).anyMatch(line -> line.path("message").asString("").contains("accepted"));
      assertThat(lines)
          .anyMatch(line ->
              line.path("method").asString("").equals("POST")
                  && line.path("status").asInt() == 200
                  && line.path("micros").asInt() > 0
                  && line.path("key").asString("").startsWith("k-"));
    }
  }

  /// Clients leave all day long; nothing is wrong with the server then.
  @ParameterizedTest
  @ValueSource(strings = {"", "X-DashScope-SSE: enable\r\n"})
  void aClientThatLeavesIsNoError(String header) throws Exception {
    String body = "{\"model\":\"qwen-turbo\",\"input\":{\"prompt\":\"hang\"}}";
    String yaml = SCRIPT.replace("rules: [", "rules: [{when: {prompt: hang}, hang: true}, ");
    try (ChildServer child = ChildServer.start(data, yaml)) {
      URI url = child.url(data);
      try (RawConnection leaving = new RawConnection(url)) {
        leaving.send(
            "POST /api/v1/services/aigc/text-generation/generation HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer %s\r\n%sContent-Length: %d\r\n\r\n%s"
                .formatted(TestServer.KEY, header, body.length(), body));
        Eventually.holds(
            "it is worked on", () -> Metrics.of(url).value("openbailian_texts_writing") == 1);
      }
      Eventually.holds(
          "its work is over",
          () -> Metrics.of(url).value("openbailian_requests_underway") == 1); // this question
      child.stop();

      assertThat(child.log()).doesNotContain("ERROR");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"info", "trace"})
  void holdsNoKeyAtAnyLevel(String level) throws Exception {
    Run run = run(level);

    assertThat(run.log())
        .doesNotContain(TestServer.KEY)
        .doesNotContain(WRONG)
        .doesNotContain(run.made())
        .doesNotContain(run.token())
        .doesNotContain("Signature=");
  }

  @Test
  void holdsALineForEachRequestWithItsIdAndNoPrompt() throws Exception {
    Run run = run("info");

    assertThat(run.log()).doesNotContain(PROMPT);
    assertThat(run.log().lines().filter(line -> line.contains(run.requestId())))
        .singleElement()
        .asString()
        .contains("GET /api/v1/tasks/", " 200 ", "key=k-");
    assertThat(run.log())
        .contains("POST /api/v1/services/aigc/text2image/image-synthesis 400")
        .contains("GET /api/v1/tasks 401")
        .contains("GET /results/");
  }

  @Test
  void holdsPromptsAtDebugForWhoLooksForThem() throws Exception {
    assertThat(run("debug").log()).contains(PROMPT);
  }

  @Test
  void holdsNoLineForARequestWhenToldSo() throws Exception {
    try (ChildServer child = ChildServer.start(data, "log: {requests: false}\n")) {
      new Api(child.url(data), TestServer.KEY).get("/api/v1/tasks");
      child.stop();

      assertThat(child.log()).doesNotContain("/api/v1/tasks");
    }
  }
}
