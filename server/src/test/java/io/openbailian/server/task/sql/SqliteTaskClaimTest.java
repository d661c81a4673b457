package io.openbailian.server.task.sql;

import io.openbailian.server.task.TaskBackend;
import io.openbailian.server.task.TaskClaimContract;

class SqliteTaskClaimTest extends TaskClaimContract {
  @Override
  protected TaskBackend backend() {
    return new SqliteBackend();
  }
}
