package io.openbailian.server.http.tasks;

import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.TaskStatus;
import io.openbailian.protocol.Wire;
import io.openbailian.protocol.WireException;
import io.openbailian.protocol.WireTime;
import io.openbailian.server.http.exchange.QueryParameters;
import io.openbailian.server.task.TaskFilter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The query string of a task list. Source: the service's API pages.
///
/// @param mayMatch false when no task of this server can match
record TaskListParameters(TaskFilter filter, boolean mayMatch) {
  private static final Duration WINDOW = Duration.ofHours(24);
  private static final int MOST_ROWS = 100;

  /// Reads it.
  ///
  /// @param onlyKey whose tasks alone the asking key may see
  /// @throws WireException naming the parameter, what was sent and what is legal
  static TaskListParameters parse(QueryParameters query, Optional<String> onlyKey, Instant now) {
    Optional<Instant> start = time(query, "start_time");
    Optional<Instant> end = time(query, "end_time");
    Instant last = end.orElseGet(() -> start.map(s -> s.plus(WINDOW)).orElse(now));
    Instant first = start.orElseGet(() -> nextSecond(last.minus(WINDOW)));
    checkWindow(query, first, last);
    var paging =
        new TaskFilter.Paging(
            query.number(QueryParameters.PAGE_NO, 1, QueryParameters.MOST_PAGES),
            query.number(QueryParameters.PAGE_SIZE, 10, MOST_ROWS));
    Optional<String> asked = text(query, "api_key_id");
    var filter =
        new TaskFilter(
            text(query, "task_id"),
            text(query, "model_name"),
            status(query),
            onlyKey.or(() -> asked),
            first,
            lastOfItsSecond(last),
            paging,
            now);
    boolean ownKey = onlyKey.isEmpty() || asked.isEmpty() || asked.equals(onlyKey);
    boolean ownRegion = text(query, "region").map(Wire.REGION::equals).orElse(true);
    return new TaskListParameters(filter, ownKey && ownRegion);
  }

  private static Optional<String> text(QueryParameters query, String name) {
    return Optional.ofNullable(query.first(name)).map(String::strip).filter(s -> !s.isEmpty());
  }

  private static Optional<Instant> time(QueryParameters query, String name) {
    return text(query, name)
        .map(text ->
            WireTime.parseCompact(text)
                .orElseThrow(() ->
                    refused("Invalid %s, expect 'yyyyMMddHHmmss'".formatted(name), name, text)));
  }

  private static Optional<TaskStatus> status(QueryParameters query) {
    List<String> legal = Arrays.stream(TaskStatus.values()).map(Enum::name).toList();
    return text(query, "status")
        .map(text -> {
          if (!legal.contains(text)) {
            throw refused("status should be one of " + legal, "status", text);
          }
          return TaskStatus.valueOf(text);
        });
  }

  /// Seconds are the grain of the two parameters: a window is made of whole ones, its last
  /// included.
  private static Instant lastOfItsSecond(Instant moment) {
    return moment.truncatedTo(ChronoUnit.SECONDS).plusMillis(999);
  }

  private static Instant nextSecond(Instant moment) {
    Instant second = moment.truncatedTo(ChronoUnit.SECONDS);
    return second.equals(moment) ? second : second.plusSeconds(1);
  }

  private static void checkWindow(QueryParameters query, Instant from, Instant to) {
    if (from.isAfter(to) || Duration.between(from, to).compareTo(WINDOW.plusSeconds(1)) > 0) {
      throw refused(
          "Range of start_time and end_time should be [0, 24] hours",
          "start_time, end_time",
          query.first("start_time") + ", " + query.first("end_time"));
    }
  }

  private static WireException refused(String sentence, String name, String sent) {
    return new WireException(ErrorCode.INVALID_PARAMETER.with(sentence).sent(name + ": " + sent));
  }
}
