package io.openbailian.engines.dashscope;

import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.LostWork;
import io.openbailian.engine.Time;
import io.openbailian.outbound.Answer;
import io.openbailian.outbound.OutboundClient;
import io.openbailian.outbound.Outgoing;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.Wire;
import io.openbailian.protocol.client.ErrorAnswer;
import io.openbailian.protocol.client.TaskAnswer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The tasks of our account there: submitted once, asked about until they are over.
record UpstreamTasks(OutboundClient client, Time time) {
  private static final int LARGEST_ANSWER = 16 << 20;
  private static final int LONGEST_NAME = 200;
  private static final int UNKNOWNS_BORNE = 3;
  private static final int AWAY_BORNE = 5;
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
  private static final Duration SEEKING = Duration.ofSeconds(60);
  private static final DateTimeFormatter WINDOW =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneId.of("Asia/Shanghai"));

  private boolean costsMoney() {
    return client.costsMoney();
  }

  /// Submits a task.
  ///
  /// @return its name there
  String submit(Submission submission) throws EngineFailure, InterruptedException {
    JsonNode tree = patientWithAddresses(submission, true);
    String task = tree.path("output").path("task_id").asString("");
    if (!isName(task)) {
      throw new EngineFailure.Unknown("the service took a task and did not name it");
    }
    return task;
  }

  /// Calls without a task.
  JsonNode direct(Submission submission) throws EngineFailure, InterruptedException {
    return patientWithAddresses(submission, false).path("output");
  }

  /// What the service cannot fetch it is brought, once.
  private JsonNode patientWithAddresses(Submission submission, boolean asynchronous)
      throws EngineFailure, InterruptedException {
    try {
      return post(submission, asynchronous, false);
    } catch (EngineFailure.Refused e) {
      if (!Refusals.isAboutAddresses(e)) {
        throw e;
      }
      return post(submission, asynchronous, true);
    }
  }

  private JsonNode post(Submission submission, boolean asynchronous, boolean data)
      throws EngineFailure, InterruptedException {
    Outgoing request = Outgoing.post(submission.path(), submission.body(data));
    return tree(asynchronous ? request.with(Wire.ASYNC, Wire.ENABLE) : request);
  }

  private JsonNode tree(Outgoing request) throws EngineFailure, InterruptedException {
    try (Answer answer = client.send(request)) {
      if (!answer.isSuccess()) {
        throw Refusals.of(
            ErrorAnswer.parse(answer.status(), answer.bytes(LARGEST_ANSWER)),
            answer.retryAfter(),
            costsMoney());
      }
      return answer.json(LARGEST_ANSWER);
    }
  }

  private static boolean isName(String task) {
    return !task.isEmpty()
        && task.length() <= LONGEST_NAME
        && task.chars()
            .allMatch(c -> (Character.isLetterOrDigit(c) && c < 0x80) || c == '-' || c == '_');
  }

  /// Asks until the task is over; a question that fails is asked again, for the task is paid for.
  ///
  /// @return the output of the task that succeeded
  JsonNode await(String task, EngineCall call) throws EngineFailure, InterruptedException {
    Duration pause = Duration.ofSeconds(1);
    int unknown = 0;
    while (true) {
      TaskAnswer answer = asked(task, call);
      switch (answer.status()) {
        case SUCCEEDED -> {
          return answer.whole().path("output");
        }
        case FAILED ->
            throw Refusals.of(
                answer.code().orElse("InternalError"),
                answer.message().orElse("the task failed without a reason"),
                400,
                Optional.empty());
        case CANCELED ->
            throw new EngineFailure.Broken("somebody canceled the task at the service");
        case UNKNOWN -> {
          if (++unknown >= UNKNOWNS_BORNE) {
            throw new EngineFailure.Broken("the service does not know the task any more");
          }
          pause = LONGEST_PAUSE.multipliedBy(2);
        }
        case PENDING, RUNNING, SUSPENDED -> unknown = 0;
      }
      pause(call, pause);
      pause = longer(pause);
    }
  }

  private static Duration longer(Duration pause) {
    Duration doubled = pause.multipliedBy(2);
    return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
  }

  private void pause(EngineCall call, Duration pause) throws InterruptedException {
    if (time.await(call::stopped, pause)) {
      throw new InterruptedException("the call was stopped while its task ran at the service");
    }
  }

  private TaskAnswer asked(String task, EngineCall call)
      throws EngineFailure, InterruptedException {
    Duration pause = Duration.ofSeconds(1);
    int away = 0;
    while (true) {
      try {
        return TaskAnswer.parse(tree(Outgoing.get(Wire.TASKS + "/" + task)))
            .orElseThrow(() -> new EngineFailure.Broken("the service answered without a task"));
      } catch (EngineFailure.Busy e) {
        pause = e.retryAfter().orElse(pause);
      } catch (EngineFailure.Down e) {
        if (++away > AWAY_BORNE) {
          throw e; // the task is taken up again by its name
        }
      } catch (EngineFailure.Broken | EngineFailure.Unknown | EngineFailure.Refused e) {
        // a question is free, and its failure says nothing about the task
      }
      pause(call, pause);
      pause = longer(pause);
    }
  }

  /// Cancels a task that has not begun.
  void cancel(String task) throws EngineFailure, InterruptedException {
    var _ = tree(Outgoing.post(Wire.TASKS + "/" + task + Wire.CANCEL, Json.object()));
  }

  /// Looks for the one task of a model that was submitted at that time.
  LostWork seek(String model, Instant begun) throws EngineFailure, InterruptedException {
    String query =
        "?model_name=%s&start_time=%s&end_time=%s&page_size=100"
            .formatted(
                Outgoing.escaped(model),
                WINDOW.format(begun.minusSeconds(1)),
                WINDOW.format(begun.plus(SEEKING)));
    JsonNode tree = tree(Outgoing.get(Wire.TASKS + "/" + query));
    List<String> found =
        tree.path("data").values().stream()
            .map(one -> one.path("task_id").asString(""))
            .filter(UpstreamTasks::isName)
            .toList();
    return found.size() == 1 ? new LostWork.Found(found.getFirst()) : new LostWork.Unknown();
  }
}
