package io.openbailian.engine.embedded.draw;

import io.openbailian.engine.embedded.palette.Rgb;
import io.openbailian.engine.embedded.scene.Dice;

/// A bird on the wing, to the right.
final class BirdFlying {
  private BirdFlying() {}

  static void draw(Brush whole, Look look, Bird.Sort sort, Bird.Plumage plumage) {
    Dice dice = look.dice().fork("wings");
    double lift = dice.between(-0.12, 0.42);
    Brush brush = whole.at(0, -0.42, 1).turned(dice.between(-0.16, 0.06));
    boolean crane = sort == Bird.Sort.CRANE;
    double slim = crane ? 0.72 : sort == Bird.Sort.GULL ? 0.86 : 1.05;
    wing(brush, Rgb.darker(plumage.back(), 0.14), plumage.tip(), -0.02, -0.62, -0.5 + lift, 0.2, crane);
    if (crane) {
      for (int i = 0; i < 2; i++) {
        brush.line(Pen.at(-0.3, 0.02).to(-0.78, 0.1 + 0.03 * i).open(), 0.016, 0x4A4640);
      }
    }
    tail(brush, plumage, slim, crane);
    brush.form(
        Pen.at(0.34, -0.04).bend(0.2, -0.17 * slim, 0, -0.17 * slim, -0.22, -0.06).curve(-0.36, 0, -0.42, 0.06).bend(-0.2, 0.17 * slim, 0.18, 0.19 * slim, 0.34, -0.04).close(),
        plumage.belly());
    if (crane) {
      brush.form(Limb.through(new double[] {0.24, -0.01, 0.42, -0.05, 0.58, -0.06, 0.66, -0.06}, 0.085, 0.042, 0.03, 0.03), plumage.belly());
      brush.flat(Limb.straight(0.42, -0.03, 0.014, 0.6, -0.035, 0.018), plumage.tip());
      head(brush.at(0.68, -0.07, 0.62), plumage, look, true);
    } else {
      head(brush.at(0.37, -0.07, 1), plumage, look, false);
    }
    wing(brush, plumage.back(), plumage.tip(), 0.06, 0.52, -0.62 + lift * 0.9, 0.24, crane);
  }

  private static void tail(Brush brush, Bird.Plumage plumage, double slim, boolean crane) {
    for (int i = -1; i <= 1; i++) {
      brush.form(
          Limb.bent(-0.24, 0.02, 0.05 * slim, -0.42, 0.06 + 0.04 * i, 0.045, crane ? -0.5 : -0.62, 0.1 + 0.09 * i, 0.012),
          i == 0 ? plumage.tip() : Rgb.mix(plumage.tip(), plumage.back(), 0.4));
    }
  }

  /// Feathers from the tip inwards, then the arm of the wing over them.
  private static void wing(Brush brush, int back, int tip, double rootX, double tipX, double tipY, double wide, boolean crane) {
    double way = tipX - rootX;
    for (int i = 0; i < 9; i++) {
      double t = 1 - i / 9.0;
      double fromX = rootX + way * t * 0.82;
      double fromY = tipY * (0.2 * t + 0.8 * t * t) * 0.92 - 0.06;
      double toX = rootX + way * t * 1.02 - 0.12 * (1 - t) - 0.06;
      double toY = fromY + wide * (0.3 + 0.75 * (1 - t)) + (i == 0 ? -0.12 : 0);
      boolean dark = i < (crane ? 5 : 3);
      brush.form(Limb.bent(fromX, fromY, 0.03, (fromX + toX) / 2, (fromY + toY) / 2, 0.055, toX, toY, 0.012), dark ? tip : Rgb.mix(back, tip, 0.12 + 0.03 * i));
    }
    brush.form(
        Limb.through(new double[] {rootX, -0.02, rootX + way * 0.38, tipY * 0.34 - 0.06, rootX + way * 0.72, tipY * 0.66 - 0.06, rootX + way, tipY}, 0.11, 0.085, 0.055, 0.012),
        back);
    brush.line(
        Pen.at(rootX + way * 0.2, tipY * 0.12).curve(rootX + way * 0.5, tipY * 0.4, rootX + way * 0.85, tipY * 0.8).open(), 0.012, Rgb.lighter(back, 0.4), 0.5);
  }

  private static void head(Brush at, Bird.Plumage plumage, Look look, boolean crane) {
    double beak = crane ? 0.36 : 0.2;
    at.form(Shapes.polygon(0.08, -0.05, beak, 0.02, 0.08, 0.055), plumage.beak());
    at.line(Pen.at(0.09, 0.005).to(beak - 0.03, 0.018).open(), 0.008, Rgb.darker(plumage.beak(), 0.4), 0.6);
    at.form(Shapes.ellipse(0, -0.01, 0.115, 0.105), crane ? plumage.belly() : plumage.back());
    if (crane) {
      at.flat(Shapes.ellipse(0.0, -0.085, 0.07, 0.035), 0xD8322E);
    } else {
      at.flat(Shapes.ellipse(0.045, 0.03, 0.06, 0.05), plumage.belly());
    }
    at.flat(Shapes.circle(0.04, -0.025, 0.028), 0x1E1A22);
    at.sheet().fill(Shapes.circle(0.048, -0.035, 0.01), 0xFFFFFF);
    Wardrobe.onHead(at, look, new Anchors(new Mount(-0.01, -0.085, 0.09, 0.1), Mount.at(0, 0, 0.11), Mount.at(0.04, -0.025, 0.04), Mount.at(-0.06, 0.06, 0.1), Mount.at(0, 0, 0.1), Mount.at(0.2, 0.1, 0.1), Mount.at(0.2, 0.1, 0.1)));
  }
}
