package io.openbailian.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.openbailian.conformance.Api;
import io.openbailian.conformance.CapturedLog;
import io.openbailian.conformance.LocalWeb;
import io.openbailian.conformance.Socket;
import io.openbailian.conformance.Sounds;
import io.openbailian.conformance.TestServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What an operator's list forbids does not come out either: not in what is heard in recordings or
/// on a socket, and not in the answers of requests that are passed on.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InspectionOutTest {
  private static final String CHAT = "/compatible-mode/v1/chat/completions";
  private static final String NATIVE = "/api/v1/services/aigc/text-generation/generation";
  private static final String OUTPUT = "Output data may contain inappropriate content.";
  private static final String HEAR =
      """
      {"model":"paraformer-realtime-v1","task_group":"audio","task":"asr","function":"recognition",
       "input":{},"parameters":{"format":"pcm","sample_rate":16000}}
      """;

  private final HttpClient http = HttpClient.newHttpClient();
  private HttpServer upstream;
  private LocalWeb web;
  private TestServer server;
  private Api api;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    web = LocalWeb.start();
    upstream = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    upstream.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    upstream.createContext("/", InspectionOutTest::answer);
    upstream.start();
    Path key = Files.writeString(folder.resolve("key"), "sk-of-the-account");
    Path list = Files.writeString(folder.resolve("list.txt"), "forbidden\n禁词\n");
    server =
        TestServer.start(
            Map.of(
                "inspection",
                list.toString(),
                "fetch.allow",
                "['%s']".formatted(web.place()),
                "engines",
                ("{up: {kind: dashscope, base-url: 'http://127.0.0.1:%d/api/v1', key: {file:"
                        + " '%s'}}, ears: {kind: scripted, rules: [{when: {operation:"
                        + " speech_recognition}, hear: ['All is well.', 'A forbidden word.']},{when:"
                        + " {file: bad}, hear: ['All is well.', 'A forbidden word.']},{hear: ['All is"
                        + " well.']}]}}")
                    .formatted(upstream.getAddress().getPort(), key),
                "routes",
                "{'new-*': up, 'paraformer-*': ears, '*': [embedded, writer]}"));
    api = Api.of(server);
  }

  @AfterAll
  void stop() {
    server.close();
    upstream.stop(0);
    web.close();
    http.close();
  }

  /// Answers with what it is asked for.
  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().toString();
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String said = body.contains("say it") ? "forbidden" : "permitted";
      if (path.contains("/tasks/")) {
        send(
            exchange,
            "application/json",
            "{\"output\":{\"task_id\":\"t\",\"task_status\":\"SUCCEEDED\",\"text\":\"A forbidden"
                + " word.\"}}");
      } else if ("enable".equals(exchange.getRequestHeaders().getFirst("X-DashScope-Async"))) {
        send(
            exchange,
            "application/json",
            "{\"output\":{\"task_id\":\"t\",\"task_status\":\"PENDING\"}}");
      } else if (body.contains("\"stream\":true")) {
        stream(
            exchange,
            "data:"
                + " {\"id\":\"chatcmpl-1\",\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}",
            said);
      } else if (body.contains("\"incremental_output\":false")) {
        whole(exchange, said);
      } else {
        send(
            exchange,
            "application/json",
            "{\"choices\":[{\"message\":{\"content\":\"A \\u0066orbi%s word.\"}}]}"
                .formatted(said.equals("forbidden") ? "dden" : "ng"));
      }
    }
  }

  private static void send(HttpExchange exchange, String type, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /// Pieces of two letters, which cut the word, each in a frame and a write of its own.
  private static void stream(HttpExchange exchange, String first, String said) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    OutputStream out = exchange.getResponseBody();
    write(out, first);
    String text = "This is a long beginning of an answer and a " + said + " word";
    for (int i = 0; i < text.length(); i += 2) {
      write(
          out,
          "data: {\"id\":\"chatcmpl-1\",\"choices\":[{\"delta\":{\"content\":\"%s\"}}]}"
              .formatted(text.substring(i, Math.min(text.length(), i + 2))));
    }
    write(out, "data: [DONE]");
  }

  /// Each frame holds all that was said by then.
  private static void whole(HttpExchange exchange, String said) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    String text = said + " was the first word";
    for (int i = 3; i < text.length() + 3; i += 3) {
      write(
          exchange.getResponseBody(),
          "id:%d\nevent:result\n:HTTP_STATUS/200\ndata:{\"output\":{\"text\":\"%s\",\"finish_reason\":\"null\"}}"
              .formatted(i / 3, text.substring(0, Math.min(text.length(), i))));
    }
  }

  private static void write(OutputStream out, String frame) throws IOException {
    out.write((frame + "\n\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private String stream(String path, String body) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(server.url().resolve(path))
                .header("Authorization", "Bearer " + TestServer.KEY)
                .header("Content-Type", "application/json")
                .header("X-DashScope-SSE", "enable")
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    return answer.body();
  }

  private static String chat(String prompt, String more) {
    return "{\"model\":\"new-text\",\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]%s}"
        .formatted(prompt, more);
  }

  private static String generation(String prompt) {
    return "{\"model\":\"new-text\",\"input\":{\"prompt\":\"%s\"},\"parameters\":{\"incremental_output\":false}}"
        .formatted(prompt);
  }

  @Test
  void anAnswerThatIsPassedBackIsRefusedWhole() {
    try (CapturedLog log = CapturedLog.of("io.openbailian.server.inspection")) {
      Api.Answer refused = api.now(CHAT, chat("say it", ""));

      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.body().at("/error/code").asString()).isEqualTo("data_inspection_failed");
      assertThat(refused.body().at("/error/message").asString()).isEqualTo(OUTPUT);
      assertThat(log.about("line 1 ")).isNotEmpty().first().asString().contains("key=", "new-text");
    }
    assertThat(api.now(CHAT, chat("do not", "")).body().toString()).contains("A forbing word.");
  }

  @Test
  void aWordThatIsCutBetweenFramesIsFoundBeforeItGoesOut()
      throws IOException, InterruptedException {
    String refused = stream(CHAT, chat("say it", ",\"stream\":true"));

    assertThat(refused).contains("\"content\":\"Th\"", OUTPUT).doesNotContain("[DONE]");
    assertThat(refused).doesNotContain("\"bi\"", "\"dd\"", "\"fo\"", " f\"");
    assertThat(stream(CHAT, chat("do not", ",\"stream\":true")))
        .contains("[DONE]")
        .doesNotContain(OUTPUT);
  }

  @Test
  void aStreamThatRepeatsWhatItSaidIsLookedAtAsWhatItSays()
      throws IOException, InterruptedException {
    String refused = stream(NATIVE, generation("say it"));

    assertThat(refused).contains(OUTPUT, "DataInspectionFailed").doesNotContain("forbidden");
    assertThat(stream(NATIVE, generation("do not")))
        .contains("permitted was the first word")
        .doesNotContain(OUTPUT);
  }

  @Test
  void aTaskThatWasPassedOnFails() throws Exception {
    String task =
        api.post(
                "/api/v1/services/aigc/image-generation/generation",
                "{\"model\":\"new-draw\",\"input\":{\"prompt\":\"a cat\"}}")
            .output()
            .path("task_id")
            .asString();

    JsonNode output = api.ended(task).output();

    assertThat(output.path("task_status").asString()).isEqualTo("FAILED");
    assertThat(output.path("code").asString()).isEqualTo("DataInspectionFailed");
    assertThat(output.path("message").asString()).isEqualTo(OUTPUT);
  }

  @Test
  void aRecordingThatSaysItFailsAlone() throws Exception {
    String good = web.put("/good.wav", Sounds.wav(3));
    String bad = web.put("/bad.wav", Sounds.wav(3));
    String task =
        api.post(
                "/api/v1/services/audio/asr/transcription",
                "{\"model\":\"paraformer-v2\",\"input\":{\"file_urls\":[\"%s\",\"%s\"]}}"
                    .formatted(good, bad))
            .output()
            .path("task_id")
            .asString();

    JsonNode output = api.ended(task).output();

    assertThat(output.path("task_status").asString()).isEqualTo("SUCCEEDED");
    assertThat(output.at("/results/0/subtask_status").asString()).isEqualTo("SUCCEEDED");
    assertThat(output.at("/results/1/subtask_status").asString()).isEqualTo("FAILED");
    assertThat(output.at("/results/1/code").asString()).isEqualTo("DataInspectionFailed");
  }

  @Test
  void whatIsHeardOnASocketEndsBeforeIt() throws InterruptedException {
    try (Socket socket = Socket.open(server, Socket.PATH, "Bearer " + TestServer.KEY)) {
      socket.run("t1", HEAR);
      socket.say(new byte[32_000 * 3]);
      socket.finish("t1");

      String all = socket.untilEnd().toString();

      assertThat(all).contains("All is well.", "DataInspectionFailed", OUTPUT);
      assertThat(all).doesNotContain("forbidden");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"enable", "disable", "{\"input\":\"disable\",\"output\":\"disable\"}"})
  void noHeaderAsksForLess(String header) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(server.url().resolve(CHAT))
                .header("Authorization", "Bearer " + TestServer.KEY)
                .header("Content-Type", "application/json")
                .header("X-DashScope-DataInspection", header)
                .POST(BodyPublishers.ofString(chat("say it", "")))
                .build(),
            BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains(OUTPUT);
  }
}
