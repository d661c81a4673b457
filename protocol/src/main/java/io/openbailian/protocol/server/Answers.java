package io.openbailian.protocol.server;

import io.openbailian.protocol.Json;
import io.openbailian.protocol.PixelSize;
import io.openbailian.protocol.TaskStatus;
import io.openbailian.protocol.Usage;
import io.openbailian.protocol.WireError;
import io.openbailian.protocol.WireTime;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The JSON documents that the server answers with. Source: the service's API pages.
public final class Answers {
  /// The rows of a page of models.
  public static final String MODELS = "models";

  /// The rows of a page of limits.
  public static final String QUOTAS = "quotas";

  private Answers() {}

  /// An error, flat for the SDKs and nested for those who read the source documents.
  public static ObjectNode error(WireError error, String requestId) {
    ObjectNode answer = Json.object();
    answer.put("code", error.code());
    answer.put("message", error.message());
    answer.put("request_id", requestId);
    ObjectNode nested = answer.putObject("error");
    nested.put("code", error.code());
    nested.put("message", error.message());
    if (error.hint() != null) {
      nested.put("hint", error.hint());
    }
    return answer;
  }

  /// The answer to a submission that was accepted.
  public static ObjectNode created(String requestId, String taskId) {
    return taskStatus(requestId, taskId, TaskStatus.PENDING);
  }

  /// The answer to a cancellation that was carried out.
  public static ObjectNode canceled(String requestId, String taskId) {
    return taskStatus(requestId, taskId, TaskStatus.CANCELED);
  }

  private static ObjectNode taskStatus(String requestId, String taskId, TaskStatus status) {
    ObjectNode answer = Json.object();
    answer.put("request_id", requestId);
    ObjectNode output = answer.putObject("output");
    output.put("task_id", taskId);
    output.put("task_status", status.name());
    return answer;
  }

  /// The answer to a task query.
  public static ObjectNode task(String requestId, TaskView task) {
    ObjectNode answer = taskStatus(requestId, task.taskId(), task.status());
    ObjectNode output = (ObjectNode) answer.get("output");
    putTime(output, "submit_time", task.submitted());
    putTime(output, "scheduled_time", task.scheduled());
    putTime(output, "end_time", task.ended());
    putIfPresent(output, "code", task.code());
    putIfPresent(output, "message", task.message());
    if (task.result() != null) {
      putResult(output, task.result());
    }
    if (task.metrics() != null && !output.has("task_metrics")) { // another server has counted
      putMetrics(output.putObject("task_metrics"), task.metrics());
    }
    if (task.usage() != null) {
      putUsage(answer.putObject("usage"), task.usage());
    }
    if (task.result() instanceof ResultDocument.Passed(_, ObjectNode usage) && !usage.isEmpty()) {
      answer.set("usage", usage);
    }
    return answer;
  }

  private static void putResult(ObjectNode output, ResultDocument result) {
    switch (result) {
      case ResultDocument.Results(var items) -> putItems(output.putArray("results"), items);
      case ResultDocument.Transcriptions(var files) ->
          putTranscriptions(output.putArray("results"), files);
      case ResultDocument.Choices(var choices) -> {
        output.put("finished", true);
        putChoices(output.putArray("choices"), choices);
      }
      case ResultDocument.ImageUrl(String url, String message) -> {
        output.put("image_url", url);
        output.putArray("results").addObject().put("url", url);
        putIfPresent(output, "message", message);
      }
      case ResultDocument.VideoUrl(String url, String original, String actual) -> {
        output.put("video_url", url);
        putIfPresent(output, "orig_prompt", original);
        putIfPresent(output, "actual_prompt", actual);
      }
      case ResultDocument.Passed(ObjectNode theirs, _) ->
          theirs
              .properties()
              .forEach(member -> {
                if (!output.has(member.getKey())) { // the task, its state and times are ours
                  output.set(member.getKey(), member.getValue());
                }
              });
    }
  }

