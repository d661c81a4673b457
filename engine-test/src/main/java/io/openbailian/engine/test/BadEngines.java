package io.openbailian.engine.test;

import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineEvent.Channel;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.Media;
import io.openbailian.protocol.FinishReason;
import io.openbailian.protocol.TextVector;
import io.openbailian.protocol.WireError;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Everything an engine can do wrong, for tests of what runs engines. Whatever it is, it is that
/// engine's failure: the invocation ends, in one of the wire's errors, and nobody else is any the
/// worse for it.
@SuppressWarnings({"NullAway", "InfiniteRecursion"}) // bad on purpose
public final class BadEngines {
  private static final float[] UNIT = {0.6f, 0.8f};

  private BadEngines() {}

  /// Something that an engine does wrong.
  ///
  /// @param name what it does, as a sentence about an engine without its subject
  public record Slip(String name, FakeEngine.Behaviour behaviour) {
    @Override
    public String toString() {
      return name;
    }
  }

  /// Slips that are slips whatever is asked for.
  public static Stream<Slip> always() {
    return Stream.of(
        slip(
            "throws NullPointerException",
            (_, _) -> {
              throw new NullPointerException("x");
            }),
        slip("throws StackOverflowError", (_, _) -> overflow(0)),
        slip(
            "throws OutOfMemoryError",
            (_, _) -> {
              throw new OutOfMemoryError("the card");
            }),
        slip(
            "throws AssertionError",
            (_, _) -> {
              throw new AssertionError("x");
            }),
        slip(
            "throws LinkageError",
            (_, _) -> {
              throw new NoClassDefFoundError("a/native/Thing");
            }),
        slip(
            "throws InterruptedException unasked",
            (_, _) -> {
              throw new InterruptedException("for no reason");
            }),
        slip(
            "throws a checked exception",
            (_, _) -> BadEngines.<RuntimeException>sneak(new IOException("/etc/secret"))),
        slip("emits nothing at all", (_, _) -> {}),
        slip("emits null", (_, sink) -> sink.emit(null)),
        slip(
            "fails an item nobody asked for",
            (_, sink) -> sink.emit(new EngineEvent.ItemFailed(7, new WireError("X", 500, "x")))),
        slip(
            "fails an item without an error",
            (call, sink) -> sink.emit(new EngineEvent.ItemFailed(first(call), null))),
        slip(
            "refuses without an error",
            (_, _) -> {
              throw new EngineFailure.Refused(null);
            }),
        slip(
            "is busy and does not say for how long",
            (_, _) -> {
              throw new EngineFailure.Busy((Optional<Duration>) null, null);
            }),
        slip(
            "throws an Error of its own",
            (_, _) -> {
              throw new Error("a class that nobody knows");
            }),
        slip("counts fewer than none", (_, sink) -> sink.emit(new EngineEvent.Usage(-1, 5))),
        slip(
            "is further than the end, and then ends",
            (_, sink) -> sink.emit(new EngineEvent.Progress(900))),
        slip("hands on without a name", (_, sink) -> sink.emit(new EngineEvent.Handle(""))),
        slip(
            "emits from a thread that is interrupted",
            (_, sink) -> {
              Thread.currentThread().interrupt();
              sink.emit(new EngineEvent.Progress(10));
            }),
        slip(
            "is Broken",
            (_, _) -> {
              throw new EngineFailure.Broken("it says so itself");
            }));
  }

