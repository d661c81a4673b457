package io.openbailian.conformance.wire;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.TestServer;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Text-to-video at both of its paths, byte for byte.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VideoGoldenTest {
  private static final String SYNTHESIS = "/api/v1/services/aigc/video-generation/video-synthesis";
  private static final String GENERATION = "/api/v1/services/aigc/video-generation/generation";
  private static final String AUTH = "Authorization: Bearer " + TestServer.KEY;
  private static final String ASYNC = "X-DashScope-Async: enable";
  private static final String RULES =
      "[{when: {prompt: forbidden}, fail: DataInspectionFailed},"
          + " {when: {prompt: 日出延时}, reply: '日出，云海，延时摄影'}]";

  private TestServer server;
  private Api api;

  @BeforeAll
  void start() {
    server = TestServer.scripted(RULES, Map.of("tasks.hold", "0"));
    api = Api.of(server);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private static String post(String path, String body) {
    return "POST %s HTTP/1.1\n%s\n%s\nContent-Type: application/json\n\n%s"
        .formatted(path, AUTH, ASYNC, body);
  }

  private static String turbo(String parameters) {
    return post(
        SYNTHESIS,
        "{\"model\":\"wan2.1-t2v-turbo\",\"input\":{\"prompt\":\"猫\"},\"parameters\":{%s}}"
            .formatted(parameters));
  }

  static Stream<Arguments> requests() {
    String short1 = "\"duration\":1,\"fps\":2";
    return Stream.of(
        Arguments.of(
            "created/video-of-the-sdk",
            post(
                SYNTHESIS,
                "{\"model\":\"wanx2.1-t2v-turbo\",\"input\":{\"prompt\":\"猫\",\"extend_prompt\":true},"
                    + "\"parameters\":{\"with_audio\":false,\"size\":\"832*480\",%s}}"
                        .formatted(short1))),
        Arguments.of(
            "created/video-of-the-documents",
            post(
                GENERATION,
                "{\"model\":\"wan2.1-t2v-plus\",\"input\":{\"prompt\":\"日出延时\"},"
                    + "\"parameters\":{\"resolution\":\"480*854\",%s}}".formatted(short1))),
        Arguments.of(
            "created/video-flat",
            post(
                GENERATION,
                "{\"model\":\"wan2.1-t2v-plus\",\"prompt\":\"日出延时\",\"resolution\":\"960*544\",%s}"
                    .formatted(short1))),
        Arguments.of(
            "refusals/video-no-async-header",
            "POST %s HTTP/1.1\n%s\n\n{\"model\":\"wan2.1-t2v-turbo\",\"input\":{\"prompt\":\"猫\"}}"
                .formatted(SYNTHESIS, AUTH)),
        Arguments.of("refusals/video-duration", turbo("\"duration\":11")),
        Arguments.of("refusals/video-fps", turbo("\"fps\":61")),
        Arguments.of("refusals/video-size", turbo("\"size\":\"1000*1000\"")),
        Arguments.of(
            "refusals/video-no-prompt",
            post(GENERATION, "{\"model\":\"wan2.1-t2v-plus\",\"input\":{}}")),
        Arguments.of(
            "refusals/video-prompt-too-long",
            post(
                SYNTHESIS,
                "{\"model\":\"wan2.1-t2v-plus\",\"input\":{\"prompt\":\"%s\"}}"
                    .formatted("猫".repeat(1001)))),
        Arguments.of(
            "refusals/video-of-a-model-of-pictures",
            post(SYNTHESIS, "{\"model\":\"wan2.2-t2i-flash\",\"input\":{\"prompt\":\"猫\"}}")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("requests")
  void isAnsweredAsTheWireSays(String name, String request) throws IOException {
    Golden.check(name, request, new RawHttp(server.url()).send(request));
  }

  @Test
  void succeeded() throws Exception {
    checkEnded(
        "tasks/video-succeeded",
        SYNTHESIS,
        "{\"model\":\"wan2.1-t2v-turbo\",\"input\":{\"prompt\":\"猫\"},\"parameters\":"
            + "{\"size\":\"624*624\",\"duration\":1,\"fps\":3,\"prompt_extend\":false}}");
  }

  @Test
  void succeededWithARewrittenPrompt() throws Exception {
    checkEnded(
        "tasks/video-rewritten",
        GENERATION,
        "{\"model\":\"wan2.1-t2v-plus\",\"input\":{\"prompt\":\"日出延时\"},\"parameters\":"
            + "{\"duration\":2,\"fps\":1}}");
  }

  @Test
  void failed() throws Exception {
    checkEnded(
        "tasks/video-failed",
        SYNTHESIS,
        "{\"model\":\"wan2.1-t2v-turbo\",\"input\":{\"prompt\":\"forbidden\"}}");
  }

  private void checkEnded(String name, String path, String body) throws Exception {
    String id = api.post(path, body).output().path("task_id").asString();
    api.ended(id);
    String request = "GET /api/v1/tasks/%s HTTP/1.1\n%s\n\n".formatted(id, AUTH);
    Golden.check(name, request, new RawHttp(server.url()).send(request));
  }
}