  private static void putTranscriptions(ArrayNode results, List<ResultDocument.Transcribed> files) {
    for (ResultDocument.Transcribed file : files) {
      ObjectNode result = results.addObject();
      result.put("file_url", file.address());
      putIfPresent(result, "transcription_url", file.url());
      putIfPresent(result, "code", file.code());
      putIfPresent(result, "message", file.message());
      TaskStatus status = file.url() == null ? TaskStatus.FAILED : TaskStatus.SUCCEEDED;
      result.put("subtask_status", status.name());
    }
  }

  private static void putItems(ArrayNode results, List<ResultDocument.Item> items) {
    for (ResultDocument.Item item : items) {
      ObjectNode result = results.addObject();
      switch (item) {
        case ResultDocument.Item.Picture(String url, String original, String actual) -> {
          putIfPresent(result, "orig_prompt", original);
          putIfPresent(result, "actual_prompt", actual);
          result.put("url", url);
        }
        case ResultDocument.Item.Failure(String code, String message) -> {
          result.put("code", code);
          result.put("message", message);
        }
      }
    }
  }

  private static void putChoices(ArrayNode array, List<ResultDocument.Choice> choices) {
    for (ResultDocument.Choice choice : choices) {
      putChoice(array.addObject(), choice.contents(), "stop");
    }
  }

  private static void putChoice(
      ObjectNode choice, List<ResultDocument.Content> contents, String finishReason) {
    choice.put("finish_reason", finishReason);
    ObjectNode message = choice.putObject("message");
    message.put("role", "assistant");
    ArrayNode parts = message.putArray("content");
    for (ResultDocument.Content content : contents) {
      switch (content) {
        case ResultDocument.Content.Image(String url) ->
            parts.addObject().put("image", url).put("type", "image");
        case ResultDocument.Content.Text(String text) ->
            parts.addObject().put("text", text).put("type", "text");
      }
    }
  }

  /// The answer to a synchronous call.
  public static ObjectNode generation(
      String requestId, ResultDocument.Choices result, TaskView.Metrics metrics, Usage usage) {
    ObjectNode answer = Json.object();
    answer.put("request_id", requestId);
    ObjectNode output = answer.putObject("output");
    putChoices(output.putArray("choices"), result.choices());
    output.put("finished", true);
    putMetrics(output.putObject("task_metric"), metrics);
    putUsage(answer.putObject("usage"), usage);
    return answer;
  }

  /// One frame of a stream: what is new in it, and the usage so far. While more comes,
  /// `finish_reason` is the text "null".
  public static ObjectNode frame(
      String requestId, List<ResultDocument.Content> news, boolean last, Usage usage) {
    ObjectNode answer = Json.object();
    answer.put("request_id", requestId);
    ObjectNode output = answer.putObject("output");
    putChoice(output.putArray("choices").addObject(), news, last ? "stop" : "null");
    output.put("finished", last);
    putUsage(answer.putObject("usage"), usage);
    return answer;
  }

  private static void putUsage(ObjectNode node, Usage usage) {
    if (usage.seconds() != null) {
      node.put("duration", usage.seconds());
      return;
    }
    Usage.Tokens tokens = usage.tokens();
    PixelSize size = usage.size();
    if (usage.film() != null && size != null) {
      putFilms(node, usage.images(), size, usage.film());
      return;
    }
    if (size != null) {
      node.put("width", size.width());
      node.put("height", size.height());
    }
    node.put("image_count", usage.images());
    if (size != null) {
      node.put("size", size.toString());
    }
    if (tokens != null) {
      node.put("input_tokens", tokens.input());
      node.put("output_tokens", tokens.output());
      node.put("total_tokens", tokens.input() + tokens.output());
    }
  }

  private static void putFilms(ObjectNode node, int count, PixelSize size, Usage.Film each) {
    node.put("video_duration", count * each.seconds());
    node.put("video_ratio", size.toString());
    node.put("video_count", count);
    node.put("duration", count * each.seconds());
    node.put("size", size.toString());
    node.put("fps", each.fps());
  }

