package io.openbailian.illustrator.animal;

import io.openbailian.illustrator.figure.Wardrobe;
import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Anchors;
import io.openbailian.illustrator.tool.Brush;
import io.openbailian.illustrator.tool.Limb;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Mount;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Pose;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.text.Dice;

/// A bird on the wing, to the right.
final class BirdFlying {
  private BirdFlying() {}

  static void draw(Brush whole, Look look, Bird.Sort sort, Bird.Plumage plumage) {
    Dice dice = look.dice().fork("wings");
    double lift = dice.between(-0.12, 0.42);
    Brush brush = whole.at(0, -0.42, 1).turned(dice.between(-0.16, 0.06));
    boolean crane = sort == Bird.Sort.CRANE;
    double slim = crane ? 0.72 : sort == Bird.Sort.GULL ? 0.86 : 1.05;
    wing(
        brush,
        Rgb.darker(plumage.back(), 0.14),
        plumage.tip(),
        0.12,
        0.46,
        down(-0.62 + lift, look.pose()),
        0.26,
        crane);
    if (crane) {
      for (int i = 0; i < 2; i++) {
        brush.line(Pen.at(-0.3, 0.02).to(-0.78, 0.1 + 0.03 * i).open(), 0.016, 0x4A4640);
      }
    }
    tail(brush, plumage, slim, crane);
    brush.form(
        Pen.at(0.34, -0.04)
            .bend(0.2, -0.17 * slim, 0, -0.17 * slim, -0.22, -0.06)
            .curve(-0.36, 0, -0.42, 0.06)
            .bend(-0.2, 0.17 * slim, 0.18, 0.19 * slim, 0.34, -0.04)
            .close(),
        plumage.belly());
    if (crane) {
      brush.form(
          Limb.through(
              new double[] {0.24, -0.01, 0.42, -0.05, 0.58, -0.06, 0.66, -0.06},
              0.085,
              0.042,
              0.03,
              0.03),
          plumage.belly());
      brush.flat(Limb.straight(0.42, -0.03, 0.014, 0.6, -0.035, 0.018), plumage.tip());
      head(brush.at(0.68, -0.07, 0.62), plumage, look, true);
    } else {
      head(brush.at(0.37, -0.07, 1), plumage, look, false);
    }
    wing(
        brush,
        plumage.back(),
        plumage.tip(),
        0.08,
        -0.52,
        down(-0.56 + lift * 0.9, look.pose()),
        0.24,
        crane);
  }

  /// How high the tip of a wing is, which a picture has up there.
  private static double down(double up, Pose pose) {
    return up + pose.flap() * (0.34 - up);
  }

  private static void tail(Brush brush, Bird.Plumage plumage, double slim, boolean crane) {
    for (int i = -1; i <= 1; i++) {
      brush.form(
          Limb.bent(
              -0.24,
              0.02,
              0.05 * slim,
              -0.42,
              0.06 + 0.04 * i,
              0.045,
              crane ? -0.5 : -0.62,
              0.1 + 0.09 * i,
              0.012),
          i == 0 ? plumage.tip() : Rgb.mix(plumage.tip(), plumage.back(), 0.4));
    }
  }

  /// Feathers from the tip inwards, then the arm of the wing over them.
  private static void wing(
      Brush brush,
      int back,
      int tip,
      double rootX,
      double tipX,
      double tipY,
      double wide,
      boolean crane) {
    double way = tipX - rootX;
    double blown = -0.16;
    for (int i = 0; i < 11; i++) {
      double t = 1 - i / 11.0;
      double x = rootX + way * t;
      double y = bend(tipY, t);
      double length = wide * (1.05 - 0.35 * t * t);
      double toX = x + way * 0.2 * t * t * t + blown * (1 - 0.4 * t);
      double toY = y + length * (1 - 0.72 * t * t * t);
      int colour = i < (crane ? 6 : 4) ? tip : Rgb.mix(back, tip, 0.34 - 0.03 * i);
      brush.form(
          Limb.bent(
              x - way * 0.05,
              y + 0.01,
              0.03,
              (x + toX) / 2 + way * 0.03,
              (y + toY) / 2,
              0.06,
              toX,
              toY,
              0.016),
          colour);
    }
    for (int i = 0; i < 7; i++) {
      double t = 0.8 - 0.11 * i;
      double x = rootX + way * t;
      double y = bend(tipY, t);
      brush.form(
          Limb.straight(x, y, 0.05, x + blown * 0.55, y + wide * 0.52, 0.03),
          Rgb.mix(back, tip, 0.06 * (i % 2)));
    }
    brush.form(
        Limb.through(
            new double[] {
              rootX,
              bend(tipY, 0),
              rootX + way * 0.35,
              bend(tipY, 0.35),
              rootX + way * 0.7,
              bend(tipY, 0.7),
              rootX + way * 1.02,
              bend(tipY, 1.02)
            },
            0.1,
            0.075,
            0.05,
            0.02),
        back);
  }

  /// How high the wing's arm is, so far along it.
  private static double bend(double tipY, double t) {
    return tipY * (1.35 * t - 0.35 * t * t) - 0.02;
  }

  private static void head(Brush at, Bird.Plumage plumage, Look look, boolean crane) {
    double beak = crane ? 0.36 : 0.2;
    at.form(Shapes.polygon(0.08, -0.05, beak, 0.02, 0.08, 0.055), plumage.beak());
    at.line(
        Pen.at(0.09, 0.005).to(beak - 0.03, 0.018).open(),
        0.008,
        Rgb.darker(plumage.beak(), 0.4),
        0.6);
    at.form(Shapes.ellipse(0, -0.01, 0.115, 0.105), crane ? plumage.belly() : plumage.back());
    if (crane) {
      at.flat(Shapes.ellipse(0.0, -0.085, 0.07, 0.035), 0xD8322E);
    } else {
      at.flat(Shapes.ellipse(0.045, 0.03, 0.06, 0.05), plumage.belly());
    }
    at.flat(Shapes.circle(0.04, -0.025, 0.028), 0x1E1A22);
    at.sheet().fill(Shapes.circle(0.048, -0.035, 0.01), 0xFFFFFF);
    Wardrobe.onHead(
        at,
        look,
        new Anchors(
            new Mount(-0.01, -0.085, 0.09, 0.1),
            Mount.at(0, 0, 0.11),
            Mount.at(0.04, -0.025, 0.04),
            Mount.at(-0.06, 0.06, 0.1),
            Mount.at(0, 0, 0.1),
            Mount.at(0.2, 0.1, 0.1),
            Mount.at(0.2, 0.1, 0.1)));
  }
}
