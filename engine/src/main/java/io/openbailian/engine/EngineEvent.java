package io.openbailian.engine;

import io.openbailian.protocol.WireError;

/// Something that happened during a call.
public sealed interface EngineEvent {

  /// How far the call is, 0 to 100; kept in memory only.
  record Progress(int percent) implements EngineEvent {}

  /// The prompt as the engine really used it, when `prompt_extend` was on; before the item's media.
  record Rewritten(int item, String prompt) implements EngineEvent {}

  /// A piece of the text of an answer; only operations whose answers have text.
  record TextDelta(String text) implements EngineEvent {}

  /// Something the answer says about itself, for example that a picture had no text to translate.
  record Note(String text) implements EngineEvent {}

  /// One item is done.
  record MediaReady(int item, Media media) implements EngineEvent {}

  /// One item will not come; the others may.
  record ItemFailed(int item, WireError error) implements EngineEvent {}
}
