package io.openbailian.server.task.sql;

import io.openbailian.server.sql.UnitOfWork;

/// What the parts of a task store share.
///
/// @param counts what lists are told by
/// @param queue who holds which task
/// @param cache tasks in memory
/// @param inputs values over 64 KiB
/// @param charges what tasks cost
record TaskParts(
    UnitOfWork database,
    TaskTable tasks,
    AttemptTable attempts,
    TaskCounts counts,
    TaskQueue queue,
    TaskCache cache,
    Announcements announcements,
    LargeInputs inputs,
    TaskCharges charges) {}
