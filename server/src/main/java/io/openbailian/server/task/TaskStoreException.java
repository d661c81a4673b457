package io.openbailian.server.task;

/// The database could not be read or written; what was asked for has not happened.
public final class TaskStoreException extends RuntimeException {
  public TaskStoreException(String message, Throwable cause) {
    super(message, cause);
  }

  public TaskStoreException(String message) {
    super(message);
  }
}
