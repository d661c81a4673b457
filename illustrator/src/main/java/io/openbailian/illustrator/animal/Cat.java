package io.openbailian.illustrator.animal;

import io.openbailian.illustrator.figure.FacialExpression;
import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Anchors;
import io.openbailian.illustrator.tool.Brush;
import io.openbailian.illustrator.tool.Limb;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Mount;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Substance;
import io.openbailian.text.Dice;
import java.awt.Shape;

/// A cat.
public final class Cat extends Beast {
  private static final Coat[] COATS = {
    new Coat(0xF0A24C, 0xC86F24, 0xFFF3E0, 0xF0A24C, Pattern.STRIPES),
    new Coat(0xA7A9B0, 0x666A75, 0xF3F1EE, 0xA7A9B0, Pattern.STRIPES),
    new Coat(0xF7EFE3, 0xE59A45, 0xFFFBF4, 0xF7EFE3, Pattern.PATCHES),
    new Coat(0xEBDAC2, 0x6B4B3A, 0xF7ECDC, 0x7A5A46, Pattern.POINTS),
    new Coat(0xC79A6B, 0x7A5233, 0xFBEFDD, 0xC79A6B, Pattern.STRIPES),
    new Coat(0x47434C, 0x302D35, 0xFBF8F2, 0x47434C, Pattern.PLAIN)
  };
  private static final int[] EYES = {0x6FB65A, 0x3FA0C8, 0xE0A832, 0x55B7A4};

  @Override
  Coat coat(Look look) {
    return Substance.hue(look)
        .map(hue -> Coat.dyed(hue, Pattern.STRIPES))
        .orElseGet(() -> COATS[look.dice().fork("coat").below(COATS.length)]);
  }

  @Override
  Build build(Look look) {
    Dice dice = look.dice().fork("build");
    return new Build(
        -0.67,
        dice.between(0.295, 0.32),
        dice.between(0.27, 0.33),
        dice.between(0.36, 0.42),
        dice.between(0.115, 0.14),
        0.17,
        dice.between(0.042, 0.05),
        false);
  }

  @Override
  Anchors.HeadMounts mounts() {
    return new Anchors.HeadMounts(Mount.at(0, -0.62, 0.72), Mount.at(0, 0, 0.44));
  }

  @Override
  Reach reach() {
    return new Reach(0.27, 1.15, 0);
  }

  @Override
  void tail(Brush brush, One one) {
    double curl = one.dice("tail").between(-0.06, 0.1);
    double[] way = {-0.04, 0.03, 0.13, 0.02, 0.2, -0.13, 0.15 + curl, -0.28, 0.2 + curl, -0.35};
    brush.form(Limb.through(way, 0.04, 0.043, 0.042, 0.04, 0.032), one.coat().fur());
    if (one.coat().pattern() != Pattern.PLAIN) {
      brush.form(
          Limb.through(
              new double[] {0.155 + curl, -0.27, 0.165 + curl, -0.31, 0.2 + curl, -0.35},
              0.041,
              0.04,
              0.033),
          one.coat().mark());
    }
  }

  @Override
  void head(Brush brush, One one) {
    Coat coat = one.coat();
    for (int side = -1; side <= 1; side += 2) {
      ear(brush.joint(0.6 * side, -0.4, side * one.earTurn()), coat, side);
    }
    Shape skull =
        Pen.at(0, -0.7)
            .bend(0.54, -0.73, 0.98, -0.41, 1, 0)
            .to(1.17, 0.14)
            .to(1.02, 0.2)
            .to(1.12, 0.34)
            .to(0.92, 0.36)
            .bend(0.73, 0.6, 0.38, 0.68, 0, 0.68)
            .bend(-0.38, 0.68, -0.73, 0.6, -0.92, 0.36)
            .to(-1.12, 0.34)
            .to(-1.02, 0.2)
            .to(-1.17, 0.14)
            .to(-1, 0)
            .bend(-0.98, -0.41, -0.54, -0.73, 0, -0.7)
            .close();
    brush.fur(skull, coat.fur(), one.dice("head"));
    marks(brush.within(skull), coat);
    muzzle(brush, coat);
    one.face().eyes(brush, 0.44, 0, 0.23, one.dice("eyes").pick(EYES));
    FacialExpression.blush(brush, 0.7, 0.36, 0.15);
    nose(brush);
    one.face().muzzle(brush, 0.4, 0.19);
    whiskers(brush);
  }

