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

/// Text in the OpenAI dialect, byte for byte: documents, chunks and refusals.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChatGoldenTest {
  private static final String AUTH = "Authorization: Bearer " + TestServer.KEY + "\n";

  private TestServer server;

  @BeforeAll
  void start() {
    server = TestServer.scripted(TextScript.RULES, Map.of());
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private static Arguments post(String name, String headers, String body) {
    return Arguments.of(
        name,
        "POST /compatible-mode/v1/chat/completions HTTP/1.1\n%s\n%s".formatted(headers, body));
  }

  private static Arguments chat(String name, String text, String more) {
    return post(
        name,
        AUTH,
        "{\"model\":\"qwen-plus\",\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]%s}"
            .formatted(text, more));
  }

  private static Arguments get(String name, String path) {
    return Arguments.of(name, "GET %s HTTP/1.1\n%s\n".formatted(path, AUTH));
  }

  static Stream<Arguments> exchanges() {
    String tools = ",\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"get_weather\"}}]";
    String good =
        "{\"model\":\"qwen-plus\",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}";
    return Stream.of(
        chat("completion", "hello", ""),
        chat("tools", "weather", tools),
        chat("thinking", "thinking", ""),
        chat("two-choices", "hello", ",\"n\":2"),
        chat("length", "long", ",\"max_completion_tokens\":2"),
        chat("stream", "hello", ",\"stream\":true"),
        chat(
            "stream-usage",
            "hello",
            ",\"stream\":true,\"stream_options\":{\"include_usage\":true}"),
        chat("stream-tools", "weather", ",\"stream\":true" + tools),
        chat("stream-thinking", "thinking", ",\"stream\":true"),
        chat("stream-breaks", "breaks", ",\"stream\":true"),
        chat("stream-refused-early", "forbidden", ",\"stream\":true"),
        chat("moderated", "forbidden", ""),
        chat("busy", "busy", ""),
        chat("broken", "broken", ""),
        chat("temperature", "x", ",\"temperature\":3"),
        post("no-key", "", good),
        post("wrong-key", "Authorization: Bearer sk-wrong\n", good),
        post("no-messages", AUTH, "{\"model\":\"qwen-plus\"}"),
        post("no-model", AUTH, "{\"messages\":[]}"),
        post("broken-json", AUTH, "{"),
        post(
            "unknown-model",
            AUTH,
            "{\"model\":\"gpt-9\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}"),
        post(
            "picture-model",
            AUTH,
            "{\"model\":\"z-image-turbo\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}"),
        Arguments.of(
            "below-the-api",
            "POST /api/v1/chat/completions HTTP/1.1\n%s\n%s".formatted(AUTH, good)),
        get("models", "/compatible-mode/v1/models"),
        get("model", "/compatible-mode/v1/models/qwen-max"),
        get("unknown-model-facts", "/compatible-mode/v1/models/no-such"),
        get("unknown-route", "/compatible-mode/v1/nothing"),
        get("wrong-verb", "/compatible-mode/v1/chat/completions"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("exchanges")
  void isAnsweredAsTheWireSays(String name, String request) throws IOException {
    Golden.check("chat/" + name, request, new RawHttp(server.url()).send(request));
  }
}
