package io.openbailian.engines.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.openbailian.engine.Engine;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineEvent.Channel;
import io.openbailian.engine.EngineEvent.Finished;
import io.openbailian.engine.EngineEvent.TextDelta;
import io.openbailian.engine.EngineEvent.ToolCallDelta;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.test.SteppedTime;
import io.openbailian.engine.test.TestCall;
import io.openbailian.protocol.FinishReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Text, word for word.
class ScriptedTextTest {
  private final SteppedTime time = SteppedTime.atNoon();
  private final List<EngineEvent> events = new ArrayList<>();

  private void run(Map<String, Object> rule, TestCall call)
      throws EngineFailure, InterruptedException {
    try (Engine engine = Scripts.inline(time, List.of(rule))) {
      engine.run(call, events::add);
    }
  }

  private static TextDelta said(String text) {
    return new TextDelta(0, Channel.ANSWER, text);
  }

  @Test
  void saysATextInOnePiece() throws EngineFailure, InterruptedException {
    run(Map.of("reply", "Hello"), TestCall.text("x"));

    assertThat(events).containsExactly(said("Hello"), new Finished(0, FinishReason.STOP));
  }

  @Test
  void saysPiecesInOrder() throws EngineFailure, InterruptedException {
    run(
        Map.of(
            "reply",
            List.of(
                "Hel",
                Map.of("say", " "),
                Map.of("reasoning", "hm"),
                "lo",
                Map.of("usage", Map.of("input", 3, "output", 2)),
                Map.of("finish", "length"))),
        TestCall.text("x"));

    assertThat(events)
        .containsExactly(
            said("Hel"),
            said(" "),
            new TextDelta(0, Channel.REASONING, "hm"),
            said("lo"),
            new EngineEvent.Usage(3, 2),
            new Finished(0, FinishReason.LENGTH));
  }

  @Test
  void callsTools() throws EngineFailure, InterruptedException {
    Map<String, Object> first = Map.of("name", "f", "arguments", Map.of("a", 1));
    Map<String, Object> second =
        Map.of("id", "c", "name", "g", "arguments", List.of("{\"b\":", "true}"));

    run(
        Map.of("reply", List.of(Map.of("tool", first), Map.of("tool", second))),
        TestCall.text("x"));

    assertThat(events)
        .containsExactly(
            new ToolCallDelta(0, 0, "call_1", "f", "{\"a\":1}"),
            new ToolCallDelta(0, 1, "c", "g", "{\"b\":"),
            new ToolCallDelta(0, 1, "", "", "true}"),
            new Finished(0, FinishReason.TOOL_CALLS));
  }

  @Test
  void breaksOffInTheMiddle() {
    assertThatExceptionOfType(EngineFailure.class)
        .isThrownBy(() ->
            run(
                Map.of("reply", List.of("Once", Map.of("fail", "InternalError.Algo"))),
                TestCall.text("x")))
        .satisfies(e -> assertThat(e.error().code()).isEqualTo("InternalError.Algo"));
    assertThat(events).containsExactly(said("Once"));
  }

  @Test
  void waitsBetweenPieces() throws EngineFailure, InterruptedException {
    Thread engine =
        Thread.ofVirtual()
            .start(() -> {
              try {
                run(Map.of("reply", List.of("a", Map.of("after", "2s"), "b")), TestCall.text("x"));
              } catch (EngineFailure | InterruptedException e) {
                throw new AssertionError(e);
              }
            });
    time.untilWaiting(1);
    assertThat(events).containsExactly(said("a"));

    time.step(Duration.ofSeconds(2));
    engine.join();

    assertThat(events).contains(said("b"));
  }

  @Test
  void matchesWhatTheUserSaidLast() throws EngineFailure, InterruptedException {
    run(
        Map.of("when", Map.of("prompt", "^second$"), "reply", "yes"),
        TestCall.text("")
            .withJson(
                "messages",
                "[{'role':'user','content':'first'},{'role':'assistant','content':'x'},{'role':'user','content':'second'}]"));

    assertThat(events).contains(said("yes"));
  }

  @Test
  void showsATestCardWithoutARule() throws EngineFailure, InterruptedException {
    run(Map.of("when", Map.of("prompt", "other"), "reply", "no"), TestCall.text("x").items(2));

    assertThat(events)
        .containsExactly(
            said("TEST CARD 7"),
            new Finished(0, FinishReason.STOP),
            new TextDelta(1, Channel.ANSWER, "TEST CARD 8"),
            new Finished(1, FinishReason.STOP));
  }

  @Test
  void aPictureIsRewrittenToWhatIsSaid() throws EngineFailure, InterruptedException {
    run(Map.of("reply", List.of("a ", "cat")), TestCall.textToImage("x").promptExtend(true));

    assertThat(events).contains(new EngineEvent.Rewritten(0, "a cat"));
  }
}
