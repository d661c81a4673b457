package io.openbailian.cli.batch;

import io.openbailian.cli.batch.BatchCounts.Cause;
import io.openbailian.cli.output.ExitCode;
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
    stopped.ifPresent(why -> lines.add("Stopped: " + why));
    lines.add(
        "%d of %d done%s%s%s%s, CNY %s. %s"
            .formatted(
                counts.done(),
                entries,
                told(counts.doneBefore(), "%d before"),
                told(counts.failed(), "%d failed"),
                told(counts.doubtful(), "%d unknown"),
                told(counts.left(entries), "%d left"),
                BatchCost.yuan(spent),
                manifest));
    for (Cause cause : counts.causes()) {
      lines.add(
          "%d failed: %s: %s (line%s %s)"
              .formatted(
                  cause.count(),
                  cause.code(),
                  cause.message(),
                  cause.count() == 1 ? "" : "s",
                  numbers(cause.lines(), cause.count())));
    }
    if (counts.doubtful() > 0) {
      lines.add(
          "%d unknown whether made and paid for (line%s %s): --retry-unknown asks for them again."
              .formatted(
                  counts.doubtful(),
                  counts.doubtful() == 1 ? "" : "s",
                  numbers(counts.doubtfulLines(), counts.doubtful())));
    }
    goesOn().ifPresent(command -> lines.add("It goes on with: " + command));
    return lines;
  }

  private static String told(int count, String words) {
    return count == 0 ? "" : ", " + words.formatted(count);
  }

  private static String numbers(List<Integer> lines, int count) {
    String shown = lines.stream().map(String::valueOf).collect(Collectors.joining(", "));
    return lines.size() < count ? shown + "…" : shown;
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
