package io.openbailian.server.task.sql;

/// What follows from tasks, in the transactions in which they change.
///
/// @param charges what they cost
/// @param notices who is told of their ends
public record TaskEffects(TaskCharges charges, TaskNotices notices) {
  public static final TaskEffects NONE = new TaskEffects(TaskCharges.NONE, TaskNotices.NONE);
}
