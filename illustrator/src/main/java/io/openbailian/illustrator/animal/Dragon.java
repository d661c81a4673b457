package io.openbailian.illustrator.animal;

import io.openbailian.illustrator.figure.FacialExpression;
import io.openbailian.illustrator.figure.Wardrobe;
import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.scene.Hue;
import io.openbailian.illustrator.tool.Anchors;
import io.openbailian.illustrator.tool.Brush;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Limb;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Mount;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Pose;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.illustrator.tool.Substance;
import io.openbailian.text.Dice;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;

/// A Chinese dragon winding through clouds after a pearl.
public final class Dragon implements Drawing {
  private static final int[] SCALES = {0xC8322C, 0x2F9A72, 0xE0A42E, 0x3A78B8, 0xD8602E};
  private static final int GOLD = 0xF2C24A;

  @Override
  public double aspect() {
    return 1.45;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    Dice dice = look.dice();
    int scales =
        Substance.hue(look).map(Hue::rgb).orElseGet(() -> dice.fork("scales").pick(SCALES));
    int mane =
        look.hue().isPresent()
            ? Rgb.lighter(scales, 0.35)
            : dice.fork("mane").pick(GOLD, 0xF28A3A, 0x4FB0A0);
    Brush brush = Brush.of(sheet, look);
    double[] way = way(dice.fork("way"), look.pose());
    clouds(brush, dice.fork("clouds"), false);
    legs(brush, way, scales, 0);
    tail(brush, way, mane);
    body(brush, way, scales, mane);
    legs(brush, way, scales, 1);
    head(brush.at(way[way.length - 2], way[way.length - 1], 0.17), look, scales, mane);
    clouds(brush, dice.fork("clouds"), true);
    pearl(brush, dice.fork("pearl"));
  }

  /// The bends of its body, from the tail to the neck.
  private static double[] way(Dice dice, Pose pose) {
    double a = dice.between(-0.04, 0.04);
    double b = dice.between(-0.05, 0.05);
    double[] way = {
      -0.66, -0.62 + a, -0.56, -0.36, -0.38, -0.2 + b, -0.2, -0.3, -0.12, -0.56 + a, 0.04, -0.72,
      0.2, -0.58 + b, 0.16, -0.34, 0.26, -0.2 + a, 0.4, -0.34, 0.42, -0.62
    };
    for (int i = 1; i < way.length; i += 2) {
      way[i] += 0.03 * pose.wag() * StrictMath.sin(0.55 * i);
    }
    return way;
  }

  private static void body(Brush brush, double[] way, int scales, int mane) {
    int joints = way.length / 2;
    double[] halves = new double[joints];
    for (int i = 0; i < joints; i++) {
      halves[i] =
          0.016 + 0.074 * StrictMath.sin(StrictMath.PI * Math.min(0.72, (i + 0.4) / joints));
    }
    fins(brush, way, halves, mane);
    for (int i = 0; i < joints - 1; i++) {
      int from = Math.max(0, i - 1);
      int to = Math.min(joints - 1, i + 2);
      section(brush, way, halves, i, from, to, scales);
    }
  }

  /// One bend of the body at a time, so that each is round and the next lies over it.
  private static void section(
      Brush brush, double[] way, double[] halves, int i, int from, int to, int scales) {
    double[] trunk = new double[8];
    for (int s = 0; s < 4; s++) {
      double[] xy = at(way, from, i, to, s * 0.36);
      trunk[2 * s] = xy[0];
      trunk[2 * s + 1] = xy[1];
    }
    double a = halves[i];
    double b = halves[i + 1];
    brush.form(Limb.through(trunk, a, a + (b - a) * 0.36, a + (b - a) * 0.72, b), scales);
    Path2D.Double belly = new Path2D.Double();
    Path2D.Double plates = new Path2D.Double();
    Path2D.Double edges = new Path2D.Double();
    int steps = 5;
    for (int s = 0; s < steps; s++) {
      double[] at = at(way, from, i, to, s / (double) steps);
      double[] next = at(way, from, i, to, (s + 1.0) / steps);
      double half = a + (b - a) * s / steps;
      double far = Math.max(1e-6, StrictMath.hypot(next[0] - at[0], next[1] - at[1]));
      double tx = (next[0] - at[0]) / far;
      double ty = (next[1] - at[1]) / far;
      double nx = -ty * half;
      double ny = tx * half;
      belly.append(
          new Line2D.Double(
              at[0] + nx * 0.72, at[1] + ny * 0.72, next[0] + nx * 0.72, next[1] + ny * 0.72),
          false);
      plates.append(
          new Line2D.Double(
              at[0] + nx * 0.92, at[1] + ny * 0.92, at[0] + nx * 0.52, at[1] + ny * 0.52),
          false);
      scales(edges, at[0], at[1], nx, ny, tx * half, ty * half);
    }
    brush.line(belly, (a + b) * 0.24, Rgb.lighter(scales, 0.62));
    brush.line(plates, 0.006, Rgb.darker(scales, 0.3), 0.6);
    brush.line(edges, 0.006, Rgb.darker(scales, 0.34), 0.55);
  }

