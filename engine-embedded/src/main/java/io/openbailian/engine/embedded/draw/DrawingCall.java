package io.openbailian.engine.embedded.draw;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.EventSink;
import io.openbailian.illustrator.Illustration;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.PixelSize;
import java.util.Optional;

/// A call for something drawn from words, as all desks of this package read it.
///
/// @param size of the pictures
record DrawingCall(EngineCall call, PixelSize size, EventSink sink) {
  private static final PixelSize DEFAULT_SIZE = new PixelSize(1024, 1024);
  private static final long MAX_PIXELS = 64L << 20;

  /// Reads a call, and notes what of its prompt is not read.
  ///
  /// @throws EngineFailure when the pictures would be too large
  static DrawingCall of(EngineCall call, EventSink sink)
      throws EngineFailure, InterruptedException {
    PixelSize size = call.values().size(Meaning.SIZE).orElse(DEFAULT_SIZE);
    if (size.pixels() > MAX_PIXELS) {
      throw new EngineFailure.Refused(
          ErrorCode.UNSUPPORTED_OPERATION.with(
              "The embedded engine draws at most %d pixels, not %s.".formatted(MAX_PIXELS, size)));
    }
    DrawingCall drawing = new DrawingCall(call, size, sink);
    drawing.note(Prompt.note(call));
    return drawing;
  }

  String prompt() {
    return Prompt.of(call, Meaning.PROMPT);
  }

  /// What a prompt asks to see; where the caller wants to know, it is told how it was understood.
  Illustration illustration(String prompt, EngineCall.Item item) throws InterruptedException {
    Illustration illustration =
        Illustration.of(prompt, Prompt.of(call, Meaning.NEGATIVE_PROMPT), item.seed());
    if (call.values().flag(Meaning.PROMPT_EXTEND)) {
      sink.emit(new EngineEvent.Rewritten(item.index(), illustration.drawn()));
    }
    if (!illustration.missed().isEmpty()) {
      sink.emit(new EngineEvent.Missed(item.index(), illustration.missed()));
    }
    return illustration;
  }

  void note(Optional<String> note) throws InterruptedException {
    if (note.isPresent()) {
      sink.emit(new EngineEvent.Note(note.get()));
    }
  }
}
