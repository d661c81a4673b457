package io.openbailian.conformance.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Eventually;
import io.openbailian.conformance.Metrics;
import io.openbailian.conformance.RawConnection;
import io.openbailian.conformance.TestServer;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Clients that leave while they wait for an answer: what is done for them is stopped, and the
/// place they held or waited for is another's. The engine would hang for ever.
class LeavingClientsTest {
  private static final String RULES =
      "[{when: {prompt: hang}, hang: true}, {when: {operation: text_generation}, reply: hello}, {when: {operation: chat_completions}, reply: hello}, {when: {operation: text_embedding}, hang: true}, {when: {operation: compatible_rerank}, hang: true}]";
  private static final String PICTURES = "/api/v1/services/aigc/multimodal-generation/generation";
  private static final String TEXT = "/api/v1/services/aigc/text-generation/generation";
  private static final String VECTOR = "/api/v1/services/embeddings/text-embedding/text-embedding";
  private static final String RANK = "/compatible-api/v1/reranks";
  private static final String CHAT = "/compatible-mode/v1/chat/completions";

  @SuppressWarnings("NullAway.Init") // each test starts its own
  private TestServer server;

  @AfterEach
  void stop() {
    server.close();
  }

  /// One at a time, so that who still holds the place keeps all others out.
  private void start(Map<String, String> options) {
    Map<String, String> all = new HashMap<>(options);
    all.put("engines", "{scripted: {kind: scripted, width: 1, rules: %s}}".formatted(RULES));
    all.put("routes", "{'*': scripted}");
    server = TestServer.start(all);
  }

  /// A call that waits for its answer.
  enum Call {
    PICTURE(PICTURES, message("z-image-turbo", "[{\"text\":\"%s\"}]"), ""),
    PICTURE_STREAM(
        PICTURES, message("z-image-turbo", "[{\"text\":\"%s\"}]"), "X-DashScope-SSE: enable\r\n"),
    TEXT_WHOLE(TEXT, message("qwen-turbo", "\"%s\""), ""),
    TEXT_STREAM(TEXT, message("qwen-turbo", "\"%s\""), "X-DashScope-SSE: enable\r\n"),
    CHAT_WHOLE(
        CHAT,
        "{\"model\":\"qwen-turbo\",\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]}",
        ""),
    VECTORS(VECTOR, "{\"model\":\"text-embedding-v4\",\"input\":{\"texts\":[\"%s\"]}}", ""),
    RANKING(RANK, "{\"model\":\"qwen3-rerank\",\"query\":\"%s\",\"documents\":[\"a\",\"b\"]}", "");

    private final String path;
    private final String body;
    private final String header;

    Call(String path, String body, String header) {
      this.path = path;
      this.body = body;
      this.header = header;
    }

    private static String message(String model, String content) {
      return "{\"model\":\"%s\",\"input\":{\"messages\":[{\"role\":\"user\",\"content\":%s}]}}"
          .formatted(model, content);
    }

    String of(String prompt) {
      String text = body.formatted(prompt);
      return "POST %s HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer %s\r\n%sContent-Length: %d\r\n\r\n%s"
          .formatted(path, TestServer.KEY, header, text.getBytes(UTF_8).length, text);
    }
  }

  /// Asked for by a connection of its own, so that one is always under way.
  private double underWay() {
    return Metrics.of(server).value("openbailian_requests_underway") - 1;
  }

  private RawConnection connect() throws IOException {
    return new RawConnection(server.url());
  }

  private static void answered(RawConnection connection) throws IOException {
    String head = connection.head();
    assertThat(head).startsWith("HTTP/1.1 200 ");
    int length =
        head.lines()
            .filter(line -> line.startsWith("Content-Length: "))
            .mapToInt(line -> Integer.parseInt(line.substring(16)))
            .findFirst()
            .orElseThrow();
    assertThat(connection.read(length)).hasSize(length);
  }

  @ParameterizedTest
  @EnumSource
  void oneThatClosesGivesItsPlaceAway(Call call) throws Exception {
    start(Map.of());
    leavesAndAnotherIsServed(call, RawConnection::close);
  }

  @ParameterizedTest
  @EnumSource
  void soDoesOneThatBreaksOff(Call call) throws Exception {
    start(Map.of());
    leavesAndAnotherIsServed(call, RawConnection::reset);
  }

  @Test
  void itIsNoticedWithoutTheFastFrontToo() throws Exception {
    start(Map.of("non-blocking", "false"));
    leavesAndAnotherIsServed(Call.PICTURE, RawConnection::close);
  }

  private interface Leaving {
    void leave(RawConnection connection) throws IOException;
  }

  private void leavesAndAnotherIsServed(Call call, Leaving leaving) throws Exception {
    RawConnection holds = connect().send(call.of("hang"));
    Eventually.holds("it runs", () -> underWay() == 1);
    RawConnection waits = connect().send(call.of("hang"));
    Eventually.holds("another waits for its place", () -> underWay() == 2);

    leaving.leave(waits);
    Eventually.holds("who waited is gone", () -> underWay() == 1);
    leaving.leave(holds);
    Eventually.holds("who held the place is gone", () -> underWay() == 0);

    try (RawConnection next = connect().send(Call.TEXT_WHOLE.of("hello"))) {
      answered(next);
    }
  }

  @Test
  void whatComesDuringARequestIsTheNextOne() throws Exception {
    start(Map.of());
    RawConnection holder = connect().send(Call.TEXT_WHOLE.of("hang"));
    try (RawConnection pipelining = connect()) {
      Eventually.holds("the place is taken", () -> underWay() == 1);
      String next = Call.TEXT_WHOLE.of("hello");
      pipelining.send(Call.TEXT_WHOLE.of("hello"));
      Eventually.holds("the first waits", () -> underWay() == 2);
      pipelining.send(next.substring(0, 50));
      pipelining.send(next.substring(50));
      pipelining.send(Call.TEXT_WHOLE.of("x".repeat(20_000)));
      holder.close();

      answered(pipelining);
      answered(pipelining);
      answered(pipelining);
    }
  }

  @Test
  void twoRequestsThatComeAtOnceAreAnswered() throws Exception {
    start(Map.of());
    try (RawConnection pipelining = connect()) {
      pipelining.send(Call.TEXT_WHOLE.of("hello") + Call.CHAT_WHOLE.of("hello"));

      answered(pipelining);
      answered(pipelining);
      pipelining.send(Call.TEXT_WHOLE.of("hello"));
      answered(pipelining);
    }
  }
}
