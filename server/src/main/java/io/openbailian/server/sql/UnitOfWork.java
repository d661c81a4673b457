package io.openbailian.server.sql;

import io.openbailian.server.task.TaskStoreException;

/// Pieces of work on a database, each of them done whole or not at all.
public interface UnitOfWork {

  /// Learns how a unit of work went.
  interface Answer<T> {
    void committed(T value);

    /// Nothing has changed.
    void failed(TaskStoreException why);
  }
}
