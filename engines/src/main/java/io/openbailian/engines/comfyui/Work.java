package io.openbailian.engines.comfyui;

import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.EventSink;
import io.openbailian.engine.Media;
import io.openbailian.engine.Time;
import io.openbailian.outbound.Answer;
import io.openbailian.outbound.Failures;
import io.openbailian.outbound.ForeignWords;
import io.openbailian.outbound.OutboundClient;
import io.openbailian.outbound.Outgoing;
import io.openbailian.protocol.Json;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One job of a ComfyUI server: begun, waited for, fetched or ended.
record Work(OutboundClient client, String job, Time time) {
  private static final int LARGEST_ANSWER = 16 << 20;
  private static final int FAILURES_BORNE = 5;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /// Hands the workflow on.
  ///
  /// @param listener what the server tells of it goes there
  void begin(ObjectNode workflow, String listener) throws EngineFailure, InterruptedException {
    ObjectNode request = Json.object().put("client_id", listener).put("prompt_id", job);
    request.set("prompt", workflow);
    try (Answer answer = client.send(Outgoing.post("/prompt", request))) {
      if (answer.status() == 400) { // the workflow is the operator's, not the client's
        throw new EngineFailure.Broken(
            "its server refused the workflow: " + refusal(answer.json(LARGEST_ANSWER)));
      }
      if (!answer.isSuccess()) {
        ForeignWords.Said said = ForeignWords.read(answer.bytes(LARGEST_ANSWER), answer.type());
        throw Failures.of(answer.status(), said, Optional.empty(), false);
      }
      String taken = answer.json(LARGEST_ANSWER).path("prompt_id").asString("");
      if (!taken.equals(job)) {
        throw new EngineFailure.Broken(
            "its server is too old: it gives jobs names of its own (prompt_id)");
      }
    }
  }

  private static String refusal(JsonNode tree) {
    String first =
        tree.path("node_errors").values().stream()
            .flatMap(node -> node.path("errors").values().stream())
            .map(error ->
                "%s %s"
                    .formatted(
                        error.path("message").asString(""), error.path("details").asString("")))
            .findFirst()
            .orElse("");
    return first.isBlank() ? ForeignWords.read(tree).message() : ForeignWords.plain(first);
  }

  /// Waits until the job is done, and fetches what it made.
  ///
  /// @param film whether that is a film
  Media await(Progress progress, EngineCall call, EventSink sink, boolean film)
      throws EngineFailure, InterruptedException {
    long end = time.nanos() + client.settings().timeouts().work().toNanos();
    int told = -1;
    int lost = 0;
    while (time.nanos() - end < 0) {
      boolean over = progress.isOver(); // as far as the question below can know
      Optional<JsonNode> done = patiently(this::history, call);
      if (done.isPresent()) {
        JsonNode output = output(done.get(), film);
        return patiently(() -> fetched(output), call);
      }
      lost = patiently(this::isQueued, call) ? 0 : lost + 1;
      if (lost > 1) { // once may be the moment between queue and history
        throw new EngineFailure.Broken("its server does not know the job any more");
      }
      told = pause(progress, new Known(told, over), call, sink);
    }
    end();
    throw new EngineFailure.Broken(
        "its server was not done within %d s"
            .formatted(client.settings().timeouts().work().toSeconds()));
  }

  /// What was known when the server was last asked.
  private record Known(int percent, boolean over) {}

  private static int tell(Progress progress, int told, EventSink sink) throws InterruptedException {
    int percent = progress.percent();
    if (percent > told) {
      sink.emit(new EngineEvent.Progress(percent));
    }
    return Math.max(percent, told);
  }

  /// Until the next question is due, or the server says that the job is over; what it tells
  /// meanwhile is handed on.
  ///
  /// @return how far it is
  private int pause(Progress progress, Known known, EngineCall call, EventSink sink)
      throws InterruptedException {
    long due = time.nanos() + PAUSE.toNanos();
    int told = known.percent();
    while (time.nanos() - due < 0 && progress.isOver() == known.over()) {
      int before = told;
      time.await(
          () -> call.stopped() || progress.isOver() != known.over() || progress.percent() > before,
          Duration.ofNanos(due - time.nanos()));
      if (call.stopped()) {
        throw new InterruptedException("the call was stopped while its server worked");
      }
      told = tell(progress, told, sink);
    }
    return tell(progress, told, sink);
  }

