package io.openbailian.conformance.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.TestServer;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A server that refuses what the vendor refuses although it does no harm.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StrictTest {
  private static final String AIGC = "/api/v1/services/aigc/";
  private static final String MULTIMODAL = AIGC + "multimodal-generation/generation";
  private static final String PICTURE = "data:image/png;base64,iVBORw0KGgo=";

  private TestServer server;

  @BeforeAll
  void start() {
    server = TestServer.scripted("[]", Map.of("strict", "true"));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private static String request(String path, String headers, String model, String input) {
    return "POST %s HTTP/1.1\nAuthorization: Bearer %s\n%s\n{\"model\":\"%s\",\"input\":{%s}}"
        .formatted(path, TestServer.KEY, headers, model, input);
  }

  private static String messages(String more) {
    return "\"messages\":[{\"role\":\"user\",\"content\":[%s{\"text\":\"猫\"}]}]".formatted(more);
  }

  private RawHttp.Answer send(String request) throws IOException {
    return new RawHttp(server.url()).send(request);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "qwen-image",
        "qwen-image-plus",
        "qwen-image-max",
        "qwen-image-edit",
        "qwen-image-edit-plus",
        "z-image-turbo",
        "wan2.6-t2i",
        "wan2.6-image"
      })
  void refusesAnAsynchronousHeaderWhereThereAreNoTasks(String model) throws IOException {
    String request =
        request(
            MULTIMODAL,
            "X-DashScope-Async: enable\n",
            model,
            messages("{\"image\":\"%s\"},".formatted(PICTURE)));

    Golden.check("strict/" + model, request, send(request));
  }

  @ParameterizedTest
  @CsvSource({
    "text2image/image-synthesis,qwen-image",
    "text2image/image-synthesis,wan2.2-t2i-flash",
    "image-generation/generation,wan2.6-t2i"
  })
  void takesItWhereThereAre(String path, String model) throws IOException {
    String input = path.startsWith("text2image") ? "\"prompt\":\"猫\"" : messages("");

    assertThat(send(request(AIGC + path, "X-DashScope-Async: enable\n", model, input)).status())
        .isEqualTo(200);
    assertThat(send(request(AIGC + path, "", model, input)).status()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "X-DashScope-Async: disable\n", "X-DashScope-SSE: enable\n"})
  void answersAtOnceWhoeverDoesNotAskForATask(String headers) throws IOException {
    String request = request(MULTIMODAL, headers, "z-image-turbo", messages(""));

    assertThat(send(request).status()).isEqualTo(200);
  }
}
