package io.openbailian.protocol.client;

import io.openbailian.protocol.TaskStatus;
import io.openbailian.protocol.WireTime;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What a client asks the list of tasks for; what is absent is not sent.
///
/// @param page from 1
/// @param pageSize 1 to 100
public record TaskListQuery(
    Optional<TaskStatus> status,
    Optional<String> model,
    Optional<Instant> from,
    Optional<Instant> to,
    int page,
    int pageSize) {

  /// The newest tasks of the last 24 hours.
  public static TaskListQuery newest() {
    return new TaskListQuery(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 1, 10);
  }

  /// The query parameters by name, not yet escaped.
  public Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("page_no", Integer.toString(page));
    parameters.put("page_size", Integer.toString(pageSize));
    status.ifPresent(value -> parameters.put("status", value.name()));
    model.ifPresent(value -> parameters.put("model_name", value));
    from.ifPresent(value -> parameters.put("start_time", WireTime.formatCompact(value)));
    to.ifPresent(value -> parameters.put("end_time", WireTime.formatCompact(value)));
    return parameters;
  }
}
