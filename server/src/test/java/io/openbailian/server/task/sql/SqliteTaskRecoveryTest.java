package io.openbailian.server.task.sql;

import io.openbailian.server.task.TaskBackend;
import io.openbailian.server.task.TaskRecoveryContract;

class SqliteTaskRecoveryTest extends TaskRecoveryContract {
  @Override
  protected TaskBackend backend() {
    return new SqliteBackend();
  }
}