  /// A row of scales across the back.
  private static void scales(
      Path2D.Double edges, double x, double y, double nx, double ny, double tx, double ty) {
    for (int row = -1; row <= 1; row++) {
      double off = -0.2 + 0.36 * row;
      double cx = x + nx * off;
      double cy = y + ny * off;
      edges.moveTo(cx + nx * 0.2, cy + ny * 0.2);
      edges.quadTo(cx + tx * 0.34, cy + ty * 0.34, cx - nx * 0.2, cy - ny * 0.2);
    }
  }

  private static double[] at(double[] way, int a, int b, int d, double t) {
    int c = b + 1;
    double[] xy = new double[2];
    for (int axis = 0; axis < 2; axis++) {
      double p0 = way[2 * a + axis];
      double p1 = way[2 * b + axis];
      double p2 = way[2 * c + axis];
      double p3 = way[2 * d + axis];
      xy[axis] =
          p1
              + 0.5
                  * t
                  * (p2 - p0 + t * (2 * p0 - 5 * p1 + 4 * p2 - p3 + t * (3 * (p1 - p2) + p3 - p0)));
    }
    return xy;
  }

  private static void fins(Brush brush, double[] way, double[] halves, int mane) {
    int joints = way.length / 2;
    for (int i = 0; i < joints - 1; i++) {
      for (int s = 0; s < 4; s++) {
        double[] a = at(way, Math.max(0, i - 1), i, Math.min(joints - 1, i + 2), s / 4.0);
        double[] b = at(way, Math.max(0, i - 1), i, Math.min(joints - 1, i + 2), (s + 1) / 4.0);
        double dx = b[0] - a[0];
        double dy = b[1] - a[1];
        double far = Math.max(1e-6, Math.sqrt(dx * dx + dy * dy));
        double out = halves[i] + 0.045;
        brush.flat(
            Shapes.polygon(
                a[0],
                a[1],
                a[0] + dy / far * out - dx * 0.6,
                a[1] - dx / far * out - dy * 0.6,
                b[0],
                b[1]),
            mane);
      }
    }
  }

  private static void tail(Brush brush, double[] way, int mane) {
    for (int i = -2; i <= 2; i++) {
      brush.form(
          Limb.bent(
              way[0],
              way[1],
              0.02,
              way[0] - 0.03 + 0.035 * i,
              way[1] - 0.08,
              0.026,
              way[0] + 0.012 + 0.055 * i,
              way[1] - 0.17 + 0.02 * i * i,
              0.003),
          i % 2 == 0 ? mane : Rgb.lighter(mane, 0.2));
    }
  }

  private static void legs(Brush brush, double[] way, int scales, int near) {
    int colour = near == 1 ? scales : Rgb.darker(scales, 0.2);
    for (int joint : new int[] {3, 7}) {
      double x = way[2 * joint] + (near == 1 ? 0.02 : -0.05);
      double y = way[2 * joint + 1];
      double side = near == 1 ? 1 : -1;
      brush.form(
          Limb.bent(x, y, 0.05, x + 0.1 * side, y + 0.06, 0.034, x + 0.07 * side, y + 0.15, 0.024),
          colour);
      for (int i = -1; i <= 2; i++) {
        brush.form(
            Limb.bent(
                x + 0.07 * side,
                y + 0.15,
                0.016,
                x + 0.07 * side + 0.035 * i,
                y + 0.165,
                0.013,
                x + 0.07 * side + 0.045 * i,
                y + 0.2,
                0.003),
            GOLD);
      }
    }
  }

