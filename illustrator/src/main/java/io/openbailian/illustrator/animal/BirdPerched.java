package io.openbailian.illustrator.animal;

import io.openbailian.illustrator.figure.FacialExpression;
import io.openbailian.illustrator.figure.Props;
import io.openbailian.illustrator.figure.Wardrobe;
import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Anchors;
import io.openbailian.illustrator.tool.Brush;
import io.openbailian.illustrator.tool.Fur;
import io.openbailian.illustrator.tool.Limb;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Mount;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.text.Dice;
import java.awt.Shape;

/// Birds on their feet, seen from the side.
final class BirdPerched {
  private BirdPerched() {}

  static void small(Brush whole, Look look, Bird.Sort sort, Bird.Plumage plumage) {
    Dice dice = look.dice().fork("perched");
    double plump = dice.between(0.29, 0.34);
    whole.contact(0.0, -0.003, 0.3, 0.035);
    Brush brush = whole.at(-0.02, 0, 1);
    for (int side = -1; side <= 1; side += 2) {
      foot(brush, 0.02 + 0.08 * side, -0.2, 0xD98A3A);
    }
    Brush tail = brush.joint(-0.2, -0.34, 0.1 * look.pose().wag());
    for (int i = -1; i <= 1; i++) {
      tail.form(
          Limb.bent(
              -0.2, -0.34, 0.06, -0.36, -0.36 - 0.02 * i, 0.05, -0.5, -0.42 - 0.05 * i, 0.014),
          i == 0 ? plumage.tip() : Rgb.mix(plumage.tip(), plumage.back(), 0.4));
    }
    Shape body =
        Pen.at(0.06, -0.98)
            .bend(0.34, -1.0, 0.42, -0.72, 0.36, -0.5)
            .bend(0.4, -0.24, 0.2, -0.11, 0, -0.11)
            .bend(-0.22, -0.12, -plump - 0.02, -0.3, -0.3, -0.42)
            .bend(-0.26, -0.56, -0.22, -0.62, -0.19, -0.74)
            .bend(-0.16, -0.92, -0.06, -0.98, 0.06, -0.98)
            .close();
    brush.torso(body, plumage.back());
    Brush on = brush.within(body);
    on.flat(Shapes.ellipse(0.2, -0.36, 0.24, 0.34), plumage.belly());
    if (sort == Bird.Sort.SONGBIRD) {
      on.flat(Shapes.ellipse(0.26, -0.7, 0.14, 0.12), plumage.belly());
    }
    if (brush.natural()) {
      Fur.on(brush, body, plumage.back(), dice);
    }
    wing(brush, plumage);
    if (sort == Bird.Sort.SONGBIRD && dice.chance(0.4)) {
      for (int i = 0; i < 3; i++) {
        brush.form(
            Limb.bent(
                0.04,
                -0.95,
                0.03,
                -0.02 - 0.03 * i,
                -1.02,
                0.026,
                -0.1 - 0.05 * i,
                -1.04 + 0.05 * i,
                0.004),
            plumage.tip());
      }
    }
    face(brush, look, plumage, sort == Bird.Sort.DUCK);
    Anchors anchors =
        new Anchors(
            new Mount(0.07, -0.93, 0.18, 0.05),
            Mount.at(0.1, -0.76, 0.26),
            new Mount(0.2, -0.78, 0.09, 0),
            new Mount(0.1, -0.54, 0.28, -0.12),
            Mount.at(0.02, -0.36, 0.3),
            Mount.at(0.46, -0.66, 0.1),
            Mount.at(0.46, -0.64, 0.1));
    Wardrobe.atNeck(brush, look, anchors);
    Wardrobe.onHead(brush, look, anchors);
    Props.inFront(brush, look, anchors);
  }

  private static void wing(Brush brush, Bird.Plumage plumage) {
    for (int i = 0; i < 4; i++) {
      brush.form(
          Limb.bent(
              -0.02,
              -0.48 + 0.04 * i,
              0.07,
              -0.2,
              -0.36 + 0.05 * i,
              0.06,
              -0.4 + 0.05 * i,
              -0.28 + 0.05 * i,
              0.014),
          Rgb.mix(plumage.back(), plumage.tip(), 0.75 - 0.14 * i));
    }
    brush.form(
        Pen.at(0.1, -0.52)
            .bend(-0.02, -0.62, -0.2, -0.56, -0.28, -0.36)
            .bend(-0.14, -0.24, 0.12, -0.24, 0.1, -0.52)
            .close(),
        Rgb.mix(plumage.back(), plumage.tip(), 0.22));
    for (int i = 0; i < 3; i++) {
      brush.line(
          Pen.at(0.02 - 0.08 * i, -0.34 - 0.03 * i)
              .curve(-0.02 - 0.08 * i, -0.29 - 0.02 * i, -0.08 - 0.08 * i, -0.31 - 0.03 * i)
              .open(),
          0.012,
          Rgb.lighter(plumage.back(), 0.4),
          0.6);
    }
  }

