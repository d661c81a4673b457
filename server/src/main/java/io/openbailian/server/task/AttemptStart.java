package io.openbailian.server.task;

import java.time.Instant;
import java.util.List;

/// The beginning of one call of an engine for a task.
///
/// @param number from 1, unique in its task
/// @param items the indices of the items it is to make
/// @param engine the name of the engine in the configuration
/// @param account of that engine; empty when it has none
/// @param local true when it runs inside this process, and can have killed it
/// @param alone true when it runs as the one suspect
/// @param begun when
/// @param deadline of the whole task; that of the first attempt stays
public record AttemptStart(
    int number,
    List<Integer> items,
    String engine,
    String account,
    boolean local,
    boolean alone,
    Instant begun,
    Instant deadline) {
  public AttemptStart {
    items = List.copyOf(items);
  }
}
