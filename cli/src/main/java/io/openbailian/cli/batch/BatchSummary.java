package io.openbailian.cli.batch;

import io.openbailian.cli.batch.BatchCounts.Cause;
import io.openbailian.cli.output.ExitCode;
import io.openbailian.cli.output.Texts;
import io.openbailian.protocol.Json;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// How a batch ended, in lines for people and as a document.
///
/// @param stopped why it did not go to its end
/// @param again the command that goes on
record BatchSummary(
    BatchCounts counts,
    int entries,
    BigDecimal spent,
    Path manifest,
    Optional<String> stopped,
    String again,
    ExitCode exit) {

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    stopped.ifPresent(why -> lines.add(Texts.say("batch.stopped", why)));
    lines.add(
        Texts.say(
            "batch.summary",
            counts.done(),
            entries,
            told("batch.before", counts.doneBefore()),
            told("batch.failed", counts.failed()),
            told("batch.unknown", counts.doubtful()),
            told("batch.left", counts.left(entries)),
            BatchCost.yuan(spent),
            manifest));
    for (Cause cause : counts.causes()) {
      lines.add(
          Texts.say(
              "batch.cause",
              cause.count(),
              cause.code(),
              cause.message(),
              numbers(cause.lines(), cause.count())));
    }
    if (counts.doubtful() > 0) {
      lines.add(
          Texts.say(
              "batch.doubtful-lines",
              counts.doubtful(),
              numbers(counts.doubtfulLines(), counts.doubtful())));
    }
    goesOn().ifPresent(command -> lines.add(Texts.say("batch.goes-on", command)));
    return lines;
  }

  private static String told(String key, int count) {
    return count == 0 ? "" : Texts.say(key, count);
  }

  private static String numbers(List<Integer> lines, int count) {
    String shown = lines.stream().map(String::valueOf).collect(Collectors.joining(", "));
    String all = lines.size() < count ? shown + "…" : shown;
    return Texts.say(count == 1 ? "batch.line" : "batch.lines", all);
  }

  /// The command that does what is left to do; empty when nothing is.
  private Optional<String> goesOn() {
    if (counts.left(entries) > 0) {
      return Optional.of(again + " --resume");
    }
    return counts.failed() > 0 ? Optional.of(again + " --retry-failed") : Optional.empty();
  }

  ObjectNode document() {
    ObjectNode document =
        Json.object()
            .put("entries", entries)
            .put("done", counts.done())
            .put("failed", counts.failed())
            .put("unknown", counts.doubtful())
            .put("left", counts.left(entries))
            .put("spent", spent)
            .put("currency", "CNY")
            .put("manifest", manifest.toString());
    ArrayNode failures = document.putArray("failures");
    for (Cause cause : counts.causes()) {
      ObjectNode failure =
          failures
              .addObject()
              .put("code", cause.code())
              .put("message", cause.message())
              .put("count", cause.count());
      ArrayNode lines = failure.putArray("lines");
      cause.lines().forEach(lines::add);
    }
    ArrayNode doubtful = document.putArray("unknown_lines");
    counts.doubtfulLines().forEach(doubtful::add);
    stopped.ifPresent(why -> document.put("stopped", why));
    goesOn().ifPresent(command -> document.put("again", command));
    return document.put("exit", exit.number());
  }
}
