package io.openbailian.illustrator.place;

import io.openbailian.text.Dice;
import java.awt.Shape;
import java.awt.geom.Path2D;

/// Leaves by the dozen in one outline, which costs little more to fill than one leaf.
final class Foliage {
  private Foliage() {}

  /// Clumps whose edges are leaves.
  ///
  /// @param clumps x, y and radius of each in turn
  /// @param swell what the radii are multiplied by
  /// @param leaves about how many on each clump
  static Shape mass(Dice dice, double[] clumps, double dx, double dy, double swell, double leaves) {
    Path2D.Double path = new Path2D.Double(Path2D.WIND_NON_ZERO);
    for (int i = 0; i < clumps.length; i += 3) {
      double r = clumps[i + 2] * swell;
      double x = clumps[i] + dx;
      double y = clumps[i + 1] + dy;
      disc(path, x, y, r * 0.9);
      int count = (int) Math.max(7, leaves);
      for (int j = 0; j < count; j++) {
        double angle = 2 * StrictMath.PI * (j + dice.unit()) / count;
        double off = r * dice.between(0.82, 1.1);
        double size = r * dice.between(0.1, 0.2) * Math.min(1.8, 28 / leaves);
        leaf(
            path,
            x + off * StrictMath.cos(angle),
            y + off * 0.92 * StrictMath.sin(angle),
            size,
            angle + dice.between(-1, 1));
      }
    }
    return path;
  }

  /// Single leaves over the lit side of clumps.
  static Shape sprinkle(
      Dice dice, double[] clumps, double dx, double dy, double swell, double leaves) {
    Path2D.Double path = new Path2D.Double(Path2D.WIND_NON_ZERO);
    for (int i = 0; i < clumps.length; i += 3) {
      double r = clumps[i + 2];
      int count = (int) Math.max(4, leaves);
      for (int j = 0; j < count; j++) {
        double angle = 2 * StrictMath.PI * dice.unit();
        double off = r * swell * 1.4 * StrictMath.sqrt(dice.unit());
        double size = r * dice.between(0.12, 0.2) * Math.min(1.6, 24 / leaves);
        leaf(
            path,
            clumps[i] + dx + off * StrictMath.cos(angle),
            clumps[i + 1] + dy + off * StrictMath.sin(angle),
            size,
            dice.between(0, 6.3));
      }
    }
    return path;
  }

  private static void disc(Path2D.Double path, double x, double y, double r) {
    for (int i = 0; i < 12; i++) {
      double angle = StrictMath.PI * i / 6;
      double px = x + r * StrictMath.cos(angle);
      double py = y + r * StrictMath.sin(angle);
      if (i == 0) {
        path.moveTo(px, py);
      } else {
        path.lineTo(px, py);
      }
    }
    path.closePath();
  }

  /// A pointed leaf, always drawn the same way round, so that overlapping ones add up.
  static void leaf(Path2D.Double path, double x, double y, double size, double angle) {
    double cos = StrictMath.cos(angle) * size;
    double sin = StrictMath.sin(angle) * size;
    path.moveTo(x + cos, y + sin);
    path.lineTo(x + 0.1 * cos - 0.55 * sin, y + 0.1 * sin + 0.55 * cos);
    path.lineTo(x - cos, y - sin);
    path.lineTo(x + 0.1 * cos + 0.55 * sin, y + 0.1 * sin - 0.55 * cos);
    path.closePath();
  }
}
