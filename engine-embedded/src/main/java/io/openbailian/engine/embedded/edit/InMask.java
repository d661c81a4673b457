package io.openbailian.engine.embedded.edit;

import io.openbailian.engine.EngineFailure;
import io.openbailian.illustrator.prompt.Understanding;
import io.openbailian.imaging.Mask;
import io.openbailian.imaging.Pictures;
import io.openbailian.imaging.cv.Masks;
import io.openbailian.imaging.edit.Erase;
import io.openbailian.imaging.edit.Remake;
import io.openbailian.imaging.edit.SurfaceMaterial;
import io.openbailian.imaging.edit.Tone;
import io.openbailian.imaging.instruction.Edit;
import io.openbailian.imaging.instruction.Instruction;
import io.openbailian.imaging.instruction.InstructionReading;
import io.openbailian.text.Pattern;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What is done within a mask; outside it not one pixel changes.
final class InMask {
  private static final double AS_ASKED = 0.5;

  /// A prompt with one of these changes what is there; one without describes what is to be there.
  private static final Pattern CHANGING =
      Pattern.compile(
          "(?i)把|将|去除|去掉|移除|删|擦|消除|写|文字|\\b(change|recolou?r|remove|erase|delete|write|turn)\\b");

  private static final Pattern IT = Pattern.compile("(?i)它|其|这里|此处|\\b(?:it|this|that)\\b");

  private static final Map<Pattern, SurfaceMaterial> MATERIALS =
      Map.of(
          Pattern.compile("(?i)玻璃|水晶|\\bglass\\b|\\bcrystal\\b"), SurfaceMaterial.GLASS,
          Pattern.compile("(?i)青花|\\bblue[- ]and[- ]white\\b"), SurfaceMaterial.PORCELAIN,
          Pattern.compile("(?i)木质|木制|木头|\\bwooden\\b"), SurfaceMaterial.WOOD,
          Pattern.compile("(?i)金属|\\bmetal\\b"), SurfaceMaterial.METAL,
          Pattern.compile("(?i)毛绒|\\bplush\\b|\\bfluffy\\b"), SurfaceMaterial.FLUFFY);

  private static final Pattern GLAZED =
      Pattern.compile("(?i)陶瓷|瓷|\\bporcelain\\b|\\bceramic\\b|\\bchina\\b");

  private InMask() {}

  static BufferedImage run(Job job, Mask mask) throws EngineFailure, InterruptedException {
    if (mask.empty()) {
      throw Refusal.nothingThere("The mask is black everywhere: nothing may change.");
    }
    if (job.prompt().isEmpty()) {
      return Erase.apply(job.image(), mask, job.work());
    }
    InstructionReading reading = read(job.prompt().replace("着", ""));
    boolean described = !CHANGING.matcher(job.prompt()).find();
    boolean draws = described && !adds(reading) && (drawable(job) || !understood(reading));
    Optional<BufferedImage> drawn = draws ? drawn(job, mask) : Optional.empty();
    return drawn.isPresent() ? drawn.get() : edited(job, reading, mask);
  }

  private static boolean understood(InstructionReading reading) {
    return reading instanceof InstructionReading.Understood;
  }

  private static boolean drawable(Job job) {
    return Understanding.of(job.prompt()).unknown().isEmpty();
  }

  /// The mask says what is meant: "it", or nothing at all, is what it covers.
  private static InstructionReading read(String prompt) {
    InstructionReading plain = Instruction.read(prompt);
    return Stream.of(
            plain,
            Instruction.read(IT.matcher(prompt).replaceAll("物体")),
            Instruction.read("物体" + prompt))
        .filter(InstructionReading.Understood.class::isInstance)
        .findFirst()
        .orElse(plain);
  }

  /// Whether the grammar knows how to put the thing on, write it or replace what lies behind.
  private static boolean adds(InstructionReading reading) {
    return reading instanceof InstructionReading.Understood(List<Edit> edits)
        && edits.stream().noneMatch(Edit.Toned.class::isInstance);
  }

  private static BufferedImage edited(Job job, InstructionReading reading, Mask mask)
      throws EngineFailure, InterruptedException {
    return switch (reading) {
      case InstructionReading.Understood(List<Edit> edits) -> {
        if (edits.stream().anyMatch(Edit.Erased.class::isInstance) && edits.size() == 1) {
          yield Erase.apply(job.image(), mask, job.work());
        }
        yield job.edited(edits, AS_ASKED, Optional.of(mask));
      }
      case InstructionReading.NotUnderstood(List<String> clauses) ->
          throw Refusal.notUnderstood(clauses);
    };
  }

  /// What the prompt names, drawn where something else was; empty when nobody can draw it.
  private static Optional<BufferedImage> drawn(Job job, Mask mask)
      throws EngineFailure, InterruptedException {
    Rectangle box = mask.bounds();
    Optional<BufferedImage> subject = job.illustration("").subjects(box.width, box.height);
    if (subject.isEmpty()) {
      return Optional.empty();
    }
    BufferedImage ground = Erase.apply(job.image(), mask, job.work());
    BufferedImage with =
        made(job, Stuck.onto(ground, subject.get(), box.x, box.y), subject.get(), box);
    Mask soft = Masks.featheredInside(mask, 1);
    return Optional.of(Pictures.withAlphaOf(job.image(), soft.composite(ground, with)));
  }

  /// Of the material that the prompt names: a vase of glass, a rabbit of porcelain.
  private static BufferedImage made(
      Job job, BufferedImage stuck, BufferedImage subject, Rectangle box)
      throws InterruptedException {
    Optional<SurfaceMaterial> material =
        MATERIALS.entrySet().stream()
            .filter(entry -> entry.getKey().matcher(job.prompt()).find())
            .map(Map.Entry::getValue)
            .findFirst();
    int[] pixels = Pictures.pixels(subject);
    int width = subject.getWidth();
    Mask seen =
        Mask.of(
            stuck.getWidth(),
            stuck.getHeight(),
            (x, y) -> box.contains(x, y) ? pixels[(y - box.y) * width + x - box.x] >>> 24 : 0);
    if (material.isPresent()) {
      return Remake.apply(stuck, material.get(), seen, job.work());
    }
    return GLAZED.matcher(job.prompt()).find() ? glazed(job, stuck, seen) : stuck;
  }

  /// China is smooth, pale and shines.
  private static BufferedImage glazed(Job job, BufferedImage image, Mask seen)
      throws InterruptedException {
    BufferedImage smooth = Remake.apply(image, SurfaceMaterial.BALLOON, seen, job.work());
    BufferedImage pale = Tone.apply(smooth, new Tone.Change.Saturation(-0.45), seen, 1, job.work());
    return Tone.apply(pale, new Tone.Change.Brightness(0.22), seen, 1, job.work());
  }
}
