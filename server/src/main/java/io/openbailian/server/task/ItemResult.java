package io.openbailian.server.task;

import org.jspecify.annotations.Nullable;

/// What became of one of the pictures a task asked for.
public sealed interface ItemResult {

  /// The picture is there.
  ///
  /// @param artifact the name of its file, the last segment of its URL
  /// @param actualPrompt the rewritten prompt, when `prompt_extend` was on
  record Produced(String artifact, @Nullable String actualPrompt, int width, int height)
      implements ItemResult {}

  /// The picture will not come; the others may.
  ///
  /// @param code the wire's error code
  record Failed(String code, String message) implements ItemResult {}
}
