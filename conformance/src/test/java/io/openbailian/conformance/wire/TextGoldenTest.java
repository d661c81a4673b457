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

/// Text in the vendor's own dialect, byte for byte: documents, frames and refusals.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TextGoldenTest {
  private static final String HEAD =
      "POST /api/v1/services/aigc/text-generation/generation HTTP/1.1\nAuthorization: Bearer "
          + TestServer.KEY
          + "\n";
  private static final String SSE = "X-DashScope-SSE: enable\n";
  private static final String TOOLS =
      "[{\"type\":\"function\",\"function\":{\"name\":\"get_weather\",\"parameters\":{\"type\":\"object\"}}}]";

  private TestServer server;

  @BeforeAll
  void start() {
    server = TestServer.scripted(TextScript.RULES, Map.of());
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private static String prompt(String prompt, String parameters) {
    return "{\"model\":\"qwen-turbo\",\"input\":{\"prompt\":\"%s\"},\"parameters\":%s}"
        .formatted(prompt, parameters);
  }

  private static String messages(String messages, String parameters) {
    return "{\"model\":\"qwen-plus\",\"input\":{\"messages\":%s},\"parameters\":%s}"
        .formatted(messages, parameters);
  }

  private static String user(String text, String parameters) {
    return messages("[{\"role\":\"user\",\"content\":\"%s\"}]".formatted(text), parameters);
  }

  private static Arguments whole(String name, String body) {
    return Arguments.of(name, HEAD + "\n" + body);
  }

  private static Arguments stream(String name, String body) {
    return Arguments.of(name, HEAD + SSE + "\n" + body);
  }

  static Stream<Arguments> exchanges() {
    return Stream.of(
        whole("prompt", prompt("hello", "{}")),
        whole("prompt-text", prompt("hello", "{\"result_format\":\"text\"}")),
        whole("messages", user("hello", "{\"result_format\":\"message\"}")),
        whole("no-parameters", "{\"model\":\"qwen-max\",\"input\":{\"prompt\":\"hello\"}}"),
        whole("flat", "{\"model\":\"qwen-turbo\",\"prompt\":\"hello\",\"max_tokens\":100}"),
        whole("alias", "{\"model\":\"qwen-flash\",\"input\":{\"prompt\":\"hello\"}}"),
        whole(
            "history",
            "{\"model\":\"qwen-turbo\",\"input\":{\"prompt\":\"hello\",\"history\":[{\"user\":\"a\",\"bot\":\"b\"}]}}"),
        whole("length", prompt("long", "{\"result_format\":\"message\"}")),
        whole("thinking", user("thinking", "{\"result_format\":\"message\"}")),
        whole(
            "tools",
            user("weather", "{\"result_format\":\"message\",\"tools\":%s}".formatted(TOOLS))),
        whole("two-answers", prompt("hello", "{\"n\":2,\"result_format\":\"message\"}")),
        whole("one-of-two", prompt("some", "{\"n\":2}")),
        whole("estimated-usage", prompt("some 你好", "{\"result_format\":\"text\"}")),
        stream("stream", prompt("hello", "{}")),
        stream("stream-incremental", prompt("hello", "{\"incremental_output\":true}")),
        stream("stream-message", user("hello", "{\"result_format\":\"message\"}")),
        stream(
            "stream-message-incremental",
            user("hello", "{\"result_format\":\"message\",\"incremental_output\":true}")),
        stream("stream-tools", user("weather", "{\"tools\":%s}".formatted(TOOLS))),
        stream(
            "stream-tools-incremental",
            user(
                "weather",
                "{\"result_format\":\"message\",\"incremental_output\":true,\"tools\":%s}"
                    .formatted(TOOLS))),
        stream("stream-thinking", user("thinking", "{\"result_format\":\"message\"}")),
        stream("stream-two-answers", prompt("hello", "{\"n\":2}")),
        stream("stream-breaks", prompt("breaks", "{}")),
        stream("stream-refused-early", prompt("forbidden", "{}")),
        whole("moderated", prompt("forbidden", "{}")),
        whole("breaks", prompt("breaks", "{}")),
        whole("busy", prompt("busy", "{}")),
        whole("broken", prompt("broken", "{}")),
        whole("neither", "{\"model\":\"qwen-turbo\",\"input\":{}}"),
        whole("no-messages", messages("[]", "{}")),
        whole("unknown-role", messages("[{\"role\":\"robot\",\"content\":\"x\"}]", "{}")),
        whole("no-content", messages("[{\"role\":\"user\"}]", "{}")),
        whole("content-of-wrong-type", messages("[{\"role\":\"user\",\"content\":1}]", "{}")),
        whole("max-tokens", prompt("x", "{\"max_tokens\":0}")),
        whole("temperature", prompt("x", "{\"temperature\":2.5}")),
        whole("top-p", prompt("x", "{\"top_p\":2}")),
        whole("result-format", prompt("x", "{\"result_format\":\"xml\"}")),
        whole("url-error", "{\"model\":\"wan2.2-t2i-flash\",\"input\":{\"prompt\":\"x\"}}"),
        whole("unknown-model", "{\"model\":\"no-such\",\"input\":{\"prompt\":\"x\"}}"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("exchanges")
  void isAnsweredAsTheWireSays(String name, String request) throws IOException {
    Golden.check("text/" + name, request, new RawHttp(server.url()).send(request));
  }
}
