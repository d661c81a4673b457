package io.openbailian.server.task;

import java.util.List;

/// One page of a list.
///
/// @param total how many match on all pages together
public record TaskPage(long total, List<Task> tasks) {
  public TaskPage {
    tasks = List.copyOf(tasks);
  }
}