  private static void head(Brush at, Look look, int scales, int mane) {
    for (int i = 0; i < 9; i++) {
      double angle = StrictMath.PI * (0.55 + 0.11 * i);
      at.form(
          Limb.bent(
              0.5 * StrictMath.cos(angle),
              0.5 * StrictMath.sin(angle) - 0.1,
              0.22,
              1.1 * StrictMath.cos(angle + 0.12),
              1.1 * StrictMath.sin(angle) - 0.1,
              0.17,
              1.6 * StrictMath.cos(angle + 0.3),
              1.5 * StrictMath.sin(angle + 0.1),
              0.01),
          i % 2 == 0 ? mane : Rgb.lighter(mane, 0.22));
    }
    for (int side = 0; side < 2; side++) {
      double x = -0.1 + 0.35 * side;
      at.form(
          Limb.through(new double[] {x, -0.6, x - 0.25, -1.2, x - 0.55, -1.65}, 0.13, 0.09, 0.02),
          0xE9D3A0);
      at.form(
          Limb.bent(x - 0.2, -1.12, 0.08, x + 0.12, -1.4, 0.06, x + 0.1, -1.72, 0.015), 0xE9D3A0);
    }
    at.form(
        Pen.at(-0.72, -0.1)
            .bend(-0.7, -0.8, 0.2, -0.95, 0.5, -0.5)
            .bend(0.7, -0.42, 1.1, -0.5, 1.26, -0.2)
            .bend(1.34, 0.1, 1.1, 0.26, 0.8, 0.25)
            .curve(0.2, 0.36, -0.1, 0.5)
            .curve(-0.7, 0.5, -0.72, -0.1)
            .close(),
        scales);
    at.flat(
        Pen.at(1.15, 0.22).curve(0.6, 0.34, 0.06, 0.42).curve(0.4, 0.72, 0.98, 0.52).close(),
        0x8E2430);
    at.form(
        Pen.at(0.0, 0.44)
            .curve(0.4, 0.78, 1.02, 0.54)
            .curve(0.9, 0.82, 0.4, 0.86)
            .curve(0.0, 0.8, 0.0, 0.44)
            .close(),
        Rgb.lighter(scales, 0.5));
    for (int i = 0; i < 4; i++) {
      at.flat(
          Shapes.polygon(
              0.5 + 0.17 * i,
              0.3 - 0.02 * i,
              0.62 + 0.17 * i,
              0.28 - 0.02 * i,
              0.57 + 0.17 * i,
              0.42 - 0.02 * i),
          0xFFFDF4);
    }
    at.form(Shapes.ellipse(1.08, -0.22, 0.2, 0.17), Rgb.lighter(scales, 0.25));
    at.flat(Shapes.ellipse(1.14, -0.2, 0.06, 0.05), 0x3A1A1A);
    whiskers(at);
    at.flat(Shapes.ellipse(0.24, -0.34, 0.25, 0.22), 0xFFFFFF);
    FacialExpression face = FacialExpression.of(look);
    new FacialExpression(
            face.eyes() == FacialExpression.Eyes.WINKING ? FacialExpression.Eyes.OPEN : face.eyes(),
            true,
            0.5)
        .one(at.at(0.26, -0.33, 0.19));
    at.form(Limb.bent(-0.08, -0.56, 0.07, 0.24, -0.72, 0.1, 0.58, -0.56, 0.03), mane);
    at.sheet().fillSoft(0.3, 0.05, 0.2, 0.13, 0xFF6F78, 0.5);
    for (int i = 0; i < 3; i++) {
      at.form(
          Limb.bent(
              0.1 + 0.2 * i,
              0.76,
              0.1,
              0.06 + 0.2 * i,
              1.0,
              0.08,
              0.16 + 0.2 * i,
              1.22 - 0.1 * i,
              0.01),
          mane);
    }
    Anchors anchors =
        new Anchors(
            Mount.at(-0.05, -0.72, 0.5),
            Mount.at(0, 0, 0.9),
            Mount.at(0.3, -0.33, 0.3),
            new Mount(-0.2, 0.6, 0.5, 0.2),
            Mount.at(0, 0, 1),
            Mount.at(1, 0.6, 0.5),
            Mount.at(1, 0.6, 0.5));
    Wardrobe.onHead(at, look, anchors);
  }

  private static void whiskers(Brush at) {
    at.line(Pen.at(1.12, 0.0).bend(1.5, 0.3, 1.55, -0.4, 1.85, -0.1).open(), 0.055, GOLD);
    at.line(Pen.at(1.0, 0.05).bend(1.2, 0.7, 1.5, 0.5, 1.6, 0.95).open(), 0.055, GOLD);
  }

  private static void clouds(Brush brush, Dice dice, boolean front) {
    Sheet sheet = brush.sheet();
    for (int i = 0; i < 3; i++) {
      double x = -0.46 + 0.4 * i + dice.between(-0.06, 0.06) + (front ? 0 : 0.14);
      double y = front ? -0.06 - 0.03 * (i & 1) : -0.46 - 0.2 * (i & 1);
      double size = dice.between(0.07, 0.1) * (front ? 1 : 0.8);
      int white = sheet.palette().lit(0xFFFFFF);
      for (int puff = -2; puff <= 2; puff++) {
        sheet.fill(
            Shapes.ellipse(
                x + size * 0.85 * puff,
                y - size * 0.2 * (2 - Math.abs(puff)),
                size * 0.8,
                size * (0.6 - 0.1 * Math.abs(puff))),
            white,
            front ? 0.9 : 0.6);
      }
      sheet.line(
          Pen.at(x - size, y)
              .curve(x - size * 0.6, y - size * 0.8, x, y - size * 0.3)
              .curve(x + 0.2 * size, y - size * 0.9, x + size * 0.9, y - 0.1 * size)
              .open(),
          0.008,
          0xB8C8DC,
          0.7);
    }
  }

  private static void pearl(Brush brush, Dice dice) {
    double x = 0.64;
    double y = -0.88 + dice.between(0, 0.06);
    brush.sheet().glow(x, y, 0.16, 0xFFE9A0, 0.85);
    Shape pearl = Shapes.circle(x, y, 0.052);
    brush.form(pearl, 0xFFF6DE);
    for (int i = 0; i < 3; i++) {
      brush.form(
          Limb.bent(
              x - 0.02 + 0.02 * i,
              y - 0.045,
              0.012,
              x - 0.04 + 0.04 * i,
              y - 0.09,
              0.014,
              x - 0.02 + 0.03 * i,
              y - 0.12,
              0.002),
          0xF2803A);
    }
  }
}
