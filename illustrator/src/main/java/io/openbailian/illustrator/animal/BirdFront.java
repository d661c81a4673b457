package io.openbailian.illustrator.animal;

import io.openbailian.illustrator.figure.FacialExpression;
import io.openbailian.illustrator.figure.Props;
import io.openbailian.illustrator.figure.Wardrobe;
import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Anchors;
import io.openbailian.illustrator.tool.Brush;
import io.openbailian.illustrator.tool.Finish;
import io.openbailian.illustrator.tool.Limb;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Mount;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.text.Dice;
import java.awt.Shape;

/// Birds that stand and look at you: owls and penguins.
final class BirdFront {
  private BirdFront() {}

  static void draw(Brush brush, Look look, boolean owl, Bird.Plumage plumage) {
    Dice dice = look.dice().fork("front");
    double w = dice.between(0.3, 0.35);
    brush.contact(0, -0.003, w * 1.1, 0.035);
    for (int side = -1; side <= 1; side += 2) {
      for (int i = -1; i <= 1; i++) {
        brush.form(
            Limb.straight(0.11 * side, -0.04, 0.028, 0.11 * side + 0.045 * i, -0.012, 0.02),
            0xF0A03A);
      }
    }
    if (owl) {
      for (int side = -1; side <= 1; side += 2) {
        brush.form(
            Pen.at(0.1 * side, -0.86)
                .curve(0.24 * side, -0.9, 0.29 * side, -1.0)
                .curve(0.32 * side, -0.84, 0.26 * side, -0.74)
                .close(),
            plumage.back());
      }
    }
    Shape body =
        Pen.at(0, owl ? -0.93 : -1.0)
            .bend(w * 0.9, -0.97, w * 1.02, -0.7, w * 1.04, -0.42)
            .bend(w * 1.06, -0.12, w * 0.7, -0.03, 0, -0.03)
            .bend(-w * 0.7, -0.03, -w * 1.06, -0.12, -w * 1.04, -0.42)
            .bend(-w * 1.02, -0.7, -w * 0.9, -0.97, 0, owl ? -0.93 : -1.0)
            .close();
    brush.fur(body, plumage.back(), dice);
    Shape belly = Shapes.ellipse(0, -0.31, w * 0.74, 0.26);
    brush.flat(belly, plumage.belly());
    if (owl) {
      feathers(brush.within(belly), plumage, w);
      disc(brush, plumage);
    } else {
      for (int side = -1; side <= 1; side += 2) {
        brush.flat(Shapes.ellipse(0.1 * side, -0.72, 0.13, 0.15), plumage.belly());
      }
    }
    look.subject().material().ifPresent(made -> Finish.pattern(brush, belly, made, dice));
    Anchors anchors =
        new Anchors(
            Mount.at(0, owl ? -0.86 : -0.92, w * 0.66),
            Mount.at(0, -0.66, w * 0.82),
            Mount.at(0, -0.7, owl ? 0.145 : 0.1),
            Mount.at(0, -0.5, w * 0.9),
            Mount.at(0, -0.3, w),
            Mount.at(w * 0.8, -0.34, 0.13),
            Mount.at(0, -0.32, 0.16));
    FacialExpression.of(look)
        .eyes(
            brush,
            owl ? 0.145 : 0.1,
            -0.7,
            owl ? 0.092 : 0.055,
            owl ? dice.pick(0xF2B93B, 0xE8963B) : 0x4A3A34);
    brush.form(
        Pen.at(-0.045, -0.65)
            .curve(0, -0.68, 0.045, -0.65)
            .curve(0.03, -0.58, 0, -0.555)
            .curve(-0.03, -0.58, -0.045, -0.65)
            .close(),
        plumage.beak());
    FacialExpression.blush(brush, owl ? 0.24 : 0.18, -0.58, 0.045);
    Wardrobe.atNeck(brush, look, anchors);
    Props.behind(brush, look, anchors);
    Props.inFront(brush, look, anchors);
    for (int side = -1; side <= 1; side += 2) {
      double in = Props.holds(look.subject()) ? 0.45 : 0.98;
      Brush wing = brush.joint(w * 0.92 * side, -0.52, -0.06 * side * look.pose().wag());
      wing.form(
          Limb.bent(
              w * 0.92 * side,
              -0.52,
              0.075,
              w * 1.12 * side,
              -0.32,
              0.085,
              w * in * side,
              -0.15 - (1 - in) * 0.25,
              0.02),
          Rgb.mix(plumage.back(), plumage.tip(), 0.5));
    }
    Wardrobe.behindHead(brush, look, anchors);
    Wardrobe.onHead(brush, look, anchors);
  }

  private static void feathers(Brush belly, Bird.Plumage plumage, double w) {
    for (int row = 0; row < 4; row++) {
      for (int i = -2; i <= 2; i++) {
        double x = (i + (row & 1) * 0.5) * w * 0.3;
        double y = -0.46 + 0.1 * row;
        belly.line(
            Pen.at(x - 0.035, y).curve(x, y + 0.05, x + 0.035, y).open(),
            0.012,
            plumage.tip(),
            0.5);
      }
    }
  }

  private static void disc(Brush brush, Bird.Plumage plumage) {
    for (int side = -1; side <= 1; side += 2) {
      brush.form(Shapes.circle(0.145 * side, -0.7, 0.165), plumage.belly());
      brush.line(
          Pen.at(0.02 * side, -0.78).curve(0.14 * side, -0.92, 0.29 * side, -0.86).open(),
          0.03,
          plumage.tip());
    }
  }
}
