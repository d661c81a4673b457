package io.openbailian.engine.embedded.draw;

import io.openbailian.engine.embedded.scene.Dice;
import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.FlatteningPathIterator;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/// Makes printed letters look written: their thin strokes swell, their horizontals rise, no two are
/// alike, and their edges are those of hair on paper.
final class Brush {
  private static final double RISE = -0.07;

  private Brush() {}

  /// The same text by hand; nothing leaves the box of its letters by more than the brush is wide.
  ///
  /// @param hand how far from print, 0 to 1
  static Setting written(Setting set, double hand, Dice dice) {
    List<Setting.Run> runs = new ArrayList<>();
    for (int i = 0; i < set.runs().size(); i++) {
      Setting.Run run = set.runs().get(i);
      runs.add(new Setting.Run(run.text(), written(run.shape(), set.em(), hand, dice.fork("glyph", i))));
    }
    return new Setting(
        set.text(), List.copyOf(runs), set.down(), set.em(), set.cut(), set.missing());
  }

  private static Shape written(Shape printed, double em, double hand, Dice dice) {
    Rectangle2D box = printed.getBounds2D();
    if (box.isEmpty()) {
      return printed;
    }
    Shape swollen = swollen(printed, em * hand * dice.between(0.02, 0.034));
    return rough(placed(swollen, box, dice), em, hand, dice);
  }

  /// The hairlines of a printing face are as broad as a brush leaves them.
  private static Shape swollen(Shape shape, double width) {
    Area area = new Area(shape);
    area.add(
        new Area(
            new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
                .createStrokedShape(shape)));
    return area;
  }

  /// A little turned, a little larger or smaller, and rising to the right.
  private static Shape placed(Shape shape, Rectangle2D box, Dice dice) {
    AffineTransform hand =
        AffineTransform.getTranslateInstance(box.getCenterX(), box.getCenterY());
    hand.rotate(dice.between(-0.022, 0.022));
    double size = dice.between(0.9, 0.97);
    hand.scale(size, size * dice.between(0.96, 1.0));
    hand.shear(0, RISE);
    hand.translate(-box.getCenterX(), -box.getCenterY());
    return hand.createTransformedShape(shape);
  }

  /// Moves the outline by waves as long as a stroke, so that strokes swell and thin, and by a grain
  /// as fine as hair.
  private static Shape rough(Shape shape, double em, double hand, Dice dice) {
    Wave wave = new Wave(em, hand, new Noise(dice.fork("across")), new Noise(dice.fork("along")));
    Path2D.Double path = new Path2D.Double(Path2D.WIND_NON_ZERO);
    PathIterator flat =
        new FlatteningPathIterator(shape.getPathIterator(null), em * 0.004);
    double[] at = new double[6];
    double[] from = new double[2];
    double[] start = new double[2];
    for (; !flat.isDone(); flat.next()) {
      switch (flat.currentSegment(at)) {
        case PathIterator.SEG_MOVETO -> {
          start = at.clone();
          moved(path, at[0], at[1], wave, true);
        }
        case PathIterator.SEG_CLOSE -> {
          steps(path, from, start, wave);
          path.closePath();
        }
        default -> steps(path, from, at, wave);
      }
      from = new double[] {at[0], at[1]};
    }
    return path;
  }

  private static void steps(Path2D.Double path, double[] from, double[] to, Wave wave) {
    double length = StrictMath.hypot(to[0] - from[0], to[1] - from[1]);
    int count = (int) Math.clamp(length / (wave.em * 0.018), 1, 60);
    for (int i = 1; i <= count; i++) {
      double t = (double) i / count;
      double x = from[0] + (to[0] - from[0]) * t;
      moved(path, x, from[1] + (to[1] - from[1]) * t, wave, false);
    }
  }

  private static void moved(Path2D.Double path, double x, double y, Wave wave, boolean first) {
    double[] to = wave.moved(x, y);
    if (first) {
      path.moveTo(to[0], to[1]);
    } else {
      path.lineTo(to[0], to[1]);
    }
  }

  /// Where the points of an outline go.
  private record Wave(double em, double hand, Noise across, Noise along) {
    double[] moved(double x, double y) {
      double u = x / em;
      double v = y / em;
      double dx = 0.013 * across.at(u * 3.1 + v * 5.3 + 11) + 0.0045 * along.at(u * 31 + v * 47);
      double dy =
          0.013 * along.at(u * 4.7 - v * 3.7 + 29) + 0.0045 * across.at(v * 37 - u * 41 + 7);
      return new double[] {x + dx * em * hand, y + dy * em * hand};
    }
  }
}
