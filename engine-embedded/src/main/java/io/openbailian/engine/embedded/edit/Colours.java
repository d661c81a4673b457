package io.openbailian.engine.embedded.edit;

import io.openbailian.engine.EngineException;
import io.openbailian.engine.embedded.palette.Palette;
import io.openbailian.engine.embedded.scene.Hue;
import io.openbailian.engine.embedded.scene.Subject;
import io.openbailian.engine.embedded.scene.Understanding;
import io.openbailian.imaging.Mask;
import io.openbailian.imaging.Pictures;
import io.openbailian.imaging.cv.Masks;
import io.openbailian.imaging.edit.Colorize;
import io.openbailian.imaging.edit.Swatches;
import io.openbailian.imaging.edit.Tone;
import io.openbailian.imaging.instruction.Edit;
import io.openbailian.imaging.instruction.Instruction;
import io.openbailian.imaging.instruction.Reading;
import io.openbailian.imaging.region.Region;
import io.openbailian.imaging.region.RegionFinder;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Colours chosen by a prompt: for a grey picture, and for a drawing's areas.
final class Colours {
  private static final Pattern ENDS =
      Pattern.compile("[，。；、,;\\n]|\\.\\s|\\.$|\\s(?:and|with)\\s|并且|以及|并");

  /// Words that only say again that colours are wanted, or how they should feel.
  private static final Pattern GENERAL =
      Pattern.compile(
          "(?i)上色|着色|彩色|色彩|自然|真实|修复|老照片|黑白|照片|图片|画面|图像|复古|怀旧|清新|鲜艳|明亮"
              + "|colou?r\\w*|natural\\w*|realistic\\w*|restor\\w*|photo\\w*|picture|image|vintage|fresh|vivid|old"
              + "|black|white|grey|gray|bring|life|give|make|turn|into|please|this|the|an?|to|it|in"
              + "|[给为把将请让对使变成这张幅成的一下风格效果进行恢复还原\\s\\p{P}]");

  private static final Pattern VINTAGE = Pattern.compile("(?i)复古|怀旧|vintage|retro");
  private static final Pattern FRESH = Pattern.compile("(?i)清新|鲜艳|明亮|fresh|vivid|bright");

  /// Rooms as they are painted in the north: walls, sage, oak, slate and clay.
  private static final List<Integer> INDOORS =
      List.of(0xEDE6D8, 0x9DB4A8, 0xC9A66B, 0x6E7F8D, 0xD8B5A0);

  private static final Pattern LEAVES =
      Pattern.compile("(?i)叶|草|树|\\bleaf\\b|\\bleaves\\b|\\bgrass\\b");

  private static final int FEW = 4;

  private Colours() {}

  /// The grey picture with the colours that the prompt gives to its parts, and likely ones else.
  static BufferedImage given(Job job) throws EngineException, InterruptedException {
    List<Colorize.Tint> tints = new ArrayList<>();
    for (String clause : ENDS.split(job.prompt(), -1)) {
      if (!GENERAL.matcher(clause).replaceAll("").isEmpty()) {
        tints.add(tint(job, clause.strip()));
      }
    }
    return Colorize.apply(job.image(), mood(job.prompt()), tints, job.work());
  }

  private static Colorize.Palette mood(String prompt) {
    if (VINTAGE.matcher(prompt).find()) {
      return Colorize.Palette.WARM_VINTAGE;
    }
    return FRESH.matcher(prompt).find() ? Colorize.Palette.FRESH : Colorize.Palette.NATURAL;
  }

  private static Colorize.Tint tint(Job job, String clause)
      throws EngineException, InterruptedException {
    if (Instruction.read(clause) instanceof Reading.Understood(List<Edit> edits)
        && edits.size() == 1
        && edits.getFirst()
            instanceof
            Edit.Toned(Region where, Optional<Region> only, Tone.Change.Recolour(int rgb))
        && only.isEmpty()) {
      Mask found = shown(job, where);
      if (found.empty()) {
        throw Refusal.nothingThere(
            "The picture shows nothing that could be coloured as “%s” asks.".formatted(clause));
      }
      return new Colorize.Tint(found, rgb);
    }
    throw Refusal.notUnderstood(List.of(clause));
  }

  /// A grey picture shows no green: its leaves are the darker half of what it is of, and what is
  /// named beside them the lighter.
  private static Mask shown(Job job, Region where) throws InterruptedException {
    Mask found = RegionFinder.find(job.image(), where, job.work());
    boolean leaves = where instanceof Region.Plants;
    boolean flowers = where instanceof Region.Subject && LEAVES.matcher(job.prompt()).find();
    if (flowers || (leaves && found.empty())) {
      Mask subject = RegionFinder.find(job.image(), new Region.Subject(), job.work());
      Mask all = Mask.all(found.width(), found.height());
      return half(job.image(), subject.empty() ? all : subject, leaves);
    }
    return found;
  }

  private static Mask half(BufferedImage image, Mask part, boolean darker) {
    int[] pixels = Pictures.pixels(image);
    int[] lumas =
        IntStream.range(0, pixels.length)
            .filter(part::in)
            .map(at -> Pictures.luma(pixels[at]))
            .sorted()
            .toArray();
    int middle = lumas.length == 0 ? 128 : lumas[lumas.length / 2];
    Mask hard =
        Mask.of(
            part.width(),
            part.height(),
            (x, y) -> {
              boolean dark = Pictures.luma(pixels[y * part.width() + x]) < middle;
              return dark == darker ? part.at(x, y) : 0;
            });
    return Masks.feathered(hard, 1.2).and(part);
  }

  /// For a drawing's areas: first the colours the prompt names, then those of its scene.
  static List<Integer> palette(Job job) throws EngineException {
    Illustration wanted = job.illustration("");
    if (Understanding.of(job.prompt()).known().isEmpty()) {
      return own(job.image());
    }
    Palette palette = wanted.palette();
    Set<Integer> colours = new LinkedHashSet<>();
    wanted.scene().tint().map(Hue::rgb).ifPresent(colours::add);
    wanted.scene().subjects().stream()
        .map(Subject::hue)
        .flatMap(Optional::stream)
        .map(Hue::rgb)
        .forEach(colours::add);
    colours.addAll(
        wanted.scene().place().outdoors()
            ? List.of(
                palette.horizon(),
                palette.land(),
                palette.middle(),
                palette.leaf(),
                palette.accent(),
                palette.near())
            : INDOORS);
    return List.copyOf(colours);
  }

  /// When nothing is said, a coloured picture is painted in its own colours.
  private static List<Integer> own(BufferedImage image) {
    List<Integer> swatches =
        Arrays.stream(Swatches.of(Pictures.opaque(image)))
            .filter(rgb -> Pictures.luma(rgb) > 40)
            .boxed()
            .toList();
    return swatches.size() < FEW ? INDOORS : swatches;
  }
}
