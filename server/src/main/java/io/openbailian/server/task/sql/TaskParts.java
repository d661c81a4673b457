package io.openbailian.server.task.sql;

import io.openbailian.server.sql.UnitOfWork;

/// What the parts of a task store share.
///
/// @param counts what lists are told by
/// @param queue who holds which task
/// @param cache tasks in memory
/// @param inputs values over 64 KiB
/// @param effects what follows from tasks
record TaskParts(
    UnitOfWork database,
    TaskTable tasks,
    AttemptTable attempts,
    KindCounts counts,
    TaskQueue queue,
    TaskCache cache,
    Announcements announcements,
    LargeInputs inputs,
    TaskEffects effects) {

  TaskCharges charges() {
    return effects.charges();
  }

  TaskNotices notices() {
    return effects.notices();
  }
}
