package io.openbailian.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Admin;
import io.openbailian.conformance.Api;
import io.openbailian.conformance.TestServer;
import io.openbailian.protocol.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The same request under the same key is answered once, where the answer comes at once, too: each
/// prompt has other words when it is asked a second time.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RepeatedAnswersTest {
  private static final String CHAT = "/compatible-mode/v1/chat/completions";
  private static final String TEXT = "/api/v1/services/aigc/text-generation/generation";
  private static final String PICTURE = "/api/v1/services/aigc/multimodal-generation/generation";

  private final HttpClient http = HttpClient.newHttpClient();
  private TestServer server;

  @BeforeAll
  void start() {
    server =
        TestServer.start(
            TestServer.script(
                """
                [{when: {prompt: whole}, times: 1, reply: first}, {when: {prompt: whole}, reply: second},
                 {when: {prompt: frames}, times: 1, reply: [first, ' words']}, {when: {prompt: frames}, reply: second},
                 {when: {prompt: together}, times: 1, after: 300ms, reply: first}, {when: {prompt: together}, reply: second},
                 {when: {prompt: fails}, times: 1, fail: InternalError.Timeout}, {when: {prompt: fails}, reply: second},
                 {when: {prompt: breaks}, times: 1, reply: [begun, {fail: InternalError.Timeout}]}, {when: {prompt: breaks}, reply: second}]
                """,
                Map.of()));
  }

  @AfterAll
  void stop() {
    http.close();
    server.close();
  }

  private HttpResponse<String> post(String secret, String path, String key, String body)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(server.url() + path))
            .header("Authorization", "Bearer " + secret)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String key, String body)
      throws IOException, InterruptedException {
    return post(TestServer.KEY, path, key, body);
  }

  private static String chat(String prompt, boolean stream) {
    return "{\"model\":\"qwen-plus\",\"stream\":%s,\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]}"
        .formatted(stream, prompt);
  }

  private static String text(String prompt) {
    return "{\"model\":\"qwen-plus\",\"input\":{\"prompt\":\"%s\"}}".formatted(prompt);
  }

  private static boolean isReplayed(HttpResponse<?> answer) {
    return answer.headers().firstValue("Idempotency-Replayed").isPresent();
  }

  @Test
  void theSameAgainHasTheSameAnswerUnderAnIdOfItsOwn() throws IOException, InterruptedException {
    HttpResponse<String> first = post(TEXT, "w", text("whole"));
    HttpResponse<String> again = post(TEXT, "w", text("whole"));

    assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
    assertThat(isReplayed(first)).isFalse();
    assertThat(isReplayed(again)).isTrue();
    assertThat(first.body()).contains("first");
    assertThat(Json.parseObject(again.body()).path("output"))
        .isEqualTo(Json.parseObject(first.body()).path("output"));
    String id = Json.parseObject(again.body()).path("request_id").asString();
    assertThat(again.headers().firstValue("X-Request-Id")).contains(id);
    assertThat(first.body()).doesNotContain(id);
    assertThat(post(TEXT, "w-2", text("whole")).body()).contains("second");
  }

  @Test
  void framesComeAgainAsFrames() throws IOException, InterruptedException {
    HttpResponse<String> first = post(CHAT, "f", chat("frames", true));
    HttpResponse<String> again = post(CHAT, "f", chat("frames", true));

    assertThat(first.body()).contains("first", " words", "[DONE]");
    assertThat(isReplayed(again)).isTrue();
    assertThat(again.headers().firstValue("Content-Type"))
        .isEqualTo(first.headers().firstValue("Content-Type"));
    assertThat(again.body().replaceAll("chatcmpl-[0-9a-f-]+", ""))
        .isEqualTo(first.body().replaceAll("chatcmpl-[0-9a-f-]+", ""))
        .isNotEqualTo(again.body());
  }

  @Test
  void anotherRequestUnderTheKeyIsRefused() throws IOException, InterruptedException {
    post(CHAT, "o", chat("hello", false));
    HttpResponse<String> other = post(CHAT, "o", chat("good bye", false));

    assertThat(other.statusCode()).isEqualTo(409);
    assertThat(other.body()).contains("IdempotencyConflict");
    assertThat(post(TEXT, "o", text("hello")).statusCode()).as("at another path").isEqualTo(200);
  }

  @Test
  void whoeverComesMeanwhileWaitsAndHasTheSame() {
    Set<String> said = ConcurrentHashMap.newKeySet();
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 20; i++) {
        var _ =
            clients.submit(() -> {
              String body = post(CHAT, "t", chat("together", false)).body();
              return said.add(Json.parseObject(body).at("/choices/0/message").toString());
            });
      }
    }

    assertThat(said).singleElement().asString().contains("first");
  }

  @Test
  void whatFailedOrBrokeOffIsMadeAnew() throws IOException, InterruptedException {
    assertThat(post(CHAT, "x", chat("fails", false)).statusCode()).isEqualTo(500);
    HttpResponse<String> again = post(CHAT, "x", chat("fails", false));
    assertThat(again.body()).contains("second");
    assertThat(isReplayed(again)).isFalse();

    assertThat(post(CHAT, "b", chat("breaks", true)).body()).contains("begun", "error");
    assertThat(post(CHAT, "b", chat("breaks", true)).body()).contains("second");
  }

  @Test
  void anotherWorkspaceHasKeysOfItsOwn() throws IOException, InterruptedException {
    Admin.Key other = Admin.of(server.data()).key();
    String first = post(CHAT, "s", chat("mine", false)).body();
    HttpResponse<String> theirs = post(other.secret(), CHAT, "s", chat("yours", false));

    assertThat(theirs.statusCode()).as(first).isEqualTo(200);
    assertThat(isReplayed(theirs)).isFalse();
  }

  @Test
  void aPictureIsTheSameFile() throws IOException, InterruptedException {
    String asked =
        "{\"model\":\"qwen-image\",\"input\":{\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"a cat\"}]}]}}";
    HttpResponse<String> first = post(PICTURE, "p", asked);
    HttpResponse<String> again = post(PICTURE, "p", asked);

    assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
    String url =
        Json.parseObject(again.body()).at("/output/choices/0/message/content/0/image").asString("");
    assertThat(first.body()).contains(url);
    assertThat(Api.download(url)).startsWith(0x89, 'P', 'N', 'G');
  }
}
