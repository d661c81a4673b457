package io.openbailian.server.task;

import org.jspecify.annotations.Nullable;

/// What became of one of the pictures a task asked for, or a text that came with them.
public sealed interface ItemResult {

  /// The picture is there.
  ///
  /// @param artifact the name of its file, the last segment of its URL
  /// @param actualPrompt the rewritten prompt, when `prompt_extend` was on
  record Produced(String artifact, @Nullable String actualPrompt, int width, int height)
      implements ItemResult {}

  /// What a recording says.
  ///
  /// @param artifact the name of its file
  /// @param millis of the recording
  record Transcribed(String artifact, long millis) implements ItemResult {}

  /// A piece of text that stands between pictures.
  record Text(String text) implements ItemResult {}

  /// Something the answer says about itself, for example that there was no text to translate.
  record Note(String text) implements ItemResult {}

  /// The picture will not come; the others may.
  ///
  /// @param code the wire's error code
  record Failed(String code, String message) implements ItemResult {}
}
