package io.openbailian.engines.dashscope;

import io.openbailian.engine.EngineFailure;
import io.openbailian.outbound.Outgoing;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.Wire;
import io.openbailian.protocol.WireTime;
import io.openbailian.protocol.client.TaskAnswer;
import io.openbailian.protocol.client.TaskListAnswer;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The tasks of one account there: submitted, asked about one by one or by the page, canceled.
record UpstreamTasks(ServiceAccount account) {
  static final int PAGE = 100;

  /// Submits a task.
  ///
  /// @param bring whether all its inputs are brought, because the service could not fetch one
  /// @return its name there
  String submit(Submission submission, boolean bring) throws EngineFailure, InterruptedException {
    JsonNode tree = bring ? post(submission, true, true) : patientWithAddresses(submission, true);
    String task = tree.path("output").path("task_id").asString("");
    if (!WorkName.isTask(task)) {
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
      if (submission.isPassed() || !Refusals.isAboutAddresses(e)) {
        throw e;
      }
      return post(submission, asynchronous, true);
    }
  }

  private JsonNode post(Submission submission, boolean asynchronous, boolean bring)
      throws EngineFailure, InterruptedException {
    Outgoing request = submission.request(account, bring);
    return account.submit(
        asynchronous ? request.with(Wire.ASYNC, Wire.ENABLE) : request, submission.model());
  }

  /// How a task is.
  TaskAnswer one(String task) throws EngineFailure, InterruptedException {
    return TaskAnswer.parse(account.ask(Outgoing.get(Wire.TASKS + "/" + task)))
        .orElseThrow(() -> new EngineFailure.Broken("the service answered without a task"));
  }

  /// A page of those that were submitted in a time of at most a day.
  ///
  /// @param model as the service calls it; empty = all
  TaskListAnswer page(Optional<String> model, Instant from, Instant to, int number)
      throws EngineFailure, InterruptedException {
    String query =
        "?start_time=%s&end_time=%s&page_no=%d&page_size=%d%s"
            .formatted(
                WireTime.formatCompact(from),
                WireTime.formatCompact(to),
                number,
                PAGE,
                model.map(name -> "&model_name=" + Outgoing.escaped(name)).orElse(""));
    JsonNode tree = account.ask(Outgoing.get(Wire.TASKS + "/" + query));
    if (!(tree instanceof ObjectNode object) || !tree.path("data").isArray()) {
      throw new EngineFailure.Broken("the service answered without a list of tasks");
    }
    return TaskListAnswer.of(object);
  }

  /// Cancels a task that has not begun.
  void cancel(String task) throws EngineFailure, InterruptedException {
    var _ = account.ask(Outgoing.post(Wire.TASKS + "/" + task + Wire.CANCEL, Json.object()));
  }
}
