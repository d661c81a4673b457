package io.openbailian.server.task;

import java.util.Optional;

/// An attempt as it is kept.
///
/// @param handle the engine's own name for work it has handed on
/// @param end absent while the attempt is open
public record AttemptRow(AttemptStart start, Optional<String> handle, Optional<AttemptEnd> end) {}
