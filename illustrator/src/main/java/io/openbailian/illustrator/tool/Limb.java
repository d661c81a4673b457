package io.openbailian.illustrator.tool;

import java.awt.Shape;
import java.awt.geom.Path2D;

/// Outlines of what is long and bends: arms, legs, necks, tails, locks of hair.
public final class Limb {
  private static final int STEPS = 7;

  private Limb() {}

  /// A limb from one joint to another.
  public static Shape straight(
      double x0, double y0, double half0, double x1, double y1, double half1) {
    return through(new double[] {x0, y0, x1, y1}, half0, half1);
  }

  /// A limb that bends at a middle joint.
  public static Shape bent(
      double x0,
      double y0,
      double half0,
      double x1,
      double y1,
      double half1,
      double x2,
      double y2,
      double half2) {
    return through(new double[] {x0, y0, x1, y1, x2, y2}, half0, half1, half2);
  }

  /// A limb through joints, half as thick at each as said; its ends are round.
  ///
  /// @param xy x and y of each joint in turn
  public static Shape through(double[] xy, double... halves) {
    int joints = halves.length;
    int count = (joints - 1) * STEPS + 1;
    double[] x = new double[count];
    double[] y = new double[count];
    double[] half = new double[count];
    for (int i = 0; i < count; i++) {
      int joint = Math.min(i / STEPS, joints - 2);
      double t = (i - joint * STEPS) / (double) STEPS;
      x[i] = spline(xy, joint, t, 0, joints);
      y[i] = spline(xy, joint, t, 1, joints);
      half[i] = halves[joint] + (halves[joint + 1] - halves[joint]) * t * t * (3 - 2 * t);
    }
    return outline(x, y, half);
  }

  private static double spline(double[] xy, int joint, double t, int axis, int joints) {
    double a = xy[2 * Math.max(0, joint - 1) + axis];
    double b = xy[2 * joint + axis];
    double c = xy[2 * (joint + 1) + axis];
    double d = xy[2 * Math.min(joints - 1, joint + 2) + axis];
    return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
  }

  private static Shape outline(double[] x, double[] y, double[] half) {
    int n = x.length;
    double[] angle = new double[n];
    for (int i = 0; i < n; i++) {
      int from = Math.max(0, i - 1);
      int to = Math.min(n - 1, i + 1);
      angle[i] = StrictMath.atan2(y[to] - y[from], x[to] - x[from]);
    }
    Path2D.Double path = new Path2D.Double(Path2D.WIND_NON_ZERO);
    arc(path, x[0], y[0], half[0], angle[0] + StrictMath.PI * 1.5);
    for (int i = 1; i < n - 1; i++) {
      side(path, x[i], y[i], half[i], angle[i] - StrictMath.PI / 2);
    }
    arc(path, x[n - 1], y[n - 1], half[n - 1], angle[n - 1] + StrictMath.PI / 2);
    for (int i = n - 2; i > 0; i--) {
      side(path, x[i], y[i], half[i], angle[i] + StrictMath.PI / 2);
    }
    path.closePath();
    return path;
  }

  private static void side(Path2D.Double path, double x, double y, double half, double angle) {
    path.lineTo(x + half * StrictMath.cos(angle), y + half * StrictMath.sin(angle));
  }

  /// Half a circle, ending at that angle.
  private static void arc(Path2D.Double path, double x, double y, double half, double end) {
    for (int i = 8; i >= 0; i--) {
      double angle = end - StrictMath.PI * i / 8;
      if (path.getCurrentPoint() == null) {
        path.moveTo(x + half * StrictMath.cos(angle), y + half * StrictMath.sin(angle));
      } else {
        side(path, x, y, half, angle);
      }
    }
  }
}
