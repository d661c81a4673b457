package io.openbailian.illustrator.stage;

import io.openbailian.illustrator.palette.Palette;
import io.openbailian.illustrator.scene.Role;
import io.openbailian.illustrator.scene.SceneDescription;
import io.openbailian.illustrator.scene.Subject;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pose;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.text.Dice;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;

/// Draws the subjects of a scene without the scene, to be stuck onto another picture.
public final class Sticker {
  private static final double FILLED = 0.88;

  private Sticker() {}

  /// The subjects beside each other on transparent ground, as large as the size allows; empty when
  /// the scene has none.
  public static Optional<BufferedImage> draw(
      SceneDescription scene, Palette palette, int width, int height, Dice dice) {
    List<Subject> subjects = scene.subjects();
    if (subjects.isEmpty()) {
      return Optional.empty();
    }
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    row(new Sheet(g, palette, true), subjects, width, height, dice);
    g.dispose();
    return Optional.of(image);
  }

  private static void row(Sheet sheet, List<Subject> subjects, int width, int height, Dice dice) {
    double aspects = subjects.stream().mapToDouble(Sticker::width).sum();
    double size = FILLED * Math.min(height, width / aspects);
    double x = (width - size * aspects) / 2;
    double foot = height - (height - size) / 2 - 0.03 * size;
    for (Subject subject : subjects) {
      Drawing drawing = Drawings.of(subject);
      for (int i = 0; i < subject.count(); i++) {
        Look look =
            new Look(
                subject,
                dice.fork(subject.thing(), i),
                subject.role() == Role.SIGN ? subject.thing() : "",
                Pose.STILL,
                Drawings::find);
        double wide = size * drawing.aspect(subject);
        drawing.draw(sheet.at(x + wide / 2, foot, size), look);
        x += wide;
      }
    }
  }

  private static double width(Subject subject) {
    return Drawings.of(subject).aspect(subject) * subject.count();
  }
}
