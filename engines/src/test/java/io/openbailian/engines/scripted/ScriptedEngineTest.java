package io.openbailian.engines.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.openbailian.engine.Engine;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineEvent.ItemFailed;
import io.openbailian.engine.EngineEvent.MediaReady;
import io.openbailian.engine.EngineEvent.Rewritten;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.test.SteppedTime;
import io.openbailian.engine.test.TestCall;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.WireError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptedEngineTest {
  private static final TestCall CAT = TestCall.textToImage("a cat");

  private final SteppedTime time = SteppedTime.atNoon();

  @ParameterizedTest
  @CsvSource({"after,150ms,150", "after,2s,2000", "after,1m,60000", "after,1h,3600000"})
  void answersAfterAWhile(String key, String duration, long millis) throws InterruptedException {
    BackgroundRun run = BackgroundRun.start(scripted(Map.of(key, duration)), CAT);
    time.untilWaiting(1);

    time.step(Duration.ofMillis(millis - 1));
    List<EngineEvent> early = List.copyOf(run.events());
    time.step(Duration.ofMillis(1));

    assertThat(run.end()).isEmpty();
    assertThat(early).isEmpty();
    assertThat(run.events()).singleElement().isInstanceOf(MediaReady.class);
  }

  @Test
  void stopsWaitingWhenTheCallIsStopped() throws InterruptedException {
    TestCall call = TestCall.textToImage("a cat");
    BackgroundRun run = BackgroundRun.start(scripted(Map.of("after", "1h")), call);
    time.untilWaiting(1);

    call.end();

    assertThat(run.end()).containsInstanceOf(InterruptedException.class);
    assertThat(run.events()).isEmpty();
  }

  @Test
  void hangsThroughDaysUntilInterrupted() throws InterruptedException {
    BackgroundRun run = BackgroundRun.start(scripted(Map.of("hang", true)), CAT);
    for (int day = 0; day < 3; day++) {
      time.untilWaiting(1);
      time.step(Duration.ofDays(1));
    }

    run.interrupt();

    assertThat(run.end()).containsInstanceOf(InterruptedException.class);
    assertThat(run.events()).isEmpty();
  }

  @Test
  void failsWithTheStatusAndSentenceOfAKnownCode() {
    EngineFailure failure = failure(Map.of("fail", "DataInspectionFailed"));

    assertThat(failure.error()).isEqualTo(ErrorCode.DATA_INSPECTION_INPUT.with());
    assertThat(failure).isInstanceOf(EngineFailure.Refused.class);
  }

  @Test
  void failsWithAnyCodeMessageAndStatus() {
    Map<String, Object> error = Map.of("code", "Meteor", "message", "It fell.", "status", 502);

    EngineFailure failure = failure(Map.of("fail", error));

    assertThat(failure.error()).isEqualTo(new WireError("Meteor", 502, "It fell."));
  }

  @Test
  void failsWithAnotherSentenceOfAKnownCode() {
    String sentence = ErrorCode.DATA_INSPECTION_OUTPUT.sentence();
    Map<String, Object> error = Map.of("code", "DataInspectionFailed", "message", sentence);

    EngineFailure failure = failure(Map.of("fail", error));

    assertThat(failure.error()).isEqualTo(ErrorCode.DATA_INSPECTION_OUTPUT.with());
  }

  @Test
  void failsAfterAWhile() throws InterruptedException {
    Engine engine = scripted(Map.of("after", "2s", "fail", "InternalError"));
    BackgroundRun run = BackgroundRun.start(engine, CAT);
    time.untilWaiting(1);

    time.step(Duration.ofSeconds(2));

    assertThat(run.end()).containsInstanceOf(EngineFailure.class);
  }

  @Test
  void throttlesTheFirstCallsAtOnceAndThenGoesOn() throws EngineFailure, InterruptedException {
    Engine engine = scripted(Map.of("throttle", 2));

    for (int i = 0; i < 2; i++) {
      EngineFailure failure = failure(engine, CAT);
      assertThat(failure.error()).isEqualTo(ErrorCode.RATE_QUOTA.with());
      assertThat(failure).isInstanceOf(EngineFailure.Busy.class);
    }
    assertThat(run(engine, CAT)).singleElement().isInstanceOf(MediaReady.class);
  }

  @Test
  void throttlesWithAnotherCode() {
    Map<String, Object> throttle = Map.of("times", 1, "code", "Throttling.AllocationQuota");

    EngineFailure failure = failure(Map.of("throttle", throttle));

    assertThat(failure.error()).isEqualTo(ErrorCode.ALLOCATION_QUOTA.with());
    assertThat(failure).isInstanceOf(EngineFailure.Busy.class);
  }

  @Test
  void countsCallsThatComeAtOnce() throws InterruptedException {
    Engine engine = scripted(Map.of("throttle", 40));

    List<BackgroundRun> runs =
        IntStream.range(0, 100).mapToObj(_ -> BackgroundRun.start(engine, CAT)).toList();
    List<Optional<Throwable>> ends = new ArrayList<>();
    for (BackgroundRun run : runs) {
      ends.add(run.end());
    }

    assertThat(ends).filteredOn(Optional::isPresent).hasSize(40);
  }

  @Test
  void countsForEachRuleItsOwnCalls() throws EngineFailure, InterruptedException {
    Engine engine =
        scripted(
            Map.of("when", Map.of("prompt", "cat"), "throttle", 1),
            Map.of("when", Map.of("prompt", "dog"), "throttle", 1));

    failure(engine, CAT);
    failure(engine, CAT.prompt("a dog"));

    assertThat(run(engine, CAT)).hasSize(1);
    assertThat(run(engine, CAT.prompt("a dog"))).hasSize(1);
  }

  @Test
  void playsASequenceOfRules() throws EngineFailure, InterruptedException {
    Engine engine =
        scripted(
            Map.of("times", 1, "fail", "InternalError.Algo"),
            Map.of("times", 2, "fail", "InternalError.Timeout"));

    List<String> codes =
        List.of(
            failure(engine, CAT).error().code(),
            failure(engine, CAT).error().code(),
            failure(engine, CAT).error().code());

    assertThat(codes)
        .containsExactly("InternalError.Algo", "InternalError.Timeout", "InternalError.Timeout");
    assertThat(run(engine, CAT)).singleElement().isInstanceOf(MediaReady.class);
  }

  @Test
  void failsSomeItemsOfOneCall() throws EngineFailure, InterruptedException {
    Object refused = Map.of("fail", "DataInspectionFailed");
    Engine engine = scripted(Map.of("items", List.of("ok", "fail", "ok", refused)));

    List<EngineEvent> events = run(engine, CAT.items(4));

    assertThat(events.get(0)).isInstanceOf(MediaReady.class);
    assertThat(events.get(1)).isEqualTo(new ItemFailed(1, ErrorCode.TIMEOUT.with()));
    assertThat(events.get(2)).isInstanceOf(MediaReady.class);
    assertThat(events.get(3)).isEqualTo(new ItemFailed(3, ErrorCode.DATA_INSPECTION_INPUT.with()));
    assertThat(events).hasSize(4);
  }

  @Test
  void repeatsTheLastItemBeyondTheList() throws EngineFailure, InterruptedException {
    Engine engine = scripted(Map.of("items", List.of("ok", "fail")));

    List<EngineEvent> events = run(engine, CAT.items(4));

    assertThat(events.subList(1, 4)).hasOnlyElementsOfType(ItemFailed.class);
  }

  @Test
  void repliesWithARewrittenPromptForEachItemMade() throws EngineFailure, InterruptedException {
    Engine engine = scripted(Map.of("reply", "a cosy cat", "items", List.of("ok", "fail")));

    List<EngineEvent> events = run(engine, CAT.promptExtend(true).items(2));

    assertThat(events)
        .filteredOn(Rewritten.class::isInstance)
        .containsExactly(new Rewritten(0, "a cosy cat"));
  }

  @Test
  void saysThatAPromptStayedAsItWasWithoutAReply() throws EngineFailure, InterruptedException {
    List<EngineEvent> events = run(scripted(), CAT.promptExtend(true));

    assertThat(events).first().isEqualTo(new Rewritten(0, "a cat"));
  }

  @Test
  void doesNotReplyToACallThatWantsItsPromptAsItIs() throws EngineFailure, InterruptedException {
    List<EngineEvent> events =
        run(scripted(Map.of("reply", "a cosy cat")), CAT.promptExtend(false));

    assertThat(events).noneMatch(Rewritten.class::isInstance);
  }

  @ParameterizedTest
  @CsvSource({
    "model,     test-model,  true",
    "model,     test-*,      true",
    "model,     *-mode?,     true",
    "model,     test,        false",
    "model,     test.model,  false",
    "operation, text2image,  true",
    "operation, text*,       true",
    "operation, image2image, false",
    "prompt,    cat,         true",
    "prompt,    ^a c[ao]t$,  true",
    "prompt,    (?i)CAT,     true",
    "prompt,    ^cat,        false"
  })
  void matchesCallsByWhatTheyAskFor(String key, String pattern, boolean matches)
      throws InterruptedException {
    Engine engine = scripted(Map.of("when", Map.of(key, pattern), "fail", "InternalError"));

    Optional<Throwable> thrown = BackgroundRun.start(engine, CAT).end();

    assertThat(thrown.isPresent()).isEqualTo(matches);
  }

  @Test
  void followsTheFirstRuleThatMatches() {
    Engine engine =
        scripted(
            Map.of("when", Map.of("prompt", "dog"), "fail", "InternalError"),
            Map.of("when", Map.of("prompt", "cat", "model", "test-*"), "fail", "RequestTimeOut"),
            Map.of("fail", "ModelUnavailable"));

    assertThat(failure(engine, CAT).error().code()).isEqualTo("RequestTimeOut");
    assertThat(failure(engine, CAT.prompt("a cow")).error().code()).isEqualTo("ModelUnavailable");
  }

  @Test
  void servesEverythingAndManyCallsAtOnce() {
    assertThat(scripted().serves(CAT.operation(), CAT.model())).isTrue();
    assertThat(scripted().width()).isGreaterThanOrEqualTo(1000);
  }

  private Engine scripted(Map<?, ?>... rules) {
    return Scripts.inline(time, List.of(rules));
  }

  private EngineFailure failure(Map<String, Object> rule) {
    return failure(scripted(rule), CAT);
  }

  private static EngineFailure failure(Engine engine, TestCall call) {
    return assertThatExceptionOfType(EngineFailure.class)
        .isThrownBy(() -> run(engine, call))
        .actual();
  }

  private static List<EngineEvent> run(Engine engine, TestCall call)
      throws EngineFailure, InterruptedException {
    List<EngineEvent> events = new ArrayList<>();
    engine.run(call, events::add);
    return events;
  }
}
