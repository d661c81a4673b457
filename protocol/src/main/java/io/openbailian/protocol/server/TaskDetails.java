package io.openbailian.protocol.server;

import io.openbailian.protocol.Json;
import io.openbailian.protocol.WireTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What `?view=full` and the events of a task add to the plain answer; ours.
///
/// @param progress of the whole task, 0 to 100
/// @param queuePosition 1 = next; absent once it has begun
/// @param eta how long until its end; absent while nobody can tell
/// @param engine that works on it, or did last
/// @param attempts in order
/// @param missed what the request says and its results do not show, in its words
/// @param rewriter who rewrote the prompt, where the engine did not
public record TaskDetails(
    Optional<Integer> progress,
    Optional<Long> queuePosition,
    Optional<Duration> eta,
    Optional<String> engine,
    List<Attempt> attempts,
    List<String> missed,
    Optional<String> rewriter) {
  public TaskDetails {
    attempts = List.copyOf(attempts);
    missed = List.copyOf(missed);
  }

  /// One call of an engine for the task.
  ///
  /// @param items the indices of what it was to make
  /// @param ended absent while it goes on
  /// @param code why it did not deliver; absent when it did
  public record Attempt(
      int number,
      List<Integer> items,
      String engine,
      Instant begun,
      @Nullable Instant ended,
      @Nullable String code) {
    public Attempt {
      items = List.copyOf(items);
    }

    ObjectNode toJson() {
      ObjectNode node = Json.object().put("number", number);
      items.forEach(node.putArray("items")::add);
      node.put("engine", engine).put("begin_time", WireTime.format(begun));
      if (ended != null) {
        node.put("end_time", WireTime.format(ended));
      }
      if (code != null) {
        node.put("code", code);
      }
      return node;
    }
  }

  /// The answer to a task query with all that is known.
  public ObjectNode addTo(ObjectNode answer) {
    ObjectNode output = (ObjectNode) answer.get("output");
    progress.ifPresent(percent -> output.put("progress", percent));
    queuePosition.ifPresent(position -> output.put("queue_position", position));
    eta.ifPresent(left -> output.put("eta_ms", left.toMillis()));
    engine.ifPresent(name -> output.put("engine", name));
    ArrayNode all = output.putArray("attempts");
    attempts.forEach(attempt -> all.add(attempt.toJson()));
    if (!missed.isEmpty()) {
      missed.forEach(output.putArray("missed")::add);
    }
    rewriter.ifPresent(name -> output.put("prompt_rewriter", name));
    return answer;
  }
}
