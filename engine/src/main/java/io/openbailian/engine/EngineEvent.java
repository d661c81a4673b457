package io.openbailian.engine;

import io.openbailian.protocol.Speech;
import io.openbailian.protocol.WireError;
import java.util.List;

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

  /// A piece of speech that was made.
  ///
  /// @param samples 16 bits, one channel; let go of
  /// @param rate samples a second; the same in all pieces of a call
  @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
  record AudioChunk(short[] samples, int rate) implements EngineEvent {}

  /// A sentence that is spoken, or was heard; one that has no end yet may come again.
  record Said(Speech.Sentence sentence) implements EngineEvent {}

  /// What a recording says; the item is done.
  record Transcribed(int item, List<Speech.Transcript> transcripts) implements EngineEvent {
    public Transcribed {
      transcripts = List.copyOf(transcripts);
    }
  }

  /// One item is done.
  record MediaReady(int item, Media media) implements EngineEvent {}

  /// One item will not come; the others may.
  record ItemFailed(int item, WireError error) implements EngineEvent {}
}
