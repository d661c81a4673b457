package io.openbailian.server.openai;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.protocol.Json;
import io.openbailian.server.task.ItemResult;
import io.openbailian.server.task.Task;
import io.openbailian.server.task.TaskState;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// A film's task as the OpenAI dialect tells of it. Source: the API reference of OpenAI, Videos,
/// The video object.
public final class VideoDocument {
  private static final int WHOLE = 100;

  private VideoDocument() {}

  /// The video object.
  ///
  /// @param percent how far it is while it runs, 0 to 100
  public static ObjectNode of(Task task, int percent) {
    ObjectNode video = Json.object().put("id", task.id()).put("object", "video");
    video.put("model", task.request().model());
    video.put("status", status(task.state()));
    video.put("progress", progress(task.state(), percent));
    video.put("created_at", task.submitted().getEpochSecond());
    if (task.state() instanceof TaskState.Ended ended) {
      video.put("completed_at", ended.ended().getEpochSecond());
    }
    video.put("expires_at", task.expires().getEpochSecond());
    task.request().values().text(Meaning.PROMPT).ifPresent(said -> video.put("prompt", said));
    task.request()
        .values()
        .size(Meaning.SIZE)
        .ifPresent(size -> video.put("size", size.width() + "x" + size.height()));
    task.request()
        .values()
        .integer(Meaning.DURATION)
        .ifPresent(seconds -> video.put("seconds", Long.toString(seconds)));
    switch (task.state()) {
      case TaskState.Failed failed -> error(video, failed.code(), failed.message());
      case TaskState.Canceled _ -> error(video, "canceled", "The task was canceled.");
      case TaskState.Pending _, TaskState.Running _, TaskState.Succeeded _ ->
          video.putNull("error");
    }
    return video;
  }

  private static void error(ObjectNode video, String code, String message) {
    video.putObject("error").put("code", code).put("message", message);
  }

  private static String status(TaskState state) {
    return switch (state) {
      case TaskState.Pending _ -> "queued";
      case TaskState.Running _ -> "in_progress";
      case TaskState.Succeeded _ -> "completed";
      case TaskState.Failed _, TaskState.Canceled _ -> "failed";
    };
  }

  private static int progress(TaskState state, int percent) {
    return switch (state) {
      case TaskState.Pending _ -> 0;
      case TaskState.Running _ -> percent;
      case TaskState.Succeeded _ -> WHOLE;
      case TaskState.Failed _, TaskState.Canceled _ -> 0;
    };
  }

  /// The name of its file, where there is one.
  public static Optional<String> file(Task task) {
    List<ItemResult> items =
        switch (task.state()) {
          case TaskState.Succeeded succeeded -> succeeded.items();
          case TaskState.Canceled canceled -> canceled.items();
          case TaskState.Pending _, TaskState.Running _, TaskState.Failed _ -> List.of();
        };
    return items.stream()
        .filter(ItemResult.Produced.class::isInstance)
        .map(item -> ((ItemResult.Produced) item).artifact())
        .findFirst();
  }
}