  /// A question about work that goes on.
  @FunctionalInterface
  private interface Question<T> {
    T ask() throws EngineFailure, InterruptedException;
  }

  /// Asks again where the question failed, not where the work did.
  private <T> T patiently(Question<T> question, EngineCall call)
      throws EngineFailure, InterruptedException {
    for (int failures = 1; ; failures++) {
      try {
        return question.ask();
      } catch (EngineFailure.Busy | EngineFailure.Broken | EngineFailure.Unknown e) {
        if (failures > FAILURES_BORNE) {
          throw new EngineFailure.Down("its server does not tell how far its work is", e);
        }
      }
      if (time.await(call::stopped, PAUSE)) {
        throw new InterruptedException("the call was stopped while its server was asked");
      }
    }
  }

  private JsonNode tree(String path) throws EngineFailure, InterruptedException {
    try (Answer answer = client.send(Outgoing.get(path))) {
      if (!answer.isSuccess()) {
        throw new EngineFailure.Broken("a question was answered with " + answer.status());
      }
      return answer.json(LARGEST_ANSWER);
    }
  }

  private Optional<JsonNode> history() throws EngineFailure, InterruptedException {
    return Optional.ofNullable(tree("/history/" + job).get(job));
  }

  private boolean isQueued() throws EngineFailure, InterruptedException {
    JsonNode queue = tree("/queue");
    return isIn(queue.path("queue_running")) || isIn(queue.path("queue_pending"));
  }

  private boolean isIn(JsonNode list) {
    return list.values().stream().anyMatch(item -> item.path(1).asString("").equals(job));
  }

  /// What the job made; the first thing that was saved, and not merely shown.
  private static JsonNode output(JsonNode entry, boolean film) throws EngineFailure {
    JsonNode status = entry.path("status");
    if (status.path("status_str").asString("").equals("error")) {
      throw failure(status.path("messages"));
    }
    return entry.path("outputs").values().stream()
        .flatMap(node -> Stream.of("images", "gifs", "videos").map(node::path))
        .flatMap(list -> list.values().stream())
        .filter(file -> file.path("type").asString("").equals("output"))
        .filter(file -> isFilm(file.path("filename").asString("")) == film)
        .findFirst()
        .orElseThrow(() ->
            new EngineFailure.Broken(
                film
                    ? "its server's workflow saved no film"
                    : "its server's workflow saved no picture"));
  }

  private static boolean isFilm(String name) {
    return name.endsWith(".mp4") || name.endsWith(".webm") || name.endsWith(".mkv");
  }

  private static EngineFailure failure(JsonNode messages) {
    for (JsonNode message : messages.values()) {
      String event = message.path(0).asString("");
      if (event.equals("execution_error")) {
        String why = message.path(1).path("exception_message").asString("");
        return new EngineFailure.Broken("its server says: " + ForeignWords.plain(why));
      }
      if (event.equals("execution_interrupted")) {
        return new EngineFailure.Broken("somebody interrupted the work at its server");
      }
    }
    return new EngineFailure.Broken("its server failed without a reason");
  }

  private Media fetched(JsonNode file) throws EngineFailure, InterruptedException {
    String path =
        "/view?filename=%s&subfolder=%s&type=output"
            .formatted(
                Outgoing.escaped(file.path("filename").asString("")),
                Outgoing.escaped(file.path("subfolder").asString("")));
    try (Answer answer = client.send(Outgoing.get(path))) {
      if (!answer.isSuccess() || answer.type().contains("html")) {
        throw new EngineFailure.Broken("a result was answered with " + answer.status());
      }
      return new Media.Encoded(answer.bytes(256 << 20), answer.type());
    }
  }

  /// Takes the job out of the queue, or interrupts it, and nothing else: older builds interrupt
  /// whatever is running, so they are told only when that is ours.
  void end() throws EngineFailure, InterruptedException {
    ObjectNode deletion = Json.object();
    deletion.putArray("delete").add(job);
    try (Answer deleted = client.send(Outgoing.post("/queue", deletion))) {
      deleted.bytes(LARGEST_ANSWER);
    }
    if (isIn(tree("/queue").path("queue_running"))) {
      ObjectNode interruption = Json.object().put("prompt_id", job);
      try (Answer interrupted = client.send(Outgoing.post("/interrupt", interruption))) {
        interrupted.bytes(LARGEST_ANSWER);
      }
    }
  }
}
