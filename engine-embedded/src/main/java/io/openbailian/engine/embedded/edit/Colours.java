package io.openbailian.engine.embedded.edit;

import io.openbailian.engine.EngineFailure;
import io.openbailian.illustrator.Illustration;
import io.openbailian.illustrator.palette.Palette;
import io.openbailian.illustrator.scene.Hue;
import io.openbailian.illustrator.scene.Subject;
import io.openbailian.imaging.Mask;
import io.openbailian.imaging.edit.Colorize;
import io.openbailian.imaging.region.GreyRegions;
import io.openbailian.text.Pattern;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Colours chosen by a prompt: for a grey picture, and for a drawing's areas.
final class Colours {
  private static final Pattern ENDS =
      Pattern.compile("[，。；、,;\\n]|\\.\\s|\\.$|\\s(?:and|with)\\s|并且|以及|并");

  /// Words that only say again that colours are wanted, or how they should feel.
  private static final Pattern GENERAL =
      Pattern.compile(
          "(?i)上色|着色|彩色|色彩|自然|真实|逼真|合理|丰富|鲜活|生动|添加|加上|保留|细节|质感|风景|人物|修复|老照片|黑白|照片|图片|画面|图像|复古|怀旧|清新|鲜艳|明亮"
              + "|colou?r\\w*|natural\\w*|realistic\\w*|restor\\w*|photo\\w*|picture|image|vintage|fresh|vivid|old"
              + "|black|white|grey|gray|bring|life|give|make|turn|into|please|this|the|an?|to|it|in"
              + "|[给为把将请让对使变成这张幅成的一下风格效果进行恢复还原\\s\\p{P}]");

  private static final Pattern VINTAGE = Pattern.compile("(?i)复古|怀旧|vintage|retro");
  private static final Pattern FRESH = Pattern.compile("(?i)清新|鲜艳|明亮|fresh|vivid|bright");

  private static final double LEAST_SHARE = 0.002;

  /// Rooms as they are painted in the north: walls, sage, oak, slate and clay.
  private static final List<Integer> INDOORS =
      List.of(0xEDE6D8, 0x9DB4A8, 0xC9A66B, 0x6E7F8D, 0xD8B5A0);

  private Colours() {}

  /// The grey picture with the colours that the prompt gives to its parts, and likely ones else.
  static BufferedImage given(Job job) throws EngineFailure, InterruptedException {
    List<ColourWishes.Wish> wishes = wishes(job.prompt());
    List<Colorize.Tint> tints =
        wishes.isEmpty() ? List.of() : tints(GreyRegions.of(job.image(), job.work()), wishes);
    return Colorize.apply(job.image(), mood(job.prompt()), tints, job.work());
  }

  private static List<ColourWishes.Wish> wishes(String prompt) throws EngineFailure {
    List<ColourWishes.Wish> wishes = new ArrayList<>();
    for (String clause : ENDS.split(prompt)) {
      if (!general(clause)) {
        wishes.addAll(
            ColourWishes.of(clause.strip())
                .orElseThrow(() -> Refusal.notUnderstood(List.of(clause.strip()))));
      }
    }
    return wishes;
  }

  /// Whether the words ask for nothing but colours.
  static boolean general(String words) {
    return GENERAL.matcher(words).replaceAll("").isEmpty();
  }

  private static List<Colorize.Tint> tints(GreyRegions regions, List<ColourWishes.Wish> wishes)
      throws EngineFailure {
    List<Colorize.Tint> tints = new ArrayList<>();
    for (ColourWishes.Wish wish : wishes) {
      Mask found = regions.find(wish.where());
      if (found.share() < LEAST_SHARE) {
        throw Refusal.nothingThere(
            "The picture shows nothing that could be coloured as “%s” asks."
                .formatted(wish.words()));
      }
      tints.add(new Colorize.Tint(found, wish.rgb()));
    }
    return tints;
  }

  private static Colorize.Palette mood(String prompt) {
    if (VINTAGE.matcher(prompt).find()) {
      return Colorize.Palette.WARM_VINTAGE;
    }
    return FRESH.matcher(prompt).find() ? Colorize.Palette.FRESH : Colorize.Palette.NATURAL;
  }

  /// For a drawing's areas: first the colours the prompt names, then those of its scene.
  static List<Integer> palette(Job job) throws EngineFailure {
    Illustration wanted = job.illustration("");
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
}
