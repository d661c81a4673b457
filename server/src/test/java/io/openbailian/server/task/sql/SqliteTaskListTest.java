package io.openbailian.server.task.sql;

import io.openbailian.server.task.TaskBackend;
import io.openbailian.server.task.TaskListContract;

class SqliteTaskListTest extends TaskListContract {
  @Override
  protected TaskBackend backend() {
    return new SqliteBackend();
  }
}
