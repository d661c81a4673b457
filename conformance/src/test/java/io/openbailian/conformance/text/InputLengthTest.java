package io.openbailian.conformance.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.TestServer;
import io.openbailian.protocol.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// More than a model takes in is refused with the vendor's sentence, in both dialects.
@SuppressWarnings("InterruptedExceptionSwallowed") // an interrupt ends a test like any failure
class InputLengthTest {
  private static final String NATIVE = "/api/v1/services/aigc/text-generation/generation";
  private static final String CHAT = "/compatible-mode/v1/chat/completions";

  private TestServer server;
  private HttpClient http;

  @BeforeEach
  void start() {
    server = TestServer.start(Map.of("embedded.pace", "0s"));
    http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  @AfterEach
  void stop() {
    http.close();
    server.close();
  }

  @ParameterizedTest
  @CsvSource({"qwen-max, 30720, false", "qwen-max, 30720, true", "qwen-max-latest, 30720, false"})
  void theVendorsDialectSaysHowMuchGoesIn(String model, int most, boolean stream) throws Exception {
    ObjectNode body = Json.object().put("model", model);
    body.putObject("input").put("prompt", "9".repeat(most + 1));

    JsonNode refusal =
        answer(NATIVE, body, stream, stream ? 200 : 400); // a stream tells it in a frame

    assertThat(refusal.path("code").asString()).isEqualTo("InvalidParameter");
    assertThat(refusal.path("message").asString())
        .startsWith("Range of input length should be [1, %d] (prompt: ".formatted(most));
  }

  @ParameterizedTest
  @CsvSource({"qwen-max, 30720, false", "qwen-max, 30720, true"})
  void soDoesTheOther(String model, int most, boolean stream) throws Exception {
    ObjectNode body = Json.object().put("model", model).put("stream", stream);
    body.putArray("messages").addObject().put("role", "user").put("content", "9".repeat(most + 1));

    JsonNode refusal = answer(CHAT, body, false, 400);

    assertThat(refusal.path("error").path("message").asString())
        .startsWith("Range of input length should be [1, %d] (messages: ".formatted(most));
  }

  /// What is far too long is not read to its end: nobody is told how long it is.
  @ParameterizedTest
  @CsvSource({
    NATIVE + ", qwen-max, 61440",
    "/api/v1/tokenizer, qwen-plus, 65536",
    "/api/v1/services/embeddings/text-embedding/text-embedding, text-embedding-v4, 16384"
  })
  void whatIsFarTooLongIsCountedInPart(String path, String model, int counted) throws Exception {
    String text = "9".repeat(3_000_000);
    ObjectNode body = Json.object().put("model", model);
    body.putObject("input").put("prompt", text).putArray("texts").add(text);

    JsonNode refusal = answer(path, body, false, 400);

    assertThat(refusal.toString()).contains("more than %d tokens".formatted(counted));
  }

  @ParameterizedTest
  @CsvSource({"qwen-max, 30712", "qwen-plus, 40000"})
  void asMuchAsItTakesIsAnswered(String model, int digits) throws Exception {
    ObjectNode body = Json.object().put("model", model);
    body.putObject("input").put("prompt", "9".repeat(digits));

    assertThat(answer(NATIVE, body, false, 200).path("output").path("text").asString())
        .isNotEmpty();
  }

  private JsonNode answer(String path, ObjectNode body, boolean stream, int status)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.url() + path))
            .header("Authorization", "Bearer " + TestServer.KEY)
            .POST(BodyPublishers.ofByteArray(Json.bytes(body)));
    if (stream) {
      request.header("X-DashScope-SSE", "enable");
    }
    HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    String text = response.body();
    int data = text.indexOf("\ndata:");
    return Json.parseObject(data < 0 ? text : text.substring(data + "\ndata:".length()).strip());
  }
}
