package io.openbailian.server.task;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Values;
import io.openbailian.engine.test.SteppedTime;
import io.openbailian.protocol.Json;
import io.openbailian.server.admission.Principal;
import io.openbailian.server.artifact.Artifact;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Makes tasks for tests: whatever a test does not name is ordinary.
public final class TestTasks {
  public static final Instant NOON = Instant.parse("2026-08-13T04:00:00.703Z");
  public static final SteppedTime TIME = new SteppedTime(NOON);

  private static final TaskIds IDS = new TaskIds(TIME, new Random(1));
  private static final Task ORDINARY =
      new Task(
          "",
          Principal.alone("k-owner"),
          "4909100c-7b5a-9f92-bfe5-a1b2c3d4e5f6",
          "embedded",
          new TaskRequest("text2image", "model-a", prompt("a flower shop")),
          NOON,
          0,
          new TaskState.Pending());

  private TestTasks() {}

  public static Task aTask() {
    return withId(ORDINARY, IDS.next());
  }

  public static Task aTaskOf(String workspace) {
    Task t = aTask();
    return new Task(
        t.id(),
        Principal.alone(workspace),
        t.requestId(),
        t.lane(),
        t.request(),
        t.submitted(),
        0,
        t.state());
  }

  public static Task aTaskFor(String lane) {
    Task t = aTask();
    return new Task(
        t.id(), t.owner(), t.requestId(), lane, t.request(), t.submitted(), 0, t.state());
  }

  public static Task aTaskAt(Instant submitted) {
    Task t = aTask();
    return new Task(
        t.id(), t.owner(), t.requestId(), t.lane(), t.request(), submitted, 0, t.state());
  }

  public static Task aTaskOfModel(String model) {
    return asking(new TaskRequest("text2image", model, prompt("a flower shop")));
  }

  public static Task asking(Values values) {
    return asking(new TaskRequest("text2image", "model-a", values));
  }

  public static Values prompt(String prompt) {
    return Values.of(
        Json.object()
            .put(Meaning.PROMPT, prompt)
            .put(Meaning.SIZE, "1024*1024")
            .put(Meaning.N, 1)
            .put(Meaning.SEED, 42));
  }

  public static TaskState.Succeeded succeeded(Instant at, ItemResult... items) {
    return new TaskState.Succeeded(NOON, at, List.of(items));
  }

  /// An attempt inside this process, with a minute's time.
  public static AttemptStart attempt(int number, Instant begun) {
    return attempt(number, begun, true, false);
  }

  public static AttemptStart attempt(int number, Instant begun, boolean local, boolean alone) {
    return new AttemptStart(
        number, List.of(0), "embedded", "", local, alone, begun, begun.plusSeconds(60));
  }

  public static AttemptEnd delivered(Instant at) {
    return new AttemptEnd(at, Optional.empty(), List.of(), Optional.empty());
  }

  public static Artifact fileOf(Task task, Instant expires) {
    return new Artifact(
        task.id() + "-0.png", task.workspace(), task.id(), "image/png", 12, "ab12", expires);
  }

  private static Task asking(TaskRequest request) {
    Task t = aTask();
    return new Task(
        t.id(), t.owner(), t.requestId(), t.lane(), request, t.submitted(), 0, t.state());
  }

  public static Task withId(Task t, String id) {
    return new Task(
        id, t.owner(), t.requestId(), t.lane(), t.request(), t.submitted(), 0, t.state());
  }
}