  private static void ear(Brush brush, Coat coat, int side) {
    brush.form(
        Pen.at(0.2 * side, -0.5)
            .bend(0.4 * side, -0.85, 0.62 * side, -1.05, 0.74 * side, -1.05)
            .bend(0.88 * side, -0.98, 0.97 * side, -0.5, 0.93 * side, -0.12)
            .close(),
        coat.pattern() == Pattern.POINTS ? coat.mark() : coat.fur());
    brush.flat(
        Pen.at(0.4 * side, -0.55)
            .bend(0.52 * side, -0.75, 0.62 * side, -0.88, 0.72 * side, -0.91)
            .bend(0.8 * side, -0.82, 0.84 * side, -0.55, 0.82 * side, -0.3)
            .close(),
        0xF0A3A2);
    for (int i = 0; i < 3; i++) {
      double x = (0.38 + 0.1 * i) * side;
      brush.flat(
          Pen.at(x, -0.4).to(x + 0.15 * side, -0.66 + 0.06 * i).to(x + 0.12 * side, -0.3).close(),
          coat.belly());
    }
  }

  private static void marks(Brush brush, Coat coat) {
    switch (coat.pattern()) {
      case STRIPES -> stripes(brush, coat.mark());
      case PATCHES -> {
        brush.flat(Shapes.ellipse(0.62, -0.42, 0.52, 0.5), coat.mark());
        brush.flat(Shapes.ellipse(-0.75, -0.5, 0.46, 0.42), 0x4A4146);
      }
      case POINTS -> {
        brush.soft(0, 0.25, 0.75, 0.6, coat.mark(), 0.95);
        brush.soft(0, 0.05, 0.3, 0.7, coat.mark(), 0.5);
      }
      case PLAIN, SPOTS -> {}
    }
  }

  private static void stripes(Brush brush, int mark) {
    brush.flat(Limb.straight(0, -0.75, 0.07, 0, -0.34, 0.012), mark);
    for (int side = -1; side <= 1; side += 2) {
      brush.flat(Limb.straight(0.23 * side, -0.72, 0.06, 0.18 * side, -0.4, 0.012), mark);
      brush.flat(Limb.straight(1.05 * side, -0.08, 0.05, 0.7 * side, 0.0, 0.01), mark);
      brush.flat(Limb.straight(1.05 * side, 0.14, 0.05, 0.76 * side, 0.16, 0.01), mark);
    }
  }

  private static void muzzle(Brush brush, Coat coat) {
    for (int side = -1; side <= 1; side += 2) {
      brush.flat(Shapes.ellipse(0.16 * side, 0.38, 0.24, 0.19), coat.belly());
    }
    brush.flat(Shapes.ellipse(0, 0.5, 0.2, 0.14), coat.belly());
  }

  private static void nose(Brush brush) {
    brush.form(
        Pen.at(-0.1, 0.22)
            .curve(0, 0.18, 0.1, 0.22)
            .curve(0.07, 0.31, 0, 0.33)
            .curve(-0.07, 0.31, -0.1, 0.22)
            .close(),
        0xE4707C);
  }

  private static void whiskers(Brush brush) {
    int white = Rgb.lighter(brush.tone(0xFFFFFF), 0.2);
    for (int side = -1; side <= 1; side += 2) {
      for (int i = -1; i <= 1; i++) {
        brush
            .sheet()
            .line(
                Pen.at(0.32 * side, 0.36 + 0.05 * i)
                    .curve(0.85 * side, 0.3 + 0.1 * i, 1.3 * side, 0.4 + 0.16 * i)
                    .open(),
                0.017,
                white,
                0.85);
      }
    }
  }
}
