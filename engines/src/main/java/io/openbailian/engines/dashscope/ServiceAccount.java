package io.openbailian.engines.dashscope;

import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.Time;
import io.openbailian.outbound.Answer;
import io.openbailian.outbound.OutboundClient;
import io.openbailian.outbound.Outgoing;
import io.openbailian.outbound.TaskSocket;
import io.openbailian.outbound.TaskSockets;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.client.ErrorAnswer;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// One account at the service: its key and way out, what it may do right now, and what it asks
/// about its tasks.
final class ServiceAccount implements AutoCloseable {
  private static final int LARGEST_ANSWER = 16 << 20;

  private final String name;
  private final OutboundClient client;
  private final TaskSockets sockets;
  private final Standing standing;
  private final Results results;
  private final TaskQueries queries;

  /// @param resultHosts where results may be fetched beside the server's own host
  /// @param perSecond how many questions about tasks it may ask
  ServiceAccount(
      String name, OutboundClient client, List<String> resultHosts, int perSecond, Time time) {
    this.name = name;
    this.client = client;
    this.sockets = new TaskSockets(client.settings());
    this.standing = new Standing(time);
    this.results = new Results(client, resultHosts);
    this.queries = new TaskQueries(new UpstreamTasks(this), perSecond, time);
  }

  String name() {
    return name;
  }

  OutboundClient client() {
    return client;
  }

  Standing standing() {
    return standing;
  }

  Results results() {
    return results;
  }

  TaskQueries queries() {
    return queries;
  }

  UpstreamTasks tasks() {
    return new UpstreamTasks(this);
  }

  /// Sends a request about a model; what turns the account away is remembered.
  ///
  /// @param model as the service calls it
  JsonNode submit(Outgoing request, String model) throws EngineFailure, InterruptedException {
    try (Answer answer = client.send(request)) {
      if (!answer.isSuccess()) {
        throw refused(answer, model);
      }
      JsonNode tree = taken(answer);
      standing.took(model);
      return tree;
    }
  }

  /// What says yes and then nonsense may have been carried out.
  private JsonNode taken(Answer answer) throws EngineFailure, InterruptedException {
    try {
      return answer.json(LARGEST_ANSWER);
    } catch (EngineFailure.Broken e) {
      throw client.costsMoney()
          ? new EngineFailure.Unknown(
              "the service took a request and answered nonsense", e, Optional.empty())
          : e;
    }
  }

  /// Sends a request about a model and returns its answer as it begins; it is to be closed. What
  /// turns the account away is remembered.
  Answer begun(Outgoing request, String model) throws EngineFailure, InterruptedException {
    Answer answer = client.send(request);
    if (answer.isSuccess()) {
      standing.took(model);
      return answer;
    }
    try (answer) {
      throw refused(answer, model);
    }
  }

  /// Opens a socket for a task of a model; what turns the account away is remembered.
  ///
  /// @param path behind the host
  TaskSocket socket(String path, String model) throws EngineFailure, InterruptedException {
    try {
      return sockets.open(path);
    } catch (TaskSockets.Unopened e) {
      standing.refused(model, Refusals.blame("", e.status()), Optional.empty());
      throw unopened(e.status());
    }
  }

  /// The failure that an answer means, which is no success; remembered.
  EngineFailure refused(Answer answer, String model) throws EngineFailure, InterruptedException {
    ErrorAnswer said = ErrorAnswer.parse(answer.status(), answer.bytes(LARGEST_ANSWER));
    standing.refused(model, Refusals.blame(said.code(), said.status()), answer.retryAfter());
    return Refusals.of(said, answer.retryAfter(), client.costsMoney());
  }

  /// Asks something that costs nothing; its failure says nothing about submissions.
  JsonNode ask(Outgoing request) throws EngineFailure, InterruptedException {
    try (Answer answer = client.send(request)) {
      if (!answer.isSuccess()) {
        throw Refusals.of(
            ErrorAnswer.parse(answer.status(), answer.bytes(LARGEST_ANSWER)),
            answer.retryAfter(),
            client.costsMoney());
      }
      return answer.json(LARGEST_ANSWER);
    }
  }

  @Override
  public void close() {
    queries.close();
    sockets.close();
    client.close();
  }

  /// A failure of a socket that did not open.
  private static EngineFailure unopened(int status) {
    return switch (status) {
      case 401, 403 -> new EngineFailure.Down("the service turned our account away");
      case 429, 503 -> new EngineFailure.Busy(Optional.empty(), ErrorCode.RATE_QUOTA.with());
      default -> new EngineFailure.Down("the service opens no socket: " + status);
    };
  }
}
