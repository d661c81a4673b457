package io.openbailian.server.task;

import io.openbailian.protocol.WireError;
import io.openbailian.server.sql.DatabaseException;

/// What came of a submission.
public sealed interface Submitted {

  /// The task is durable.
  record Accepted(Task task) implements Submitted {}

  /// Its key has as many PENDING tasks as the queue bound allows.
  record QueueFull() implements Submitted {}

  /// Nobody pays for it.
  record Refused(WireError why) implements Submitted {}

  /// Nothing was stored.
  record Failed(DatabaseException why) implements Submitted {}
}
