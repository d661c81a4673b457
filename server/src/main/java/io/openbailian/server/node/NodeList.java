package io.openbailian.server.node;

import java.time.Instant;
import java.util.List;

/// Who shares a database.
@FunctionalInterface
public interface NodeList {
  /// A server that keeps its database to itself.
  NodeList ALONE = List::of;

  /// A node as the others know it.
  ///
  /// @param id of this incarnation
  /// @param place in the ids of tasks, from 0
  /// @param started by the clock of the database
  /// @param isHeard whether it has said lately that it is there
  record Entry(String id, int place, Instant started, boolean isHeard, boolean isThis) {}

  /// All that are there or were until lately, by place.
  List<Entry> all() throws InterruptedException;
}