  private static void putMetrics(ObjectNode node, TaskView.Metrics metrics) {
    node.put("TOTAL", metrics.total());
    node.put("SUCCEEDED", metrics.succeeded());
    node.put("FAILED", metrics.failed());
  }

  /// One page of the key's tasks; no `output`, because the SDKs read `data` here.
  public static ObjectNode taskList(
      String requestId, long total, int pageNo, int pageSize, List<TaskRow> rows) {
    ObjectNode answer = Json.object();
    answer.put("request_id", requestId);
    answer.put("total", total);
    answer.put("total_page", Math.ceilDiv(total, pageSize));
    answer.put("page_no", pageNo);
    answer.put("page_size", pageSize);
    ArrayNode data = answer.putArray("data");
    rows.forEach(row -> putRow(data.addObject(), row));
    return answer;
  }

  /// One task of a list; times go out as epoch milliseconds.
  ///
  /// @param uniqueKey for example `apikey:v1:aigc:text2image:image-synthesis:<model>`
  public record TaskRow(
      String taskId,
      TaskStatus status,
      String model,
      String keyId,
      String workspace,
      String region,
      String requestId,
      Instant submitted,
      @Nullable Instant scheduled,
      @Nullable Instant ended,
      String uniqueKey) {}

  private static void putRow(ObjectNode node, TaskRow row) {
    node.put("task_id", row.taskId());
    node.put("status", row.status().name());
    node.put("model_name", row.model());
    node.put("api_key_id", row.keyId());
    node.put("caller_uid", row.workspace());
    node.put("caller_parent_id", row.workspace());
    node.put("region", row.region());
    node.put("request_id", row.requestId());
    node.put("gmt_create", row.submitted().toEpochMilli());
    putMillis(node, "start_time", row.scheduled());
    putMillis(node, "end_time", row.ended());
    node.put("user_api_unique_key", row.uniqueKey());
  }

  /// A page of a list.
  ///
  /// @param member what its rows are called, {@link #MODELS} or {@link #QUOTAS}
  /// @param total how many rows all pages have
  /// @param number from 1
  public record Page(String member, int total, int number, int size) {}

  /// A page of models or of their limits, in the envelope of the service's list.
  public static ObjectNode page(String requestId, Page page, List<ObjectNode> rows) {
    ObjectNode answer = Json.object();
    answer.put("request_id", requestId);
    answer.put("code", "");
    answer.put("message", "");
    answer.put("success", true);
    ObjectNode output = answer.putObject("output");
    output.put("total", page.total());
    output.put("page_no", page.number());
    output.put("page_size", page.size());
    output.putArray(page.member()).addAll(rows);
    return answer;
  }

  /// A key for some time. It has no request id: so the vendor's page shows it.
  public static ObjectNode temporaryKey(String key, Instant expires) {
    return Json.object().put("token", key).put("expires_at", expires.getEpochSecond());
  }

  /// A text as tokens.
  public static ObjectNode tokens(String requestId, List<Integer> ids, List<String> texts) {
    ObjectNode answer = Json.object();
    ObjectNode output = answer.putObject("output");
    ids.forEach(output.putArray("token_ids")::add);
    texts.forEach(output.putArray("tokens")::add);
    answer.putObject("usage").put("input_tokens", ids.size());
    return answer.put("request_id", requestId);
  }

  private static void putIfPresent(ObjectNode node, String name, @Nullable String value) {
    if (value != null) {
      node.put(name, value);
    }
  }

  private static void putTime(ObjectNode node, String name, @Nullable Instant time) {
    if (time != null) {
      node.put(name, WireTime.format(time));
    }
  }

  private static void putMillis(ObjectNode node, String name, @Nullable Instant time) {
    if (time != null) {
      node.put(name, time.toEpochMilli());
    }
  }
}
