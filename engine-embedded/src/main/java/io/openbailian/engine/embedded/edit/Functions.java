package io.openbailian.engine.embedded.edit;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.InputPicture;
import io.openbailian.imaging.Mask;
import io.openbailian.imaging.edit.Doodle;
import io.openbailian.imaging.edit.Expand;
import io.openbailian.imaging.edit.SuperResolution;
import io.openbailian.imaging.instruction.Edit;
import io.openbailian.imaging.instruction.Instruction;
import io.openbailian.imaging.instruction.InstructionReading;
import io.openbailian.imaging.region.Overlay;
import io.openbailian.text.Pattern;
import java.awt.image.BufferedImage;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Carries out the functions of an editing call.
final class Functions {
  private static final double AS_ASKED = 0.5;

  /// Text that is said to be of one kind, and text that is not: "文字和水印标识" means all there is.
  private static final Pattern OF_A_KIND =
      Pattern.compile(
          "(?i)(?:中文|汉字|英文|字母|品牌|商标|logo|chinese|english|latin|brand)的?\\s*(?:文字|字|水印|标识|text|watermark)?");

  private static final Pattern ANY_TEXT = Pattern.compile("(?i)文字|水印|text|watermark");

  private Functions() {}

  static BufferedImage run(Function function, Job job) throws EngineFailure, InterruptedException {
    return switch (function) {
      case STYLIZATION_ALL -> styled(job);
      case STYLIZATION_LOCAL -> remade(job);
      case DESCRIPTION_EDIT -> job.edited(job.edits(), job.strength(), Optional.empty());
      case DESCRIPTION_EDIT_WITH_MASK -> InMask.run(job, mask(job));
      case REMOVE_WATERMARK -> cleaned(job);
      case EXPAND -> expanded(job);
      case SUPER_RESOLUTION -> enlarged(job);
      case COLORIZATION -> Colours.given(job);
      case DOODLE -> painted(job);
      case CONTROL_CARTOON_FEATURE -> Cartoon.placed(job);
    };
  }

  private static Mask mask(Job job) throws EngineFailure, InterruptedException {
    InputPicture mask =
        job.call()
            .mask()
            .orElseThrow(() -> Refusal.nothingThere("The edit needs a mask, and there is none."));
    return Mask.ofPicture(mask.pixels());
  }

  private static BufferedImage styled(Job job) throws EngineFailure, InterruptedException {
    List<Edit> edits = job.edits();
    if (edits.stream().noneMatch(Edit.Styled.class::isInstance)) {
      throw Refusal.because(
          "“%s” names no style that the embedded engine paints in".formatted(job.prompt()));
    }
    return job.edited(edits, job.strength(), Optional.empty());
  }

  private static BufferedImage remade(Job job) throws EngineFailure, InterruptedException {
    List<Edit> edits = job.edits();
    if (edits.stream().noneMatch(Edit.Remade.class::isInstance)) {
      throw Refusal.because(
          "“%s” names no material that the embedded engine makes things of"
              .formatted(job.prompt()));
    }
    return job.edited(edits, AS_ASKED, Optional.empty());
  }

  private static BufferedImage cleaned(Job job) throws EngineFailure, InterruptedException {
    return job.edited(
        List.of(new Edit.OverlaysRemoved(overlays(job.prompt()))), AS_ASKED, Optional.empty());
  }

  /// What the prompt names; everything when it names nothing in particular.
  static Set<Overlay> overlays(String prompt) {
    EnumSet<Overlay> named = EnumSet.noneOf(Overlay.class);
    if (Instruction.read(prompt) instanceof InstructionReading.Understood(List<Edit> edits)) {
      for (Edit edit : edits) {
        if (edit instanceof Edit.OverlaysRemoved(Set<Overlay> kinds)) {
          named.addAll(kinds);
        }
      }
    }
    boolean all = ANY_TEXT.matcher(OF_A_KIND.matcher(prompt).replaceAll("")).find();
    return all || named.isEmpty() ? EnumSet.allOf(Overlay.class) : named;
  }

  private static BufferedImage expanded(Job job) throws EngineFailure, InterruptedException {
    Expand.Scales scales =
        new Expand.Scales(
            job.number(Meaning.TOP_SCALE, 1),
            job.number(Meaning.BOTTOM_SCALE, 1),
            job.number(Meaning.LEFT_SCALE, 1),
            job.number(Meaning.RIGHT_SCALE, 1));
    BufferedImage image = job.image();
    Expand.Frame frame = Expand.Frame.of(image.getWidth(), image.getHeight(), scales);
    if (frame.width() == image.getWidth() && frame.height() == image.getHeight()) {
      throw Refusal.nothingThere(
          "Every scale is 1: at least one side must be scaled for the picture to be expanded.");
    }
    job.expandable(frame);
    return Expand.apply(image, scales, job.work());
  }

  private static BufferedImage enlarged(Job job) throws EngineFailure, InterruptedException {
    int factor = Math.toIntExact(job.call().values().integer(Meaning.UPSCALE_FACTOR).orElse(1L));
    BufferedImage image = job.image();
    job.enlargeable(factor);
    return SuperResolution.apply(image, factor, job.work());
  }

  /// A sketch is painted as it is; another picture is drawn anew, by its outlines.
  private static BufferedImage painted(Job job) throws EngineFailure, InterruptedException {
    return job.call().values().flag(Meaning.IS_SKETCH)
        ? Doodle.painted(job.image(), Colours.palette(job), job.work())
        : Doodle.redrawn(job.image(), Colours.palette(job), job.work());
  }
}
