package io.openbailian.engine;

import io.openbailian.protocol.FinishReason;
import io.openbailian.protocol.Speech;
import io.openbailian.protocol.TextVector;
import io.openbailian.protocol.TokenChance;
import io.openbailian.protocol.WireError;
import java.awt.image.BufferedImage;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// Something that happened during a call. Each kind of work has events of its own, so that whoever
/// takes them handles all of its kind, and the compiler says so.
public sealed interface EngineEvent {

  /// An event of any kind of work.
  sealed interface Common extends EngineEvent {}

  /// An event of work that ends in files: pictures and films.
  sealed interface PictureEvent extends EngineEvent {}

  /// An event of an answer that is text.
  sealed interface TextEvent extends EngineEvent {}

  /// An event of speech that is made or heard while somebody waits.
  sealed interface SpeechEvent extends EngineEvent {}

  /// An event of the transcription of recordings.
  sealed interface TranscriptionEvent extends EngineEvent {}

  /// An event of work that ends in numbers about texts.
  sealed interface NumbersEvent extends EngineEvent {}

  /// An event of a request that was passed on as a task.
  sealed interface PassedEvent extends EngineEvent {}

  /// How far the call is, 0 to 100; kept in memory only.
  record Progress(int percent) implements Common {}

  /// The engine's own name for work that it has handed on, for example an upstream's task id. It is
  /// durable when `emit` returns, and comes back as {@link EngineCall#handle} when the work is
  /// taken up again.
  record Handle(String text) implements Common {}

  /// How many tokens there are so far, by an engine that counts them itself; without it they are
  /// counted by the service's vocabulary.
  record Usage(int input, int output) implements Common {}

  /// Something the answer says about itself, for example that a picture had no text to translate.
  record Note(String text) implements Common {}

  /// One item will not come; the others may.
  record ItemFailed(int item, WireError error) implements Common {}

  /// The prompt as the engine really used it, when `prompt_extend` was on; before the item's media.
  record Rewritten(int item, String prompt) implements PictureEvent {}

  /// What the call asks for and an item does not show, in the caller's words and order; before the
  /// item's media. An engine that cannot tell says nothing.
  record Missed(int item, List<String> words) implements PictureEvent {
    public Missed {
      words = List.copyOf(words);
    }
  }

  /// The next frame of an item's film, of the film's size, `TYPE_INT_RGB` or `TYPE_INT_ARGB`; how
  /// many a second and for how long is told by {@link FilmSpec}. {@link Media.Film} ends the film.
  ///
  /// @param release run once nobody looks at the image any more, on any thread: an engine may draw
  ///   another frame into it, so that a long film needs no more memory than a short one
  record Frame(int item, BufferedImage image, Runnable release) implements PictureEvent {

    /// A frame whose image the engine lets go of.
    public Frame(int item, BufferedImage image) {
      this(item, image, () -> {});
    }
  }

  /// One item is done.
  record MediaReady(int item, Media media) implements PictureEvent {}

  /// A piece of text: of an answer, or between the pictures of a story.
  ///
  /// @param item which answer; 0 for text between pictures
  /// @param chances how likely its tokens were, by an engine that knows it and was asked; may be
  ///   empty
  record TextDelta(int item, Channel channel, String text, List<TokenChance> chances)
      implements TextEvent, PictureEvent {
    public TextDelta {
      chances = List.copyOf(chances);
    }

    /// A piece whose tokens' chances nobody asked for.
    public TextDelta(int item, Channel channel, String text) {
      this(item, channel, text, List.of());
    }

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
      implements TextEvent {}

  /// An answer of text is complete.
  record Finished(int item, FinishReason reason) implements TextEvent {}

  /// A piece of speech that was made.
  ///
  /// @param samples 16 bits, one channel; let go of
  /// @param rate samples a second; the same in all pieces of a call
  @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
  record AudioChunk(short[] samples, int rate) implements SpeechEvent {}

  /// A sentence that is spoken, or was heard; one that has no end yet may come again.
  record Said(Speech.Sentence sentence) implements SpeechEvent {}

  /// The vectors of the texts of the call, in their order; the call's one item is done.
  record Embedded(List<TextVector> vectors) implements NumbersEvent {
    public Embedded {
      vectors = List.copyOf(vectors);
    }
  }

  /// How well each document of the call answers its query, 0 to 1, in their order; the call's one
  /// item is done.
  record Ranked(List<Double> scores) implements NumbersEvent {
    public Ranked {
      scores = List.copyOf(scores);
    }
  }

  /// A file that the answer of a request that was passed on names; before that answer.
  ///
  /// @param address as the answer has it
  record Fetched(int item, String address, Media.Encoded file) implements PassedEvent {}

  /// The answer of a request that was passed on; the item is done.
  ///
  /// @param answer as it came; its `output` is what the caller gets, and its `usage`
  record Answered(int item, ObjectNode answer) implements PassedEvent {}

  /// What a recording says; the item is done.
  record Transcribed(int item, List<Speech.Transcript> transcripts) implements TranscriptionEvent {
    public Transcribed {
      transcripts = List.copyOf(transcripts);
    }
  }
}
