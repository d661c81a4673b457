package io.openbailian.engine;

import io.openbailian.protocol.FinishReason;
import io.openbailian.protocol.Speech;
import io.openbailian.protocol.WireError;
import java.awt.image.BufferedImage;
import java.util.List;

/// Something that happened during a call.
public sealed interface EngineEvent {

  /// How far the call is, 0 to 100; kept in memory only.
  record Progress(int percent) implements EngineEvent {}

  /// The prompt as the engine really used it, when `prompt_extend` was on; before the item's media.
  record Rewritten(int item, String prompt) implements EngineEvent {}

  /// An event of an answer that is, or has, text.
  sealed interface Writing extends EngineEvent {}

  /// A piece of the text of an answer; only operations whose answers have text.
  ///
  /// @param item which answer; 0 for text between pictures
  record TextDelta(int item, Channel channel, String text) implements Writing {

    /// A piece of the only answer.
    public TextDelta(String text) {
      this(0, Channel.ANSWER, text);
    }
  }

  /// What a piece of text is.
  enum Channel {
    ANSWER,
    /// What a model thinks before it answers.
    REASONING
  }

  /// A piece of a call of a tool that the answer asks for.
  ///
  /// @param item which answer
  /// @param call which call of that answer, from 0
  /// @param id of the call; empty but in its first piece
  /// @param name of the function; empty but in its first piece
  /// @param arguments a piece of the JSON text of its arguments
  record ToolCallDelta(int item, int call, String id, String name, String arguments)
      implements Writing {}

  /// How many tokens there are so far, by an engine that really counts them; without it they are
  /// estimated.
  record Counted(int input, int output) implements Writing {}

  /// An answer of text is complete; in place of media.
  record Finished(int item, FinishReason reason) implements Writing {}

  /// Something the answer says about itself, for example that a picture had no text to translate.
  record Note(String text) implements Writing {}

  /// The next frame of an item's film, of the film's size, `TYPE_INT_RGB` or `TYPE_INT_ARGB`; how
  /// many a second and for how long is told by {@link FilmSpec}. {@link Media.Film} ends the film.
  ///
  /// @param release run once nobody looks at the image any more, on any thread: an engine may draw
  ///   another frame into it, so that a long film needs no more memory than a short one
  record Frame(int item, BufferedImage image, Runnable release) implements EngineEvent {

    /// A frame whose image the engine lets go of.
    public Frame(int item, BufferedImage image) {
      this(item, image, () -> {});
    }
  }

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
