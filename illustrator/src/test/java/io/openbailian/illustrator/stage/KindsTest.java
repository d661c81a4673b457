package io.openbailian.illustrator.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.illustrator.palette.Palettes;
import io.openbailian.illustrator.prompt.Composer;
import io.openbailian.illustrator.prompt.Lexicon;
import io.openbailian.illustrator.scene.SceneDescription;
import io.openbailian.illustrator.scene.Subject;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pose;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.text.Dice;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A word that names a kind of a thing promises a picture of that kind: each differs from its
/// thing, and what has no drawing is no word of the lexicon's subjects.
class KindsTest {
  private static final int SIDE = 120;

  /// A thing of which nothing is said may happen to be of the kind: it is not, every time.
  private static final List<Integer> THROWS = List.of(5, 6, 7, 8, 9, 10);

  /// Of the pixels that either covers, so many differ.
  private static final double VISIBLE = 0.03;

  private static final SceneDescription SCENE = Composer.compose("灰色的房间", "", Dice.of(3));

  /// What is no sort of thing to look at, but a feast, or so many of the same; and the kinds that
  /// things are of where none is said.
  private static final List<String> NOT_SEEN =
      List.of(
          "festival", "couple", "family", "crowd", "tomato_egg", "cup", "pagoda", "sail", "flower");

  /// The words of the lexicon that stand for a kind of their thing, one for each kind.
  private static List<Subject> kinds() throws IOException {
    List<Subject> kinds = new ArrayList<>();
    List<String> seen = new ArrayList<>(NOT_SEEN);
    try (InputStream in = Lexicon.class.getResourceAsStream("lexicon.txt")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (String line : text.lines().filter(l -> l.startsWith("subject ")).toList()) {
        for (String word : line.split("\\|", -1)[3].split(",", -1)) {
          String letters = word.strip().split("=", 2)[0];
          for (Subject subject : Composer.compose(letters, "", Dice.of(3)).subjects()) {
            Optional<String> kind = subject.kind();
            if (kind.isPresent() && !seen.contains(kind.get())) {
              seen.add(kind.get());
              kinds.add(subject);
            }
          }
        }
      }
    }
    return kinds;
  }

  private static BufferedImage drawn(Subject subject, int throwing) {
    BufferedImage image = new BufferedImage(SIDE * 2, SIDE, BufferedImage.TYPE_INT_ARGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    Sheet sheet = new Sheet(g, Palettes.of(SCENE, Dice.of(4)), true);
    Look look = new Look(subject, Dice.of(throwing), "", Pose.STILL, Drawings::find);
    Drawings.of(subject).draw(sheet.at(SIDE, SIDE * 0.95, SIDE * 0.8), look);
    g.dispose();
    return image;
  }

  /// The share of what either shows that is not the same in both.
  private static double difference(BufferedImage one, BufferedImage other) {
    int covered = 0;
    int different = 0;
    for (int y = 0; y < one.getHeight(); y++) {
      for (int x = 0; x < one.getWidth(); x++) {
        int a = one.getRGB(x, y);
        int b = other.getRGB(x, y);
        if ((a >>> 24) > 32 || (b >>> 24) > 32) {
          covered++;
          different += apart(a, b) > 60 ? 1 : 0;
        }
      }
    }
    return different / (double) Math.max(1, covered);
  }

  private static int apart(int a, int b) {
    int sum = 0;
    for (int shift = 0; shift <= 24; shift += 8) {
      sum += Math.abs((a >> shift & 255) - (b >> shift & 255));
    }
    return sum;
  }

  @Test
  void eachKindDiffersFromItsThing() throws IOException {
    List<String> alike = new ArrayList<>();
    for (Subject kind : kinds()) {
      Subject parent = Subject.of(kind.thing(), kind.role());
      if (THROWS.stream().allMatch(t -> difference(drawn(kind, t), drawn(parent, t)) < VISIBLE)) {
        alike.add("%s (%s)".formatted(kind.thing(), kind.kind().orElseThrow()));
      }
    }

    assertThat(alike).isEmpty();
  }

  @Test
  void manyKindsAreLookedAt() throws IOException {
    assertThat(kinds()).hasSizeGreaterThan(90);
  }
}
