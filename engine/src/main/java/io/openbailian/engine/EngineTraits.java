package io.openbailian.engine;

/// What an engine does itself; everything else is done once, around {@link Engine#run}.
///
/// @param batches takes all items in one call; otherwise each item comes as a call of its own
/// @param rewritesPrompts does `prompt_extend` itself and emits {@link EngineEvent.Rewritten}
/// @param watermarks draws the visible mark itself when asked for
/// @param exactSize returns pictures of exactly the size asked for
public record EngineTraits(
    boolean batches, boolean rewritesPrompts, boolean watermarks, boolean exactSize) {}
