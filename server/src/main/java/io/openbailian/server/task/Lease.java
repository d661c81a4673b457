package io.openbailian.server.task;

import java.time.Instant;

/// How long a worker may hold what it has claimed, unless it renews.
///
/// @param worker names the process
/// @param until by the clock of the store's callers; from then on others may claim what it holds
public record Lease(String worker, Instant until) {}
