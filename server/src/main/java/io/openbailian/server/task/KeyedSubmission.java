package io.openbailian.server.task;

/// What came of a submission under a key of its client.
public sealed interface KeyedSubmission {

  /// The task is durable, and its key with it.
  record Accepted() implements KeyedSubmission {}

  /// The same request came before under the key, and made this task.
  record Repeated(String taskId) implements KeyedSubmission {}

  /// Another request came before under the key.
  record OtherRequest() implements KeyedSubmission {}

  /// Its workspace has as many PENDING tasks as the queue bound allows.
  record QueueFull() implements KeyedSubmission {}
}
