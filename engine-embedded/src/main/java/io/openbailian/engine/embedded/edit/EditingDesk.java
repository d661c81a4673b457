package io.openbailian.engine.embedded.edit;

import io.openbailian.catalog.Meaning;
import io.openbailian.catalog.Values;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.EventSink;
import io.openbailian.imaging.Mask;
import io.openbailian.imaging.Pictures;
import io.openbailian.imaging.edit.Compose;
import java.awt.image.BufferedImage;
import java.util.List;

/// Edits the pictures of a call, by its function where it names one, else by its prompt.
public final class EditingDesk {
  /// How far a drawing's colours go towards those of a picture it is to resemble.
  private static final double LIKENESS = 0.6;

  /// Longer than any instruction, in chars.
  private static final int LONGEST = 8_000;

  private EditingDesk() {}

  /// Whether the call is one for this desk, rather than for a drawing from words alone.
  public static boolean takes(EngineCall call) {
    Values values = call.values();
    return values.has(Meaning.FUNCTION)
        || (!call.images().isEmpty() && !values.flag(Meaning.ENABLE_INTERLEAVE));
  }

  /// The picture that the item asks for; progress is told on the way.
  ///
  /// @throws EngineFailure `UnsupportedOperation` for what cannot be done here, in words that name
  ///   what was not understood or not found
  public static BufferedImage edited(EngineCall call, EngineCall.Item item, EventSink sink)
      throws EngineFailure, InterruptedException {
    if (call.images().isEmpty()) {
      throw Refusal.nothingThere("There is no picture to edit.");
    }
    String prompt = call.values().textOrEmpty(Meaning.PROMPT).strip();
    if (prompt.length() > LONGEST) {
      throw Refusal.because(
          "The embedded engine reads instructions of at most %d characters, not of %d"
              .formatted(LONGEST, prompt.length()));
    }
    List<BufferedImage> images = call.pixels();
    Job job = new Job(call, images.getFirst(), prompt, Running.work(call, sink, item.seed()));
    BufferedImage out =
        call.values().has(Meaning.FUNCTION)
            ? Functions.run(Function.of(call.values().textOrEmpty(Meaning.FUNCTION)), job)
            : Fitting.toSize(Conversation.carriedOut(job), job);
    return images.contains(out) ? Pictures.copy(out) : out;
  }

  /// A drawing in the colours of the picture that came with its call; as it is when none did.
  public static BufferedImage matched(BufferedImage drawing, List<BufferedImage> images) {
    return images.isEmpty()
        ? drawing
        : Compose.matched(
            drawing,
            Mask.all(drawing.getWidth(), drawing.getHeight()),
            images.getFirst(),
            LIKENESS);
  }
}
