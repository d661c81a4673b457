package io.openbailian.illustrator.letters;

import io.openbailian.illustrator.scene.SceneDescription;
import io.openbailian.pixels.Face;
import io.openbailian.pixels.Line;
import io.openbailian.text.Dice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a picture's texts lack, known before it is drawn.
///
/// @param missing the characters that no face has, which 〓 stands for
/// @param cut the texts that end with … for want of room
public record Proof(String missing, List<String> cut) {
  private static final int SHOWN = 40;

  public Proof {
    cut = List.copyOf(cut);
  }

  /// Reads the proof of the picture that {@link ScenePainter} draws of the same scene, size and
  /// dice.
  public static Proof of(SceneDescription scene, int width, int height, Dice dice) {
    StringBuilder missing = new StringBuilder();
    scene
        .letterings()
        .forEach(one -> missing.append(Line.of(one.text(), Face.SERIF_BOLD).missing()));
    List<String> cut = new ArrayList<>();
    if (!scene.letterings().isEmpty()) {
      Page page = new Page(width, height, scene, dice.fork(Letters.DICE));
      Letters.typesets(page).stream()
          .flatMap(typeset -> typeset.settings().stream())
          .filter(TextSetting::cut)
          .forEach(setting -> cut.add(setting.text()));
    }
    return new Proof(missing.toString(), cut);
  }

  /// What to tell the one who asked; empty when nothing is amiss.
  public Optional<String> note() {
    List<String> sentences = new ArrayList<>();
    if (!missing.isEmpty()) {
      sentences.add("The characters %s are in no face and are drawn as 〓.".formatted(missing));
    }
    for (String text : cut) {
      sentences.add("The text \"%s\" is too long and was cut.".formatted(shown(text)));
    }
    return sentences.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", sentences));
  }

  private static String shown(String text) {
    return text.codePointCount(0, text.length()) <= SHOWN
        ? text
        : text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "…";
  }
}
