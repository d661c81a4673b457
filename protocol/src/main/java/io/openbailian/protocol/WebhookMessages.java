package io.openbailian.protocol;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// Messages about the ends of tasks: headers and body as the Standard Webhooks specification (1.0)
/// has them, or the body as the vendor's event bus has it.
public final class WebhookMessages {
  /// The header of a submission that says where to.
  public static final String CALLBACK = "X-OpenBailian-Callback";

  private static final int LONGEST = 2_048;
  private static final String WANTED =
      "this is an address like https://example.com/told, without a user or a fragment";
  private static final String ID = "webhook-id";
  private static final String TIMESTAMP = "webhook-timestamp";
  private static final String SIGNATURE = "webhook-signature";
  private static final String FINISHED = "dashscope:System:AsyncTaskFinish";

  private WebhookMessages() {}

  /// Why messages cannot be sent to an address, whatever it leads to.
  public static Optional<String> refusal(String address) {
    if (address.length() > LONGEST) {
      return Optional.of("an address has at most %d characters".formatted(LONGEST));
    }
    try {
      URI parsed = new URI(address);
      boolean known = "https".equals(parsed.getScheme()) || "http".equals(parsed.getScheme());
      return known
              && parsed.getHost() != null
              && parsed.getRawUserInfo() == null
              && parsed.getRawFragment() == null
          ? Optional.empty()
          : Optional.of(WANTED);
    } catch (URISyntaxException e) {
      return Optional.of(WANTED);
    }
  }

  /// The headers of a message.
  ///
  /// @param at seconds since 1970
  /// @param signature `v1,` and Base64; several with spaces between them
  public static Map<String, String> headers(String id, long at, String signature) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(ID, id);
    headers.put(TIMESTAMP, Long.toString(at));
    headers.put(SIGNATURE, signature);
    return headers;
  }

  /// A task that has ended.
  ///
  /// @param failure why it failed, where it did
  public record Ended(
      String taskId,
      TaskStatus status,
      String requestId,
      String workspace,
      String model,
      Instant submitted,
      Instant ended,
      Optional<WireError> failure) {}

  /// What a message says: enough to ask for the result, and no result.
  public static ObjectNode body(Ended task) {
    ObjectNode body = Json.object();
    body.put("type", "task." + task.status().name().toLowerCase(Locale.ROOT));
    body.put("timestamp", task.ended().toString());
    ObjectNode data = body.putObject("data");
    data.put("task_id", task.taskId());
    data.put("task_status", task.status().name());
    data.put("request_id", task.requestId());
    data.put("workspace", task.workspace());
    data.put("model", task.model());
    data.put("submit_time", task.submitted().toString());
    data.put("end_time", task.ended().toString());
    failure(task, data);
    return body;
  }

  private static void failure(Ended task, ObjectNode data) {
    task.failure()
        .ifPresent(error -> {
          data.put("code", error.code());
          data.put("message", error.message());
        });
  }

  /// The same as an event of the vendor's bus: CloudEvents 1.0 with the bus's source and type.
  /// Source: the vendor's page on asynchronous tasks, "AsyncTaskFinish".
  ///
  /// @param id of the message
  public static ObjectNode event(String id, Ended task) {
    ObjectNode event = Json.object();
    event.put("id", id);
    event.put("source", "acs.dashscope");
    event.put("specversion", "1.0");
    event.put("type", FINISHED);
    event.put("datacontenttype", "application/json;charset=utf-8");
    event.put("time", task.ended().toString());
    ObjectNode data = event.putObject("data");
    data.put("event_type", FINISHED);
    data.put("user_api_unique_key", "apikey:v1:" + task.model());
    data.put("task_id", task.taskId());
    data.put("task_status", task.status().name());
    data.put("request_id", task.requestId());
    failure(task, data);
    return event;
  }
}