  /// Slips of an engine that is asked for pictures.
  public static Stream<Slip> ofPictures() {
    return Stream.concat(
        always(),
        Stream.concat(
            foreignToPictures(),
            Stream.of(
                slip(
                    "makes an item nobody asked for",
                    (_, sink) -> sink.emit(new EngineEvent.MediaReady(7, picture()))),
                slip(
                    "makes a negative item",
                    (_, sink) -> sink.emit(new EngineEvent.MediaReady(-1, picture()))),
                slip(
                    "makes nothing",
                    (call, sink) -> sink.emit(new EngineEvent.MediaReady(first(call), null))),
                slip(
                    "makes a picture without pixels",
                    (call, sink) ->
                        sink.emit(
                            new EngineEvent.MediaReady(first(call), new Media.Picture(null)))),
                slip(
                    "makes a file without bytes",
                    (call, sink) ->
                        sink.emit(
                            new EngineEvent.MediaReady(
                                first(call), new Media.Encoded(null, "image/png")))),
                slip(
                    "ends a film that never began",
                    (call, sink) ->
                        sink.emit(new EngineEvent.MediaReady(first(call), new Media.Film(3)))),
                slip(
                    "shows a frame without a picture",
                    (call, sink) -> sink.emit(new EngineEvent.Frame(first(call), null))),
                slip(
                    "rewrites to nothing",
                    (call, sink) -> sink.emit(new EngineEvent.Rewritten(first(call), null))),
                slip(
                    "releases a frame with an exception",
                    (call, sink) ->
                        sink.emit(
                            new EngineEvent.Frame(
                                first(call),
                                new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB),
                                () -> {
                                  throw new IllegalStateException("not mine");
                                }))))));
  }

  private static Stream<Slip> foreignToPictures() {
    return Stream.of(
        foreign(new EngineEvent.Finished(0, FinishReason.STOP)),
        foreign(new EngineEvent.ToolCallDelta(0, 0, "a", "b", "c")),
        foreign(new EngineEvent.AudioChunk(new short[4], 16_000)),
        foreign(new EngineEvent.Said(null)),
        foreign(new EngineEvent.Transcribed(0, List.of())));
  }

  /// Slips of an engine that is asked for text.
  public static Stream<Slip> ofText() {
    return Stream.concat(
        always(),
        Stream.of(
            foreign(new EngineEvent.MediaReady(0, picture())),
            foreign(new EngineEvent.Frame(0, null)),
            foreign(new EngineEvent.Rewritten(0, "x")),
            foreign(new EngineEvent.AudioChunk(new short[4], 16_000)),
            foreign(new EngineEvent.Transcribed(0, List.of())),
            slip(
                "writes an answer nobody asked for",
                (_, sink) -> sink.emit(new EngineEvent.TextDelta(7, Channel.ANSWER, "x"))),
            slip(
                "writes nothing",
                (_, sink) -> sink.emit(new EngineEvent.TextDelta(0, Channel.ANSWER, null))),
            slip(
                "finishes without a reason",
                (_, sink) -> sink.emit(new EngineEvent.Finished(0, null))),
            slip(
                "breaks off",
                (_, sink) ->
                    sink.emit(new EngineEvent.TextDelta(0, Channel.ANSWER, "half an ans")))));
  }

  /// Slips of an engine that is to speak or to listen.
  public static Stream<Slip> ofSpeech() {
    return Stream.concat(
        always()
            .filter(slip -> !slip.name().equals("emits nothing at all"))
            .filter(slip -> !slip.name().startsWith("is further than the end"))
            .filter(slip -> !slip.name().startsWith("fails an item nobody")),
        Stream.of(
            foreign(new EngineEvent.MediaReady(0, picture())),
            foreign(new EngineEvent.TextDelta("x")),
            foreign(new EngineEvent.Transcribed(0, List.of())),
            slip(
                "sounds like nothing",
                (_, sink) -> sink.emit(new EngineEvent.AudioChunk(null, 16_000))),
            slip(
                "has no rate", (_, sink) -> sink.emit(new EngineEvent.AudioChunk(new short[4], 0))),
            slip("says nothing", (_, sink) -> sink.emit(new EngineEvent.Said(null)))));
  }

  /// Slips of an engine that is to transcribe.
  public static Stream<Slip> ofTranscriptions() {
    return Stream.concat(
        always(),
        Stream.of(
            foreign(new EngineEvent.MediaReady(0, picture())),
            foreign(new EngineEvent.Said(null)),
            slip(
                "transcribes what nobody asked for",
                (_, sink) -> sink.emit(new EngineEvent.Transcribed(7, List.of())))));
  }

  /// Slips of an engine that is asked for a vector of two numbers.
  public static Stream<Slip> ofVectors() {
    return Stream.concat(
        ofNumbers(),
        Stream.of(
            slip("scores what is to be a vector", (_, sink) -> sink.emit(ranked(0.5))),
            slip("scores nothing", (_, sink) -> sink.emit(ranked())),
            slip("makes too many vectors", (_, sink) -> sink.emit(embedded(UNIT, UNIT))),
            slip("makes no vector", (_, sink) -> sink.emit(embedded())),
            slip("makes a vector of nothing", (_, sink) -> sink.emit(embedded((float[]) null))),
            slip(
                "makes a vector that is too long",
                (_, sink) -> sink.emit(embedded(new float[] {0, 0, 1}))),
            slip(
                "makes a vector of what is no number",
                (_, sink) -> sink.emit(embedded(new float[] {Float.NaN, 0}))),
            slip(
                "makes a vector without end",
                (_, sink) -> sink.emit(embedded(new float[] {Float.POSITIVE_INFINITY, 0})))));
  }

  /// Slips of an engine that is asked for the score of one document.
  public static Stream<Slip> ofScores() {
    return Stream.concat(
        ofNumbers(),
        Stream.of(
            slip("makes a vector of what is to be scored", (_, sink) -> sink.emit(embedded(UNIT))),
            slip("makes no vector", (_, sink) -> sink.emit(embedded())),
            slip("scores too many", (_, sink) -> sink.emit(ranked(0.5, 0.5))),
            slip("scores above the best", (_, sink) -> sink.emit(ranked(1.5))),
            slip("scores below nothing", (_, sink) -> sink.emit(ranked(-0.5))),
            slip("scores with what is no number", (_, sink) -> sink.emit(ranked(Double.NaN)))));
  }

  private static Stream<Slip> ofNumbers() {
    return Stream.concat(
        always(),
        Stream.of(
            foreign(new EngineEvent.MediaReady(0, picture())),
            foreign(new EngineEvent.TextDelta("x")),
            foreign(new EngineEvent.AudioChunk(new short[4], 16_000)),
            foreign(new EngineEvent.Transcribed(0, List.of()))));
  }

  private static EngineEvent embedded(float[]... vectors) {
    return new EngineEvent.Embedded(
        Stream.of(vectors).map(vector -> new TextVector(vector, List.of())).toList());
  }

  private static EngineEvent ranked(Double... scores) {
    return new EngineEvent.Ranked(List.of(scores));
  }

  private static Slip slip(String name, FakeEngine.Behaviour behaviour) {
    return new Slip(name, behaviour);
  }

  private static Slip foreign(EngineEvent event) {
    return slip(
        "emits a foreign " + event.getClass().getSimpleName(), (_, sink) -> sink.emit(event));
  }

  private static int first(EngineCall call) {
    return call.items().getFirst().index();
  }

  private static Media picture() {
    return new Media.Picture(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB));
  }

  private static int overflow(int depth) {
    return overflow(depth + 1) + 1;
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void sneak(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
