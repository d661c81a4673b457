package io.openbailian.illustrator.letters;

import io.openbailian.illustrator.tool.Noise;
import io.openbailian.text.Dice;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.FlatteningPathIterator;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/// Makes printed letters look written: their thin strokes swell, their horizontals rise, no two are
/// alike, and their edges are those of hair on paper.
final class WritingBrush {
  private static final double RISE = -0.07;
  private static final double STEP = 0.018;

  private WritingBrush() {}

  /// The same text by hand; nothing leaves the box of its letters by more than the brush is wide.
  ///
  /// @param hand how far from print, 0 to 1
  static TextSetting written(TextSetting set, double hand, Dice dice) {
    List<TextSetting.Run> runs = new ArrayList<>();
    for (int i = 0; i < set.runs().size(); i++) {
      TextSetting.Run run = set.runs().get(i);
      runs.add(
          new TextSetting.Run(
              run.text(), written(run.shape(), set.em(), hand, dice.fork("glyph", i))));
    }
    return new TextSetting(
        set.text(), List.copyOf(runs), set.down(), set.em(), set.cut(), set.missing());
  }

  private static Shape written(Shape printed, double em, double hand, Dice dice) {
    Rectangle2D box = printed.getBounds2D();
    if (box.isEmpty()) {
      return printed;
    }
    Hair hair =
        new Hair(
            em,
            hand,
            hand * dice.between(0.01, 0.017),
            new Noise(dice.fork("across")),
            new Noise(dice.fork("along")));
    return rough(placed(printed, box, dice), hair);
  }

  /// A little turned, a little larger or smaller, and rising to the right.
  private static Shape placed(Shape shape, Rectangle2D box, Dice dice) {
    AffineTransform hand = AffineTransform.getTranslateInstance(box.getCenterX(), box.getCenterY());
    hand.rotate(dice.between(-0.022, 0.022));
    double size = dice.between(0.9, 0.97);
    hand.scale(size, size * dice.between(0.96, 1.0));
    hand.shear(0, RISE);
    hand.translate(-box.getCenterX(), -box.getCenterY());
    return hand.createTransformedShape(shape);
  }

  /// Moves the outlines, each by itself, in steps as fine as the hair.
  private static Shape rough(Shape shape, Hair hair) {
    Path2D.Double path = new Path2D.Double(Path2D.WIND_NON_ZERO);
    List<Point2D> outline = new ArrayList<>();
    double[] at = new double[6];
    PathIterator flat = new FlatteningPathIterator(shape.getPathIterator(null), hair.em * 0.004);
    for (; !flat.isDone(); flat.next()) {
      switch (flat.currentSegment(at)) {
        case PathIterator.SEG_MOVETO -> {
          drawn(path, outline, hair);
          outline.clear();
          outline.add(new Point2D.Double(at[0], at[1]));
        }
        case PathIterator.SEG_LINETO -> steps(outline, at[0], at[1], hair.em * STEP);
        default -> {}
      }
    }
    drawn(path, outline, hair);
    return path;
  }

  private static void steps(List<Point2D> outline, double x, double y, double step) {
    Point2D from = outline.getLast();
    double length = from.distance(x, y);
    if (length < step * 0.05) {
      return;
    }
    int count = (int) Math.clamp(length / step, 1, 80);
    for (int i = 1; i <= count; i++) {
      double t = (double) i / count;
      outline.add(
          new Point2D.Double(
              from.getX() + (x - from.getX()) * t, from.getY() + (y - from.getY()) * t));
    }
  }

  private static void drawn(Path2D.Double path, List<Point2D> outline, Hair hair) {
    int count = outline.size();
    if (count < 3) {
      return;
    }
    for (int i = 0; i < count; i++) {
      Point2D to =
          hair.moved(
              outline.get((i + count - 1) % count), outline.get(i), outline.get((i + 1) % count));
      if (i == 0) {
        path.moveTo(to.getX(), to.getY());
      } else {
        path.lineTo(to.getX(), to.getY());
      }
    }
    path.closePath();
  }

  /// Where the points of an outline go: outwards, as far as a brush is broader than a hairline, by
  /// waves as long as a stroke, so that strokes swell and thin, and by a grain.
  ///
  /// @param swell in ems
  private record Hair(double em, double hand, double swell, Noise across, Noise along) {
    Point2D moved(Point2D before, Point2D at, Point2D after) {
      double u = at.getX() / em;
      double v = at.getY() / em;
      double dx = 0.013 * across.at(u * 3.1 + v * 5.3 + 11) + 0.0045 * along.at(u * 31 + v * 47);
      double dy =
          0.013 * along.at(u * 4.7 - v * 3.7 + 29) + 0.0045 * across.at(v * 37 - u * 41 + 7);
      // The outlines of a face run with their ink on the right.
      double tx = after.getX() - before.getX();
      double ty = after.getY() - before.getY();
      double length = Math.max(1e-9, StrictMath.hypot(tx, ty));
      return new Point2D.Double(
          at.getX() + em * (dx * hand + swell * ty / length),
          at.getY() + em * (dy * hand - swell * tx / length));
    }
  }
}
