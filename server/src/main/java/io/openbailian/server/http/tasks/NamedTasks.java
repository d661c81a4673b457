package io.openbailian.server.http.tasks;

import io.javalin.http.Context;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.WireException;
import java.util.List;

/// The tasks that a request names, `task=…` for each.
final class NamedTasks {
  /// The parameter.
  static final String TASK = "task";

  private static final int MOST = 100;

  private NamedTasks() {}

  /// Each once, in the order of the request.
  ///
  /// @throws WireException when there are none, or too many
  static List<String> ids(Context context) {
    List<String> sent = context.queryParams(TASK);
    if (sent.isEmpty() || sent.size() > MOST) {
      throw new WireException(
          ErrorCode.INVALID_PARAMETER
              .with(
                  "task should be given 1 to %d times, with the id of a task each".formatted(MOST))
              .sent("task: %d times".formatted(sent.size())));
    }
    return sent.stream().distinct().toList();
  }
}
