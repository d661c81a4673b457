package io.openbailian.server.task;

/// Knows which lane carries out an operation with a model now.
@FunctionalInterface
public interface LaneOf {

  /// The lane's name.
  ///
  /// @param lane the one that the task has
  String lane(String operation, String model, String lane);
}
