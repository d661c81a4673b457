package io.openbailian.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.client.SseReader.Frame;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SseReaderTest {
  @Test
  void readsTheFramesOfTheWire() {
    assertThat(
            frames(
                "id:1",
                "event:result",
                ":HTTP_STATUS/200",
                "data:{\"a\":1}",
                "",
                "id:2",
                "event:result",
                ":HTTP_STATUS/200",
                "data:{\"a\":2}",
                ""))
        .containsExactly(
            new Frame("result", 200, "{\"a\":1}"), new Frame("result", 200, "{\"a\":2}"));
  }

  @Test
  void passesOverComments() {
    assertThat(frames(":keep-alive", "", ": ping", "", "data:{}", ":more", "", ":keep-alive", ""))
        .containsExactly(new Frame("message", 200, "{}"));
  }

  @Test
  void takesOneSpaceBehindAColonForNothing() {
    assertThat(frames("event: result", "data: {}", ""))
        .containsExactly(new Frame("result", 200, "{}"));
  }

  @Test
  void readsTheStatusOfAnError() {
    assertThat(frames("event:error", ":HTTP_STATUS/429", "data:{}", ""))
        .containsExactly(new Frame("error", 429, "{}"))
        .allMatch(Frame::isError);
  }

  @Test
  void takesAnErrorWithoutStatusForABadRequest() {
    assertThat(frames("event:error", "data:{}", "")).containsExactly(new Frame("error", 400, "{}"));
  }

  @Test
  void joinsTheLinesOfOneFrame() {
    assertThat(frames("data:{", "data:}", "")).containsExactly(new Frame("message", 200, "{\n}"));
  }

  @Test
  void takesTheEndOfTheStreamForTheEndOfAFrame() {
    assertThat(frames("data:{}")).containsExactly(new Frame("message", 200, "{}"));
    assertThat(frames("event:result")).isEmpty();
  }

  private static List<Frame> frames(String... lines) {
    SseReader reader = new SseReader();
    List<Frame> frames = new ArrayList<>();
    for (String line : lines) {
      reader.line(line).ifPresent(frames::add);
    }
    reader.end().ifPresent(frames::add);
    return frames;
  }
}
