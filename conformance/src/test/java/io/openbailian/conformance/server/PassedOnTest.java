package io.openbailian.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.RawConnection;
import io.openbailian.conformance.TestServer;
import io.openbailian.protocol.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests that a gateway passes on as they came, and those that it does not: what may go on, in
/// which words, and what comes back.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PassedOnTest {
  private static final String KEY_THERE = "sk-of-the-operator";
  private static final String NEW_PICTURES =
      "/api/v1/services/aigc/multimodal-generation/generation";

  private final HttpClient client = HttpClient.newHttpClient();
  private ListeningUpstream upstream;
  private List<ListeningUpstream.Heard> heard;
  private TestServer gateway;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    upstream = ListeningUpstream.start();
    heard = upstream.heard();
    Path key = Files.writeString(folder.resolve("key"), KEY_THERE);
    String base = upstream.base();
    gateway =
        TestServer.start(
            Map.of(
                "engines",
                "{up: {kind: dashscope, base-url: '%s', key: {file: '%s'}}, renamed: {kind: dashscope, base-url: '%s', key: {file: '%s'}, models: {our-new: their-new}}, bad: {kind: dashscope, base-url: '%s', key: {file: '%s'}}}"
                    .formatted(base, key, base, key, base, key),
                "routes",
                "{'new-*': up, 'our-*': renamed, 'bad-*': bad, 'qwen-max': up, '*': [embedded, writer]}"));
  }

  @AfterAll
  void stop() {
    gateway.close();
    upstream.close();
    client.close();
  }

  @BeforeEach
  void forget() {
    heard.clear();
  }

  private HttpResponse<String> post(String path, String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(gateway.url() + path))
            .header("Authorization", "Bearer " + TestServer.KEY)
            .header("Content-Type", "application/json");
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return client.send(
        request.POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
  }

  @Test
  void passesOnAModelThatIsNew() throws IOException, InterruptedException {
    String body = "{ \"model\": \"new-picture\",\n \"input\": {\"x\": [1, 2.50]} }";

    HttpResponse<String> answer = post(NEW_PICTURES + "?debug=1", body);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).contains("\"made\":true");
    assertThat(heard).hasSize(1);
    assertThat(heard.getFirst().line()).isEqualTo("POST " + NEW_PICTURES + "?debug=1");
    assertThat(heard.getFirst().body()).as("byte for byte").isEqualTo(body);
  }

  @Test
  void passesOnAPathThatIsNew() throws IOException, InterruptedException {
    post("/compatible-mode/v1/responses", "{\"model\":\"qwen-max\",\"input\":\"hello\"}");
    post("/apps/anthropic/v1/messages", "{\"model\":\"new-x\",\"messages\":[]}");

    assertThat(heard)
        .extracting(ListeningUpstream.Heard::line)
        .containsExactly("POST /compatible-mode/v1/responses", "POST /apps/anthropic/v1/messages");
  }

  @Test
  void passesOnAStream() throws IOException, InterruptedException {
    HttpResponse<String> answer =
        post("/compatible-mode/v1/chat/completions", "{\"model\":\"new-text\",\"stream\":true}");

    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
    assertThat(answer.body())
        .isEqualTo("data: {\"n\":0}\n\ndata: {\"n\":1}\n\ndata: {\"n\":2}\n\n");
  }

  @Test
  void servesPicturesItselfForModelsThatItKnows() throws IOException, InterruptedException {
    HttpResponse<String> answer =
        post(
            "/compatible-mode/v1/images/generations",
            "{\"model\":\"qwen-max\",\"prompt\":\"a cat\"}");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
    assertThat(answer.body()).contains("qwen-max makes no pictures of a prompt");
    assertThat(heard).isEmpty();
  }

  @Test
  void servesItselfWhatItKnows() throws IOException, InterruptedException {
    HttpResponse<String> answer =
        post(
            "/compatible-mode/v1/chat/completions",
            "{\"model\":\"qwen-plus\",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(heard).isEmpty();
  }

  @Test
  void sendsOurKeyAndNothingThatBelongsToTheClientAlone() throws IOException, InterruptedException {
    post(
        NEW_PICTURES,
        "{\"model\":\"new-picture\"}",
        "Cookie",
        "session=1",
        "X-Forwarded-For",
        "10.0.0.1",
        "X-DashScope-WorkSpace",
        "ws-1",
        "X-DashScope-SSE",
        "enable",
        "X-Anything",
        "1");

    assertThat(heard.getFirst().headers())
        .containsEntry("authorization", "Bearer " + KEY_THERE)
        .containsEntry("x-dashscope-sse", "enable")
        .doesNotContainKeys(
            "cookie", "x-forwarded-for", "x-dashscope-workspace", "x-anything", "forwarded");
    assertThat(heard.getFirst().headers().toString()).doesNotContain(TestServer.KEY);
  }

  @Test
  void bringsBackNoHeaderOfTheService() throws IOException, InterruptedException {
    HttpResponse<String> answer = post(NEW_PICTURES, "{\"model\":\"new-picture\"}");

    assertThat(answer.headers().map().keySet())
        .doesNotContain("set-cookie", "x-internal", "Set-Cookie", "X-Internal");
  }

  @Test
  void bringsNoPageIntoABrowser() throws IOException, InterruptedException {
    HttpResponse<String> answer =
        post(NEW_PICTURES, "{\"model\":\"new-picture\",\"a\":\"a-page\"}");

    assertThat(answer.headers().firstValue("Content-Type").orElse("")).doesNotContain("html");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
  }

  @Test
  void renamesAModelAsTheEngineSays() throws IOException, InterruptedException {
    post(NEW_PICTURES, "{\"model\":\"our-new\",\"input\":{}}");
    HttpResponse<String> another = post(NEW_PICTURES, "{\"model\":\"our-other\",\"input\":{}}");

    assertThat(heard).hasSize(1);
    assertThat(Json.parseObject(heard.getFirst().body()).path("model").asString())
        .isEqualTo("their-new");
    assertThat(another.statusCode()).isEqualTo(503);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/services/../tokens",
        "/api/v1/services/x/../../tokens",
        "/api/v1/services/%2e%2e/tokens",
        "/api/v1/services/x%2f..%2ftokens",
        "/api/v1/services/x;a=b",
        "/api/v1/services/x\\..\\tokens",
        "/api/v1/services/./x",
        "/api/v1/services/x%00",
        "/API/v1/services/x",
        "/api/v1/tokens",
        "/api/v1/tasks",
        "/api/v1/tasks/task-1/cancel",
        "/api/v1/uploads",
        "/api/v1/files",
        "/compatible-mode/v1/files",
        "/compatible-mode/v1/batches",
        "/api/v1/apps/app-1/completion",
        "/api/v1/services/audio/tts/customization",
        "/api/v1/services/audio/asr/customization",
        "/compatible-mode/v1/chat/completions/x"
      })
  void passesNoOtherPathOn(String path) throws IOException, InterruptedException {
    try (RawConnection raw = new RawConnection(gateway.url())) {
      String body = "{\"model\":\"new-x\"}";
      raw.send(
          "POST %s HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
              .formatted(path, TestServer.KEY, body.length(), body));
      String _ = raw.rest();
    }
    assertThat(heard).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/x",
        "http://localhost:8080/x",
        "HTTP://LOCALHOST/x",
        " http://169.254.169.254/latest",
        "http://10.1.2.3/x",
        "http://10.1.2.3/x and more",
        "http://[::1]/x",
        "http://0x7f.1/x",
        "http://2130706433/x",
        "https://db.internal/x",
        "http://intranet/x",
        "http://user@example.com/x",
        "oss://dashscope/secret.png",
        "file:///etc/passwd",
        "FILE:/etc/passwd",
        "http:127.0.0.1/x",
        "http:\\\\127.0.0.1\\x",
        "ht\ttp://127.0.0.1/x",
        "http://127.0.0.1\n.example.com/x",
        "\u0000http://127.0.0.1/x",
        "\u00a0http://127.0.0.1/x",
        "ftp://10.1.2.3/x",
        "gopher://example.com/x",
        "s3://bucket/x"
      })
  void passesNoAddressOnThatIsNotPublic(String address) throws IOException, InterruptedException {
    String plain = Json.text(Json.object().put("model", "new-x").put("url", address));
    StringBuilder escaped = new StringBuilder();
    address.chars().forEach(c -> escaped.append("\\u%04x".formatted(c)));
    for (String body :
        List.of(plain, "{\"model\":\"new-x\",\"deep\":[{\"url\":\"" + escaped + "\"}]}")) {
      HttpResponse<String> answer = post(NEW_PICTURES, body);

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
      assertThat(Json.parseObject(answer.body()).path("code").asString()).startsWith("InvalidURL");
    }
    assertThat(heard).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com/a.png",
        "http://93.184.216.34/a.png",
        "see http://localhost for more",
        "http: that is what it is called",
        "file: a tool of steel",
        "note: http://localhost is here",
        "data:image/png;base64,AAAA"
      })
  void passesOnWhatIsPublicAndWhatIsNoAddress(String text)
      throws IOException, InterruptedException {
    post(NEW_PICTURES, Json.text(Json.object().put("model", "new-x").put("url", text)));

    assertThat(heard).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"previous_response_id\":\"resp-1\"",
        "\"conversation\":\"c-1\"",
        "\"input\":[{\"file_id\":\"file-1\"}]",
        "\"input\":{\"task_id\":\"task-1\"}",
        "\"messages\":[{\"role\":\"system\",\"content\":\"fileid://file-fe-1\"}]",
        "\"messages\":[{\"role\":\"system\",\"content\":\" FILEID://file-fe-1\"}]",
        "\"\\u0066ile_id\":\"file-1\"",
        "\"FILE_ID\":\"file-1\"",
        "\"input\":[{\"type\":\"item_reference\",\"id\":\"msg-1\"}]",
        "\"parameters\":{\"vocabulary_id\":\"vocab-1\"}",
        "\"tools\":[{\"type\":\"x\",\"container\":\"cntr-1\"}]"
      })
  void namesNothingThatTheAccountKeeps(String member) throws IOException, InterruptedException {
    for (String[] way : new String[][] {{}, {"X-DashScope-Async", "enable"}}) {
      HttpResponse<String> answer =
          post(NEW_PICTURES, "{\"model\":\"new-x\",%s}".formatted(member), way);

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
      assertThat(answer.body()).contains("kept for an account");
    }
    assertThat(heard).isEmpty();
  }

  @Test
  void passesAMemberWithoutAValue() throws IOException, InterruptedException {
    post(NEW_PICTURES, "{\"model\":\"new-x\",\"previous_response_id\":null}");

    assertThat(heard).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"model\":\"new-x\"", "[\"new-x\"]", "{\"model\":[\"new-x\"]}", ""})
  void passesOnNothingThatNamesNoModel(String body) throws IOException, InterruptedException {
    HttpResponse<String> answer = post(NEW_PICTURES, body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(heard).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"model\":\"secret-x\",\"model\":\"new-x\"}",
        "{\"model\":\"new-x\",\"a\":{\"model\":1},\"Model\":\"secret-x\"}",
        "{\"\\u006dodel\":\"secret-x\",\"model\":\"new-x\"}"
      })
  void namesOneModel(String body) throws IOException, InterruptedException {
    HttpResponse<String> answer = post(NEW_PICTURES, body);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains("more than once");
    assertThat(heard).isEmpty();
  }

  @Test
  void saysItselfWhatItSends() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(gateway.url() + NEW_PICTURES))
            .header("Authorization", "Bearer " + TestServer.KEY)
            .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-16")
            .POST(BodyPublishers.ofString("{\"model\":\"new-x\"}"))
            .build();

    assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    assertThat(heard.getFirst().headers()).containsEntry("content-type", "application/json");
  }

  @Test
  void asksForAKeyFirst() throws IOException, InterruptedException {
    for (String path : List.of(NEW_PICTURES, "/apps/anthropic/v1/messages")) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(gateway.url() + path))
              .header("Authorization", "Bearer sk-unknown")
              .POST(BodyPublishers.ofString("{\"model\":\"new-x\"}"))
              .build();
      assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
    }
    assertThat(heard).isEmpty();
  }

  @Test
  void tellsTheServicesRefusalOneToOne() throws IOException, InterruptedException {
    HttpResponse<String> answer = post(NEW_PICTURES, "{\"model\":\"new-x\",\"a\":\"refuse-me\"}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("InvalidParameter");
  }

  @Test
  void keepsToItselfThatOurKeyIsBad() throws IOException, InterruptedException {
    HttpResponse<String> answer =
        post(NEW_PICTURES, "{\"model\":\"bad-x\",\"a\":\"our-key-is-bad\"}");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body())
        .contains("ModelUnavailable")
        .doesNotContain(KEY_THERE)
        .doesNotContain("127.0.0.1");
    assertThat(Api.of(gateway).get("/api/v1/models").status()).isEqualTo(200);
  }
}
