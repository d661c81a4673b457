package io.openbailian.conformance.bench.workbench;

import io.openbailian.protocol.WireTime;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// `end_time` of an answer: whole milliseconds of the clock that the benchmark shares with the
/// server.
public final class EndTime {
  private EndTime() {}

  /// How long before this moment the task ended, at most a millisecond too much; empty when it has
  /// not ended.
  ///
  /// @param task the answer's `output`
  public static Optional<Long> millisBefore(long nowMillis, JsonNode task) {
    return Optional.ofNullable(task.get("end_time"))
        .map(end -> nowMillis - parse(end.asString()).toEpochMilli());
  }

  private static Instant parse(String text) {
    String digits = text.replaceAll("\\D", "");
    int millis = Integer.parseInt(digits.substring(14));
    return WireTime.parseCompact(digits.substring(0, 14)).orElseThrow().plusMillis(millis);
  }
}
