package io.openbailian.conformance.wire;

import io.openbailian.conformance.TestServer;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every way the endpoint of asynchronous text-to-image refuses a request, byte for byte.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalGoldenTest {
  private static final String PATH = "/api/v1/services/aigc/text2image/image-synthesis";
  private static final String AUTH = "Authorization: Bearer " + TestServer.KEY;
  private static final String ASYNC = "X-DashScope-Async: enable";

  private TestServer server;

  @BeforeAll
  void start() {
    server = TestServer.scripted("[]", Map.of("limits.body", "65536"));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private static Arguments refusal(String name, String request) {
    return Arguments.of(name, request);
  }

  private static String post(String body) {
    return "POST %s HTTP/1.1\n%s\n%s\nContent-Type: application/json\n\n%s"
        .formatted(PATH, AUTH, ASYNC, body);
  }

  private static String wan(String input, String parameters) {
    return post(
        "{\"model\":\"wan2.2-t2i-flash\",\"input\":%s,\"parameters\":%s}"
            .formatted(input, parameters));
  }

  private static String parameters(String model, String parameters) {
    return post(
        "{\"model\":\"%s\",\"input\":{\"prompt\":\"可爱猫咪\"},\"parameters\":%s}"
            .formatted(model, parameters));
  }

  static Stream<Arguments> refusals() {
    String good = "{\"model\":\"wan2.2-t2i-flash\",\"input\":{\"prompt\":\"猫\"}}";
    return Stream.of(
        refusal("no-key", "POST %s HTTP/1.1\n%s\n\n%s".formatted(PATH, ASYNC, good)),
        refusal(
            "wrong-key",
            "POST %s HTTP/1.1\nAuthorization: Bearer sk-wrong\n%s\n\n%s"
                .formatted(PATH, ASYNC, good)),
        refusal("no-async-header", "POST %s HTTP/1.1\n%s\n\n%s".formatted(PATH, AUTH, good)),
        refusal("wrong-verb", "GET %s HTTP/1.1\n%s\n\n".formatted(PATH, AUTH)),
        refusal("unknown-route", "GET /api/v1/nothing HTTP/1.1\n%s\n\n".formatted(AUTH)),
        refusal("broken-json", post("{\"model\":")),
        refusal("not-an-object", post("[1]")),
        refusal("too-large", post("{\"model\":\"" + "x".repeat(70_000) + "\"}")),
        refusal("no-model", post("{\"input\":{\"prompt\":\"猫\"}}")),
        refusal("unknown-model", post("{\"model\":\"no-such\",\"input\":{\"prompt\":\"猫\"}}")),
        refusal("no-input", post("{\"model\":\"wan2.2-t2i-flash\"}")),
        refusal("input-not-an-object", wan("\"猫\"", "{}")),
        refusal("no-prompt", wan("{}", "{}")),
        refusal("prompt-of-wrong-type", wan("{\"prompt\":{\"a\":1}}", "{}")),
        refusal("prompt-too-long", wan("{\"prompt\":\"" + "猫".repeat(801) + "\"}", "{}")),
        refusal(
            "negative-prompt-too-long",
            wan("{\"prompt\":\"猫\",\"negative_prompt\":\"" + "狗".repeat(501) + "\"}", "{}")),
        refusal("n-too-large", parameters("wan2.2-t2i-flash", "{\"n\":9}")),
        refusal("n-zero", parameters("wan2.2-t2i-flash", "{\"n\":0}")),
        refusal("n-of-wrong-type", parameters("wan2.2-t2i-flash", "{\"n\":\"many\"}")),
        refusal("qwen-n", parameters("qwen-image", "{\"n\":2}")),
        refusal("seed-negative", parameters("wan2.2-t2i-flash", "{\"seed\":-1}")),
        refusal("seed-too-large", parameters("wan2.2-t2i-flash", "{\"seed\":2147483648}")),
        refusal("size-of-wrong-form", parameters("wan2.2-t2i-flash", "{\"size\":\"big\"}")),
        refusal("size-side", parameters("wan2.2-t2i-flash", "{\"size\":\"500*1024\"}")),
        refusal("size-area", parameters("wan2.5-t2i-preview", "{\"size\":\"2000*2000\"}")),
        refusal("size-ratio", parameters("wan2.5-t2i-preview", "{\"size\":\"3000*600\"}")),
        refusal("size-not-listed", parameters("qwen-image", "{\"size\":\"1000*1000\"}")),
        refusal(
            "watermark-of-wrong-type", parameters("wan2.2-t2i-flash", "{\"watermark\":\"maybe\"}")),
        refusal(
            "list-page-size", "GET /api/v1/tasks?page_size=101 HTTP/1.1\n%s\n\n".formatted(AUTH)),
        refusal(
            "list-bad-date",
            "GET /api/v1/tasks?start_time=yesterday HTTP/1.1\n%s\n\n".formatted(AUTH)),
        refusal(
            "list-window",
            "GET /api/v1/tasks?start_time=20250101000000&end_time=20250103000000 HTTP/1.1\n%s\n\n"
                .formatted(AUTH)),
        refusal(
            "cancel-unknown",
            "POST /api/v1/tasks/0385dc79-5ff8-4d82-bcb6-a1b2c3d4e5f6/cancel HTTP/1.1\n%s\n\n"
                .formatted(AUTH)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusals")
  void isRefusedAsTheWireSays(String name, String request) throws IOException {
    RawHttp.Answer answer = new RawHttp(server.url()).send(request);

    Golden.check("refusals/" + name, Golden.shortened(request), answer);
  }
}
