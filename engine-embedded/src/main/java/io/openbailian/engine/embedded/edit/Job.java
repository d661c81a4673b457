package io.openbailian.engine.embedded.edit;

import io.openbailian.catalog.Meaning;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineException;
import io.openbailian.engine.embedded.scene.Understanding;
import io.openbailian.imaging.Mask;
import io.openbailian.imaging.Work;
import io.openbailian.imaging.instruction.Edit;
import io.openbailian.imaging.instruction.Editor;
import io.openbailian.imaging.instruction.Instruction;
import io.openbailian.imaging.instruction.Outcome;
import io.openbailian.imaging.instruction.Reading;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;

/// One picture asked for, with all that is needed to make it.
///
/// @param image the picture that is edited
/// @param prompt what is asked, stripped
record Job(EngineCall call, BufferedImage image, String prompt, Work work) {
  private static final double AS_ASKED = 0.5;
  private static final long MAX_PIXELS = 64L << 20;

  Job of(BufferedImage other, String words) {
    return new Job(call, other, words, work);
  }

  double number(String meaning, double otherwise) {
    return call.values().decimal(meaning).orElse(otherwise);
  }

  double strength() {
    return number(Meaning.STRENGTH, AS_ASKED);
  }

  /// @param avoided words for what the drawing must not show
  Illustration illustration(String avoided) throws EngineException {
    return illustration(prompt, avoided, work.seed());
  }

  /// What a drawing cannot show is refused: something else in its place would be no answer.
  private static Illustration illustration(String words, String avoided, long seed)
      throws EngineException {
    Understanding understood = Understanding.of(words);
    if (!understood.unknown().isEmpty()) {
      throw Refusal.undrawable(understood);
    }
    return Illustration.of(words, avoided, seed);
  }

  /// What the prompt asks for.
  List<Edit> edits() throws EngineException {
    return switch (Instruction.read(prompt)) {
      case Reading.Understood(List<Edit> edits) -> edits;
      case Reading.NotUnderstood(List<String> clauses) -> throw Refusal.notUnderstood(clauses);
    };
  }

  BufferedImage edited(List<Edit> edits, double strength, Optional<Mask> limits)
      throws EngineException, InterruptedException {
    for (Edit edit : edits) {
      if (edit instanceof Edit.Enlarged(int factor)) {
        affordable((long) image.getWidth() * factor, (long) image.getHeight() * factor);
      }
      if (edit instanceof Edit.SceneReplaced(_, String words)) {
        drawable(words);
      }
    }
    Editor editor =
        new Editor(
            strength,
            (words, width, height, seed) ->
                Illustration.of(words, "", seed).whole(width, height, work),
            limits,
            work);
    return switch (editor.apply(image, edits)) {
      case Outcome.Edited(BufferedImage out) -> out;
      case Outcome.Impossible(String why) -> throw Refusal.nothingThere(why);
    };
  }

  /// A scene put behind somebody must be one that can be drawn, and one that was described.
  private static void drawable(String words) throws EngineException {
    Understanding understood = Understanding.of(words);
    if (!understood.unknown().isEmpty() || understood.known().isEmpty()) {
      throw Refusal.undrawable(understood);
    }
  }

  /// Refuses what would not fit into memory beside other calls.
  static void affordable(long width, long height) throws EngineException {
    if (width * height > MAX_PIXELS) {
      throw Refusal.because(
          "The embedded engine makes at most %d pixels, not %d*%d"
              .formatted(MAX_PIXELS, width, height));
    }
  }
}
