package io.openbailian.illustrator.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.illustrator.palette.Palettes;
import io.openbailian.illustrator.prompt.Category;
import io.openbailian.illustrator.prompt.Composer;
import io.openbailian.illustrator.prompt.Lexicon;
import io.openbailian.illustrator.prompt.Term;
import io.openbailian.illustrator.scene.Adornment;
import io.openbailian.illustrator.scene.SceneDescription;
import io.openbailian.illustrator.scene.Subject;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pose;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.text.Dice;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Whatever a figure is said to wear, hold or have about it is seen on it, or told as missed.
class AdornmentsTest {
  private static final int SIDE = 120;

  private static final SceneDescription SCENE = Composer.compose("灰色的房间", "", Dice.of(3));

  /// So many pixels of a picture of a figure, at least, are changed by what is seen.
  private static final int SEEN = 12;

  private static List<Term> of(Category category) {
    return Lexicon.bundled().terms().stream().filter(t -> t.category() == category).toList();
  }

  private static BufferedImage drawn(Subject subject) {
    BufferedImage image = new BufferedImage(SIDE * 2, SIDE, BufferedImage.TYPE_INT_ARGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    Sheet sheet = new Sheet(g, Palettes.of(SCENE, Dice.of(4)), true);
    Look look = new Look(subject, Dice.of(11), "", Pose.STILL, Drawings::find);
    Drawings.of(subject).draw(sheet.at(SIDE, SIDE * 0.95, SIDE * 0.8), look);
    g.dispose();
    return image;
  }

  private static int changed(BufferedImage one, BufferedImage other) {
    int changed = 0;
    for (int y = 0; y < one.getHeight(); y++) {
      for (int x = 0; x < one.getWidth(); x++) {
        changed += one.getRGB(x, y) == other.getRGB(x, y) ? 0 : 1;
      }
    }
    return changed;
  }

  private static Subject bare(Subject subject) {
    return new Subject(
        subject.thing(),
        subject.kind(),
        subject.role(),
        subject.count(),
        subject.hue(),
        subject.bulk(),
        subject.action(),
        subject.position(),
        subject.upon(),
        List.of(),
        subject.material());
  }

  /// What is neither seen nor told of prompts that name a figure and something about it.
  private static List<String> silent(String verb, Category category) {
    List<String> silent = new ArrayList<>();
    for (Term figure : of(Category.SUBJECT)) {
      for (Term thing : of(category)) {
        String prompt = "a red %s %s a green %s".formatted(figure.en(), verb, thing.en());
        SceneDescription scene = Composer.compose(prompt, "", Dice.of(3));
        Optional<Subject> named =
            scene.subjects().stream()
                .filter(subject -> subject.adornments().size() == 1)
                .findFirst();
        if (named.isPresent()
            && scene.missed().isEmpty()
            && changed(drawn(named.get()), drawn(bare(named.get()))) < SEEN) {
          Adornment adornment = named.get().adornments().getFirst();
          silent.add(figure.name() + " " + adornment.thing());
        }
      }
    }
    return silent;
  }

  @Test
  void whatIsWornIsSeenOrTold() {
    assertThat(silent("wearing", Category.GARMENT)).isEmpty();
  }

  @Test
  void whatIsHeldIsSeenOrTold() {
    assertThat(silent("holding", Category.HOLDABLE)).isEmpty();
  }
}