  private static void face(Brush brush, Look look, Bird.Plumage plumage, boolean duck) {
    if (duck) {
      brush.form(
          Pen.at(0.31, -0.76)
              .bend(0.42, -0.8, 0.52, -0.74, 0.53, -0.7)
              .bend(0.5, -0.64, 0.38, -0.64, 0.31, -0.66)
              .close(),
          plumage.beak());
    } else {
      brush.form(
          Pen.at(0.32, -0.78).curve(0.42, -0.76, 0.49, -0.7).curve(0.4, -0.67, 0.32, -0.66).close(),
          plumage.beak());
    }
    brush.line(
        Pen.at(0.33, -0.71).curve(0.4, -0.7, 0.47, -0.7).open(),
        0.01,
        Rgb.darker(plumage.beak(), 0.4),
        0.6);
    new FacialExpression(
            FacialExpression.of(look).eyes() == FacialExpression.Eyes.WINKING
                ? FacialExpression.Eyes.OPEN
                : FacialExpression.of(look).eyes(),
            false,
            0.6)
        .one(brush.at(0.2, -0.78, 0.062));
    brush.sheet().fillSoft(0.22, -0.665, 0.06, 0.04, 0xFF6F78, 0.5);
  }

  private static void foot(Brush brush, double x, double top, int colour) {
    brush.line(Pen.at(x, top).to(x, -0.02).open(), 0.022, colour);
    for (int i = -1; i <= 1; i++) {
      brush.line(
          Pen.at(x, -0.022).to(x + 0.035 + 0.035 * i, -0.004 - 0.006 * i).open(), 0.018, colour);
    }
  }

  /// A crane on its long legs.
  static void crane(Brush whole, Look look, Bird.Plumage plumage) {
    Dice dice = look.dice().fork("crane");
    double bow = dice.between(-0.03, 0.05) + 0.4 * look.pose().nod();
    boolean lifted = dice.chance(0.5);
    whole.contact(0, -0.003, 0.2, 0.026);
    Brush brush = whole.at(-0.06, 0, 1);
    brush.line(Pen.at(0.02, -0.42).to(0.03, -0.2).to(0.02, -0.01).open(), 0.018, 0x4A4640);
    brush.line(
        lifted
            ? Pen.at(-0.04, -0.42).to(0.1, -0.26).to(0.0, -0.14).open()
            : Pen.at(-0.05, -0.42).to(-0.04, -0.2).to(-0.06, -0.01).open(),
        0.018,
        0x4A4640);
    brush.line(Pen.at(0.02, -0.012).to(0.1, -0.004).open(), 0.014, 0x4A4640);
    for (int i = 0; i < 5; i++) {
      brush.form(
          Limb.bent(
              -0.14,
              -0.5,
              0.05,
              -0.28,
              -0.42 + 0.03 * i,
              0.05,
              -0.38 + 0.03 * i,
              -0.26 + 0.03 * i,
              0.008),
          plumage.tip());
    }
    brush.form(
        Limb.through(
            new double[] {0.12, -0.5, 0.24, -0.6, 0.2 + bow, -0.76, 0.25 + bow, -0.89},
            0.08,
            0.042,
            0.03,
            0.034),
        plumage.belly());
    brush.flat(
        Limb.through(
            new double[] {0.245, -0.62, 0.215 + bow, -0.74, 0.25 + bow, -0.86},
            0.012,
            0.018,
            0.014),
        plumage.tip());
    Shape body =
        Pen.at(0.2, -0.56)
            .bend(0.1, -0.66, -0.1, -0.62, -0.3, -0.4)
            .bend(-0.2, -0.33, 0.06, -0.32, 0.2, -0.56)
            .close();
    brush.torso(body, plumage.back());
    for (int i = 0; i < 4; i++) {
      brush.line(
          Pen.at(0.06 - 0.07 * i, -0.5 + 0.01 * i)
              .curve(0.0 - 0.07 * i, -0.43, -0.1 - 0.06 * i, -0.42)
              .open(),
          0.008,
          Rgb.darker(plumage.back(), 0.25),
          0.5);
    }
    brush.form(
        Shapes.polygon(0.28 + bow, -0.93, 0.47 + bow, -0.885, 0.28 + bow, -0.885), plumage.beak());
    brush.form(Shapes.ellipse(0.26 + bow, -0.91, 0.052, 0.045), plumage.belly());
    brush.flat(Shapes.ellipse(0.255 + bow, -0.943, 0.036, 0.018), 0xD8322E);
    brush.flat(Shapes.circle(0.28 + bow, -0.912, 0.011), 0x1E1A22);
    Anchors anchors =
        new Anchors(
            Mount.at(0.255 + bow, -0.945, 0.05),
            Mount.at(0.26 + bow, -0.91, 0.055),
            Mount.at(0.28 + bow, -0.91, 0.02),
            Mount.at(0.22, -0.68, 0.045),
            Mount.at(-0.03, -0.48, 0.15),
            Mount.at(0.44 + bow, -0.87, 0.07),
            Mount.at(0.44 + bow, -0.85, 0.07));
    Wardrobe.atNeck(brush, look, anchors);
    Wardrobe.onHead(brush, look, anchors);
    Props.inFront(brush, look, anchors);
  }
}
