package io.openbailian.engines.dashscope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.openbailian.engine.Engine;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineEvent.Handle;
import io.openbailian.engine.EngineEvent.MediaReady;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.EngineSettings;
import io.openbailian.engine.LostWork;
import io.openbailian.engine.test.TestCall;
import io.openbailian.outbound.HastyTime;
import io.openbailian.outbound.TakenUp;
import io.openbailian.protocol.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What becomes of a submission whose answer was lost, with the connection or with the process:
/// nothing is submitted twice, and nobody gets what belongs to somebody else.
class LostSubmissionsTest {
  private static final TestCall CALL = TestCall.textToImage("a cat");
  private static final Instant LATER = Instant.EPOCH.plusSeconds(3600);

  @TempDir private Path folder;

  private final FakeService service = new FakeService();
  private final List<String> listed = new CopyOnWriteArrayList<>();
  private volatile boolean listsNothing;

  @AfterEach
  void stop() {
    service.close();
  }

  private Engine open() {
    try {
      Path key = Files.writeString(folder.resolve("key"), "sk-of-ours");
      return new DashScopeProvider()
          .open(
              new EngineSettings(
                  Map.of("base-url", service.base(), "key", Map.of("file", key.toString())),
                  folder,
                  new HastyTime()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The service takes submissions and loses its answers, so many of them; its list tells of all.
  private void losesAnswers(int first) {
    service.trouble =
        (request, reply) -> {
          boolean submits = request.method().equals("POST");
          if (submits && !request.path().endsWith("/cancel")) {
            listed.add("task-" + service.submissions());
          }
          if (submits && service.submissions() <= first) {
            reply.cut();
            return true;
          }
          if (request.path().contains("?")) {
            reply.json(list());
            return true;
          }
          return false;
        };
  }

  private String list() {
    ObjectNode page = Json.object();
    ArrayNode data = page.putArray("data");
    (listsNothing ? List.<String>of() : listed)
        .forEach(task ->
            data.addObject()
                .put("task_id", task)
                .put("status", "RUNNING")
                .put("model_name", CALL.model().name()));
    return Json.text(page);
  }

  private void endsWithPrompt(String prompt) {
    service.end =
        "\"task_status\":\"SUCCEEDED\",\"results\":[{\"orig_prompt\":\"%s\",\"url\":\"%s/files/0.png\"}]"
            .formatted(prompt, service.server().base());
  }

  @Test
  void findsTheTaskWhoseAnswerWasCut() throws EngineFailure, InterruptedException {
    losesAnswers(1);
    endsWithPrompt("a cat");
    List<EngineEvent> events = new ArrayList<>();
    try (Engine engine = open()) {
      engine.run(CALL, events::add);
    }

    assertThat(events.getFirst()).isEqualTo(new Handle("task-1@main?"));
    assertThat(events.getLast()).isInstanceOf(MediaReady.class);
    assertThat(service.submissions()).isEqualTo(1);
  }

  @Test
  void doesNotTakeWhatSomebodyElseSubmitted() {
    losesAnswers(1);
    endsWithPrompt("a dog, by another program with the same account");
    try (Engine engine = open()) {
      assertThatExceptionOfType(EngineFailure.Unknown.class)
          .isThrownBy(() -> engine.run(CALL, _ -> {}));
    }
    assertThat(service.submissions()).isEqualTo(1);
  }

  @Test
  void doesNotGuessWhereTwoCouldBeIt() {
    losesAnswers(1);
    listed.add("task-of-another");
    try (Engine engine = open()) {
      assertThatExceptionOfType(EngineFailure.Unknown.class)
          .isThrownBy(() -> engine.run(CALL, _ -> {}));
    }
  }

  @Test
  void doesNotGuessWhereTwoCallsLostOne() throws EngineFailure, InterruptedException {
    losesAnswers(2);
    listsNothing = true;
    try (Engine engine = open()) {
      assertThatExceptionOfType(EngineFailure.Unknown.class)
          .isThrownBy(() -> engine.run(CALL.items(1), _ -> {}));
    }
    listsNothing = false;
    listed.clear(); // the first of them never arrived, which nobody here knows
    TestCall second = CALL.items(1);
    try (Engine engine = open()) {
      assertThatExceptionOfType(EngineFailure.Unknown.class)
          .isThrownBy(() -> engine.run(second, _ -> {}));
      assertThat(engine.seek(second, LATER)).isInstanceOf(LostWork.Unknown.class);
    }
  }

  @Test
  void givesNobodyATaskThatAnotherCallHas() throws EngineFailure, InterruptedException {
    losesAnswers(0);
    try (Engine engine = open()) {
      engine.run(CALL.items(1), _ -> {});
    }
    losesAnswers(2);
    endsWithPrompt("a cat");
    List<EngineEvent> events = new ArrayList<>();
    try (Engine engine = open()) {
      engine.run(CALL.items(1), events::add);
    }
    assertThat(events.getFirst()).isEqualTo(new Handle("task-2@main?"));
  }

  @Test
  void knowsAfterADeathWhatWasNeverSubmitted() throws EngineFailure, InterruptedException {
    losesAnswers(0);
    TestCall another = CALL.items(1);
    try (Engine engine = open()) {
      engine.run(CALL, _ -> {});
      assertThat(engine.seek(another, LATER)).isInstanceOf(LostWork.NeverBegun.class);
    }
    try (Engine engine = open()) {
      assertThat(engine.seek(another, LATER)).isInstanceOf(LostWork.NeverBegun.class);
    }
  }

  @Test
  void doesNotKnowWhatWasBeforeItsLog() throws EngineFailure, InterruptedException {
    try (Engine engine = open()) {
      assertThat(engine.seek(CALL, Instant.EPOCH.minusSeconds(60)))
          .isInstanceOf(LostWork.Unknown.class);
    }
  }

  @Test
  void knowsAfterADeathWhatTheServiceNamed() throws EngineFailure, InterruptedException {
    losesAnswers(0);
    try (Engine engine = open()) {
      assertThatExceptionOfType(IllegalStateException.class)
          .isThrownBy(() ->
              engine.run(
                  CALL,
                  _ -> {
                    throw new IllegalStateException("the process dies before the handle is kept");
                  }));
    }
    try (Engine engine = open()) {
      assertThat(engine.seek(CALL, LATER)).isEqualTo(new LostWork.Found("task-1@main"));
    }
  }

  @Test
  void knowsAfterADeathThatTheServiceRefused() throws EngineFailure, InterruptedException {
    service.trouble =
        (_, reply) -> {
          reply.json(429, "{\"code\":\"Throttling\",\"message\":\"no\"}");
          return true;
        };
    try (Engine engine = open()) {
      assertThatExceptionOfType(EngineFailure.Busy.class)
          .isThrownBy(() -> engine.run(CALL, _ -> {}));
    }
    try (Engine engine = open()) {
      assertThat(engine.seek(CALL, LATER)).isInstanceOf(LostWork.NeverBegun.class);
    }
  }

  @Test
  void takesUpWhatWasSubmittedInThePlaceOfAFailedTask() throws EngineFailure, InterruptedException {
    service.end = "\"task_status\":\"FAILED\",\"code\":\"Throttling\",\"message\":\"no\"";
    List<EngineEvent> before = new ArrayList<>();
    try (Engine engine = open()) {
      assertThatExceptionOfType(IllegalStateException.class)
          .isThrownBy(() ->
              engine.run(
                  CALL,
                  event -> {
                    before.add(event);
                    if (before.size() == 2) {
                      throw new IllegalStateException("the process dies");
                    }
                  }));
    }
    service.end = "";
    try (Engine engine = open()) {
      engine.run(new TakenUp(CALL, "task-1@main"), _ -> {});
    }
    assertThat(service.submissions()).isEqualTo(2);
    assertThat(service.server().requests()).contains("GET /api/v1/tasks/task-2");
  }

  @Test
  void readsALogThatADeathCutOff() throws EngineFailure, InterruptedException, IOException {
    losesAnswers(0);
    try (Engine engine = open()) {
      engine.run(CALL, _ -> {});
    }
    Path log = folder.resolve("submissions.log");
    Files.writeString(log, Files.readString(log) + "NAMED\t17");
    try (Engine engine = open()) {
      assertThat(engine.seek(CALL, LATER)).isEqualTo(new LostWork.Found("task-1@main"));
    }
  }
}
