package io.openbailian.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.openbailian.client.BreakingService.Break;
import io.openbailian.protocol.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What came before a connection broke is handed on, all of it, and the break is told after it.
class BrokenStreamTest {
  private static final int FRAMES = 400;
  private static final int ROUNDS = 20;
  private static final String HEAD =
      "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream;charset=UTF-8\r\n";

  private final List<Integer> taken = new ArrayList<>();

  @ParameterizedTest
  @EnumSource
  void handsOnEveryFrameOfAnAnswerOfAnnouncedLength(Break end) throws IOException {
    String body = frames(FRAMES);
    try (var service = new BreakingService(announced(body, 1), end)) {
      for (int round = 0; round < ROUNDS; round++) {
        assertThatTheStreamBreaksAfter(FRAMES, service);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void handsOnEveryFrameOfAnAnswerInChunks(Break end) throws IOException {
    String chunk = frames(FRAMES);
    String head = HEAD + "Transfer-Encoding: chunked";
    String begun = "%x\r\n%s\r\n40\r\ndata:{".formatted(chunk.length(), chunk);
    try (var service = new BreakingService(BreakingService.http(head, begun), end)) {
      for (int round = 0; round < ROUNDS; round++) {
        assertThatTheStreamBreaksAfter(FRAMES, service);
      }
    }
  }

  @Test
  void handsOnWhatCameThoughItIsTakenLongAfterTheBreak() throws IOException {
    try (var service = new BreakingService(announced(frames(FRAMES), 1), Break.END);
        var client = new BailianClient(ClientSettings.of(service.base(), "sk-test"))) {
      assertThatExceptionOfType(UnreachableException.class)
          .isThrownBy(() ->
              client.stream(
                  "/x",
                  Json.object(),
                  frame -> {
                    service.awaitBreak();
                    taken.add(frame.path("n").asInt());
                  }));
    }
    assertThat(taken).isEqualTo(numbers(FRAMES));
  }

  @Test
  void handsOnWhatCameBeforeTheClientWasReadyForIt() throws IOException {
    try (var service = new BreakingService(announced(frames(3), 1), Break.END);
        var order = new BodyLast();
        var client = client(service, order)) {
      assertThatTheStreamBreaksAfter(3, client);
      assertThat(order.wasAsked()).as("the order of events is the one that is meant").isTrue();
    }
  }

  @Test
  void doesNotTakeAFrameThatWasCutOffForAWholeOne() throws IOException {
    String body = frames(3);
    String cut = body.substring(0, body.length() - 1);
    try (var service = new BreakingService(announced(cut, 1), Break.END)) {
      assertThatTheStreamBreaksAfter(2, service);
    }
  }

  @Test
  void handsOnAFrameWhoseLinesEndInReturnsAsSoonAsItIsThere() throws IOException {
    String body = frames(3).replace('\n', '\r');
    try (var service = new BreakingService(announced(body, 1), Break.END)) {
      assertThatTheStreamBreaksAfter(3, service);
    }
  }

  @Test
  void saysThatARefusalBroke() throws IOException {
    String head = "HTTP/1.1 429 Too Many\r\nContent-Type: application/json\r\nContent-Length: 100";
    try (var service = new BreakingService(BreakingService.http(head, "{\"code\":"), Break.END)) {
      assertThatTheStreamBreaksAfter(0, service);
    }
  }

  private void assertThatTheStreamBreaksAfter(int frames, BreakingService service) {
    try (var client = new BailianClient(ClientSettings.of(service.base(), "sk-test"))) {
      assertThatTheStreamBreaksAfter(frames, client);
    }
  }

  private void assertThatTheStreamBreaksAfter(int frames, BailianClient client) {
    taken.clear();
    assertThatExceptionOfType(UnreachableException.class)
        .isThrownBy(
            () -> client.stream("/x", Json.object(), frame -> taken.add(frame.path("n").asInt())))
        .withMessageContaining("broke");
    assertThat(taken).isEqualTo(numbers(frames));
  }

  private static BailianClient client(BreakingService service, BodyLast order) {
    ClientSettings settings = ClientSettings.of(service.base(), "sk-test");
    return new BailianClient(settings, ClientClock.real(), new Transport(settings, order));
  }

  private static List<Integer> numbers(int frames) {
    return IntStream.range(0, frames).boxed().toList();
  }

  private static String frames(int count) {
    StringBuilder frames = new StringBuilder();
    for (int n = 0; n < count; n++) {
      frames.append("event:result\n:HTTP_STATUS/200\ndata:{\"n\":").append(n).append("}\n\n");
    }
    return frames.toString();
  }

  /// More is announced than is sent.
  private static BreakingService.Talk announced(String body, int withheld) {
    return BreakingService.http(HEAD + "Content-Length: " + (body.length() + withheld), body);
  }
}
