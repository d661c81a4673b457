package io.openbailian.server.task.sql;

import io.openbailian.protocol.TaskStatus;
import io.openbailian.server.task.TaskFilter;

/// What lists tell tasks apart by.
record TaskKind(String model, TaskStatus status) {

  boolean isWanted(TaskFilter filter) {
    return filter.model().map(model::equals).orElse(true)
        && filter.status().map(status::equals).orElse(true);
  }
}
