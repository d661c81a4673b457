package io.openbailian.server.task;

/// What is to become of a RUNNING task that its client has cancelled.
public enum CancelWish {
  /// It ends once its work has been stopped.
  END,
  /// It ends at once, though its work cannot be stopped and is charged.
  ABANDON
}
