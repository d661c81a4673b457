package io.openbailian.engine.embedded.edit;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineFailure;
import io.openbailian.illustrator.Illustration;
import io.openbailian.illustrator.prompt.Understanding;
import io.openbailian.imaging.ImagingWork;
import io.openbailian.imaging.Mask;
import io.openbailian.imaging.edit.Expand;
import io.openbailian.imaging.instruction.Edit;
import io.openbailian.imaging.instruction.EditOutcome;
import io.openbailian.imaging.instruction.Editor;
import io.openbailian.imaging.instruction.Instruction;
import io.openbailian.imaging.instruction.InstructionReading;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;

/// One picture asked for, with all that is needed to make it.
///
/// @param image the picture that is edited
/// @param prompt what is asked, stripped
/// @param letters edits the text of its pictures
record Job(
    EngineCall call, BufferedImage image, String prompt, ImagingWork work, PictureLetters letters) {
  private static final double AS_ASKED = 0.5;
  private static final int MOST_AVOIDED = 4_000;
  private static final long MAX_PIXELS = 64L << 20;

  Job of(BufferedImage other, String words) {
    return new Job(call, other, words, work, letters);
  }

  double number(String meaning, double otherwise) {
    return call.values().decimal(meaning).orElse(otherwise);
  }

  double strength() {
    return number(Meaning.STRENGTH, AS_ASKED);
  }

  /// What the prompt describes.
  ///
  /// @param without what it must not show, beside what the negative prompt names
  Illustration illustration(String without) throws EngineFailure {
    String negative = avoided().words();
    String all = negative.isEmpty() ? without : (without + " " + negative).strip();
    return illustration(prompt, all, work.seed());
  }

  /// What a drawing cannot show is refused: something else in its place would be no answer.
  private static Illustration illustration(String words, String avoided, long seed)
      throws EngineFailure {
    Understanding understood = Understanding.of(words);
    if (!understood.unknown().isEmpty()) {
      throw Refusal.undrawable(understood);
    }
    return Illustration.of(words, avoided, seed);
  }

  /// What the prompt asks for.
  List<Edit> edits() throws EngineFailure {
    return switch (Instruction.read(prompt)) {
      case InstructionReading.Understood(List<Edit> edits) -> edits;
      case InstructionReading.NotUnderstood(List<String> clauses) ->
          throw Refusal.notUnderstood(clauses);
    };
  }

  BufferedImage edited(List<Edit> edits, double strength, Optional<Mask> limits)
      throws EngineFailure, InterruptedException {
    Avoided avoided = avoided();
    List<Edit> allowed = avoided.allowed(edits);
    if (allowed.isEmpty() && !edits.isEmpty()) {
      throw Refusal.nothingThere("The negative prompt rules out all that the prompt asks for.");
    }
    for (Edit edit : allowed) {
      if (edit instanceof Edit.Enlarged(int factor)) {
        enlargeable(factor);
      }
      if (edit instanceof Edit.SceneReplaced(_, String words)) {
        drawable(words);
      }
    }
    Editor editor =
        new Editor(
            strength,
            (words, width, height, seed) ->
                Illustration.of(words, avoided.words(), seed)
                    .picture(width, height, work.stopped()),
            limits,
            work,
            letters);
    return switch (editor.apply(image, allowed)) {
      case EditOutcome.Edited(BufferedImage out) -> out;
      case EditOutcome.Impossible(String why) -> throw Refusal.nothingThere(why);
    };
  }

  private Avoided avoided() {
    String words = call.values().textOrEmpty(Meaning.NEGATIVE_PROMPT);
    return Avoided.of(words.substring(0, Math.min(words.length(), MOST_AVOIDED)));
  }

  /// Refuses a factor that makes the picture too large, and says which one does not.
  void enlargeable(int factor) throws EngineFailure {
    long pixels = (long) image.getWidth() * image.getHeight();
    if (pixels * factor * factor > MAX_PIXELS) {
      throw Refusal.because(
          "The embedded engine makes at most %d pixels, so %d*%d can become %d times as large at most, not %d times"
              .formatted(
                  MAX_PIXELS,
                  image.getWidth(),
                  image.getHeight(),
                  (int) Math.sqrt((double) MAX_PIXELS / pixels),
                  factor));
    }
  }

  /// Refuses an expansion that makes the picture too large, and says how far it can go.
  void expandable(Expand.Frame frame) throws EngineFailure {
    long pixels = (long) image.getWidth() * image.getHeight();
    if ((long) frame.width() * frame.height() > MAX_PIXELS) {
      throw Refusal.because(
          "The embedded engine makes at most %d pixels, so %d*%d can be expanded to %.1f times its area at most, not to %d*%d"
              .formatted(
                  MAX_PIXELS,
                  image.getWidth(),
                  image.getHeight(),
                  (double) MAX_PIXELS / pixels,
                  frame.width(),
                  frame.height()));
    }
  }

  /// A scene put behind somebody must be one that can be drawn, and one that was described.
  private static void drawable(String words) throws EngineFailure {
    Understanding understood = Understanding.of(words);
    if (!understood.unknown().isEmpty() || understood.known().isEmpty()) {
      throw Refusal.undrawable(understood);
    }
  }

  /// Refuses what would not fit into memory beside other calls.
  static void affordable(long width, long height) throws EngineFailure {
    if (width * height > MAX_PIXELS) {
      throw Refusal.because(
          "The embedded engine makes at most %d pixels, not %d*%d"
              .formatted(MAX_PIXELS, width, height));
    }
  }
}
