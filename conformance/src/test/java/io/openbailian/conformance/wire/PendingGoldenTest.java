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

/// What a server that carries nothing out answers: creations in every form that is accepted, and
/// everything about tasks that wait.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PendingGoldenTest {
  private static final String PATH = "/api/v1/services/aigc/text2image/image-synthesis";
  private static final String AUTH = "Authorization: Bearer " + TestServer.KEY;
  private static final String ASYNC = "X-DashScope-Async: enable";
  private static final String JSON = "Content-Type: application/json";
  private static final String GOOD =
      "{\"model\":\"wan2.2-t2i-flash\",\"input\":{\"prompt\":\"雪地里的小教堂，极光\"}}";

  private TestServer server;

  @BeforeAll
  void start() {
    server = TestServer.scripted("[]", Map.of("tasks.workers", "0", "tasks.hold", "0"));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private static Arguments accepted(String name, String request) {
    return Arguments.of(name, request);
  }

  private static String post(String path, String headers, String body) {
    return "POST %s HTTP/1.1\n%s\n\n%s".formatted(path, headers, body);
  }

  private static String lines(String... headers) {
    return String.join("\n", headers);
  }

  private static String wan(String input, String parameters) {
    return post(
        PATH,
        lines(AUTH, ASYNC, JSON),
        "{\"model\":\"wan2.2-t2i-flash\",\"input\":%s,\"parameters\":%s}"
            .formatted(input, parameters));
  }

  private static String parameters(String parameters) {
    return wan("{\"prompt\":\"可爱猫咪\"}", parameters);
  }

  static Stream<Arguments> creations() {
    String all =
        "{\"size\":\"1024*1024\",\"n\":1,\"prompt_extend\":true,\"watermark\":false,\"seed\":12345}";
    return Stream.of(
        accepted("minimal", post(PATH, lines(AUTH, ASYNC, JSON), GOOD)),
        accepted("full", wan("{\"prompt\":\"猫\",\"negative_prompt\":\"人物\"}", all)),
        accepted("trailing-slash", post(PATH + "/", lines(AUTH, ASYNC, JSON), GOOD)),
        accepted(
            "doubled-slashes",
            post(
                "//api/v1//services/aigc/text2image//image-synthesis",
                lines(AUTH, ASYNC, JSON),
                GOOD)),
        accepted(
            "bearer-in-lower-case",
            post(PATH, lines("authorization: bearer " + TestServer.KEY, ASYNC, JSON), GOOD)),
        accepted(
            "async-in-any-case", post(PATH, lines(AUTH, "x-dashscope-async: Enable", JSON), GOOD)),
        accepted(
            "charset",
            post(PATH, lines(AUTH, ASYNC, "Content-Type: application/json; charset=utf-8"), GOOD)),
        accepted("no-content-type", post(PATH, lines(AUTH, ASYNC), GOOD)),
        accepted(
            "odd-content-type", post(PATH, lines(AUTH, ASYNC, "Content-Type: text/plain"), GOOD)),
        accepted(
            "gzip-offered", post(PATH, lines(AUTH, ASYNC, JSON, "Accept-Encoding: gzip"), GOOD)),
        accepted("empty-parameters", parameters("{}")),
        accepted(
            "unknown-keys",
            post(
                PATH,
                lines(AUTH, ASYNC, JSON),
                "{\"model\":\"wan2.2-t2i-flash\",\"input\":{\"prompt\":\"猫\",\"extend_prompt\":true},"
                    + "\"parameters\":{\"stream\":false,\"is_async\":true,\"style\":\"<auto>\",\"steps\":50},"
                    + "\"resources\":[]}")),
        accepted("negative-prompt-in-parameters", parameters("{\"negative_prompt\":\"人物\"}")),
        accepted(
            "negative-prompt-in-both",
            wan("{\"prompt\":\"猫\",\"negative_prompt\":\"狗\"}", "{\"negative_prompt\":\"狗\"}")),
        accepted("numbers-as-strings", parameters("{\"n\":\"2\",\"seed\":\"7\"}")),
        accepted("size-with-x", parameters("{\"size\":\"720x1280\"}")),
        accepted("size-with-sign", parameters("{\"size\":\"1280×720\"}")),
        accepted(
            "null-values",
            wan(
                "{\"prompt\":\"猫\",\"negative_prompt\":null}",
                "{\"n\":null,\"size\":null,\"seed\":null,\"prompt_extend\":null,\"watermark\":null}")),
        accepted(
            "null-parameters",
            post(
                PATH,
                lines(AUTH, ASYNC, JSON),
                "{\"model\":\"wan2.2-t2i-flash\",\"input\":{\"prompt\":\"猫\"},\"parameters\":null}")),
        accepted("longest-prompt", wan("{\"prompt\":\"" + "猫".repeat(800) + "\"}", "{}")),
        accepted(
            "longest-prompt-of-surrogates", wan("{\"prompt\":\"" + "😀".repeat(800) + "\"}", "{}")),
        accepted(
            "alias",
            post(
                PATH,
                lines(AUTH, ASYNC, JSON),
                "{\"model\":\"wanx2.2-t2i-flash\",\"input\":{\"prompt\":\"猫\"}}")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("creations")
  void isAcceptedAsTheWireSays(String name, String request) throws IOException {
    check("created/" + name, request);
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyModelOfTheEndpointIsAccepted(String model) throws IOException {
    String body = "{\"model\":\"%s\",\"input\":{\"prompt\":\"猫\"}}".formatted(model);
    check("created/model-" + model, post(PATH, lines(AUTH, ASYNC, JSON), body));
  }

  static Stream<String> models() {
    return Stream.of(
        "wan2.5-t2i-preview",
        "wan2.2-t2i-flash",
        "wan2.2-t2i-plus",
        "wanx2.1-t2i-turbo",
        "wanx2.1-t2i-plus",
        "wanx2.0-t2i-turbo",
        "qwen-image",
        "qwen-image-plus");
  }

  @Test
  void disabledAsynchronyIsNoAsynchrony() throws IOException {
    check(
        "refusals/async-disabled",
        post(PATH, lines(AUTH, "X-DashScope-Async: disable", JSON), GOOD));
  }

  @Test
  void showsATaskThatWaits() throws IOException {
    String id = Api.of(server).submit("a task that waits");

    check("tasks/pending", "GET /api/v1/tasks/%s HTTP/1.1\n%s\n\n".formatted(id, AUTH));
    check("tasks/pending-by-post", post("/api/v1/tasks/" + id, lines(AUTH, JSON), ""));
    check(
        "tasks/pending-trailing-slash",
        "GET /api/v1/tasks/%s/ HTTP/1.1\n%s\n\n".formatted(id, AUTH));
  }

  @Test
  void doesNotKnowTasksThatNeverWere() throws IOException {
    check(
        "tasks/unknown",
        "GET /api/v1/tasks/0385dc79-5ff8-4d82-bcb6-a1b2c3d4e5f6 HTTP/1.1\n%s\n\n".formatted(AUTH));
    check(
        "tasks/unknown-by-any-name",
        "GET /api/v1/tasks/no-such-task HTTP/1.1\n%s\n\n".formatted(AUTH));
  }

  @Test
  void cancelsOnce() throws IOException {
    String id = Api.of(server).submit("a task to cancel");
    String path = "/api/v1/tasks/%s/cancel".formatted(id);

    check("cancel/empty-body", post(path, lines(AUTH, JSON), ""));
    check("cancel/again", post(path, lines(AUTH, JSON), ""));
    check("tasks/canceled", "GET /api/v1/tasks/%s HTTP/1.1\n%s\n\n".formatted(id, AUTH));
  }

  @Test
  void cancelsWhateverTheBodySays() throws IOException {
    Api api = Api.of(server);

    check("cancel/json-body", post(cancel(api), lines(AUTH, JSON), "{\"task_id\":\"other\"}"));
    check("cancel/no-content-type", post(cancel(api), AUTH, ""));
    check("cancel/trailing-slash", post(cancel(api) + "/", lines(AUTH, JSON), "{}"));
  }

  private static String cancel(Api api) {
    return "/api/v1/tasks/%s/cancel".formatted(api.submit("a task to cancel"));
  }

  private void check(String name, String request) throws IOException {
    Golden.check(name, Golden.shortened(request), new RawHttp(server.url()).send(request));
  }
}
