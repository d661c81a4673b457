package io.openbailian.illustrator.figure;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.scene.Action;
import io.openbailian.illustrator.scene.Hue;
import io.openbailian.illustrator.scene.Subject;
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
import java.util.List;

/// A fairy who hovers on gauzy wings in a light of her own.
public final class Fairy implements Drawing {
  private static final int[] COLOURS = {0x5FB65A, 0x58A8D8, 0xE07AA8, 0x9A74CC, 0xF0B84A};

  @Override
  public double aspect() {
    return 0.9;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    Dice dice = look.dice();
    int own = Substance.hue(look).map(Hue::rgb).orElseGet(() -> dice.fork("fairy").pick(COLOURS));
    Subject subject = look.subject();
    Action action = subject.action() == Action.ANY ? Action.FLYING : subject.action();
    Look doing = look.as(Actions.doing(subject, action));
    Guise guise =
        new Guise(
            Body.Measures.CHILD,
            Guise.Clothes.DRESS,
            dice.fork("hairstyle")
                .pick(
                    List.of(
                        Guise.Hair.LONG, Guise.Hair.PONYTAIL, Guise.Hair.BUN, Guise.Hair.PIGTAILS)),
            Guise.Headgear.NONE);
    Figure.Colours base = Figure.Colours.of(doing, guise);
    boolean grey = Rgb.luminance(own) < 0.2 || Rgb.luminance(own) > 0.9;
    int hair =
        grey
            ? Rgb.mix(own, base.hair(), 0.25)
            : Rgb.mix(own, dice.fork("hair").chance(0.5) ? 0xF6D88A : 0x3A2A26, 0.42);
    Figure figure =
        Figure.of(
            doing,
            guise,
            new Figure.Colours(
                base.skin(), hair, own, Rgb.darker(own, 0.25), Rgb.darker(own, 0.35)));
    Sheet whole = sheet.at(0, 0, Worn.room(subject) * 0.94);
    Mount chest = figure.body().chest();
    whole.glow(0, -0.5, 0.45, Rgb.lighter(own, 0.45), whole.palette().dark() ? 1 : 0.6);
    Brush brush = Brush.of(whole, look).shining(0.85);
    wings(brush.at(chest.x(), chest.y() + 0.06, 1), own, dice.fork("wings"), look.pose());
    figure.draw(brush);
    leaves(brush, figure, own);
    wand(brush, figure, own);
    sparkles(whole, own, dice.fork("sparkles"));
  }

  private static void wings(Brush brush, int own, Dice dice, Pose pose) {
    double spread = dice.between(0.9, 1.05) * (1 - 0.4 * pose.flap());
    for (int side = -1; side <= 1; side += 2) {
      double s = side * spread;
      wing(
          brush,
          own,
          Pen.at(0, 0)
              .bend(0.1 * s, -0.28, 0.34 * s, -0.42, 0.43 * s, -0.32)
              .bend(0.48 * s, -0.18, 0.3 * s, 0.02, 0, 0.05)
              .close(),
          s,
          -0.3);
      wing(
          brush,
          own,
          Pen.at(0, 0.02)
              .bend(0.22 * s, 0.0, 0.36 * s, 0.1, 0.33 * s, 0.22)
              .bend(0.28 * s, 0.32, 0.1 * s, 0.26, 0, 0.08)
              .close(),
          s * 0.8,
          0.2);
    }
  }

  private static void wing(Brush brush, int own, Shape shape, double side, double tip) {
    Sheet sheet = brush.sheet();
    int tone = brush.tone(own);
    sheet.fillRound(
        shape, 0.6, new float[] {0, 1}, Rgb.lighter(tone, 0.8), Rgb.lighter(tone, 0.25));
    for (int i = 0; i < 4; i++) {
      sheet.line(
          Pen.at(0, 0.02)
              .curve(
                  0.16 * side, tip * 0.35 + 0.03 * i, (0.36 - 0.03 * i) * side, tip * (1 - 0.2 * i))
              .open(),
          0.004,
          0xFFFFFF,
          0.7);
    }
    sheet.line(shape, 0.007, Rgb.lighter(tone, 0.65), 0.9);
  }

  /// Leaves for a collar and in the hair.
  private static void leaves(Brush brush, Figure figure, int own) {
    Mount h = figure.body().hip();
    for (int i = -2; i <= 2; i++) {
      double x = h.x() + 0.032 * i;
      brush.form(
          Limb.bent(
              x,
              h.y() - 0.055,
              0.012,
              x + 0.012 * i,
              h.y() + 0.01,
              0.03,
              x + 0.024 * i,
              h.y() + 0.075,
              0.003),
          i % 2 == 0 ? Rgb.lighter(own, 0.22) : Rgb.darker(own, 0.12));
    }
    Brush head = figure.body().head().on(brush);
    for (int i = -3; i <= 3; i++) {
      head.form(
          Limb.straight(
              0.26 * i, -0.86 + 0.045 * i * i, 0.1, 0.26 * i + 0.16, -1.06 + 0.045 * i * i, 0.02),
          i % 2 == 0 ? Rgb.darker(own, 0.1) : Rgb.lighter(own, 0.2));
    }
    Trimmings.bloom(head.at(0.5, -0.86, 0.24), 0xFFF4E6);
  }

  private static void wand(Brush brush, Figure figure, int own) {
    if (Props.holds(figure.look().subject())
        || figure.look().subject().action() == Action.READING) {
      return;
    }
    Body.Joints hand = figure.body().arm(1);
    double x = hand.endX() + 0.05;
    double y = hand.endY() - 0.13;
    brush.line(Pen.at(hand.endX() - 0.012, hand.endY() + 0.04).to(x, y).open(), 0.011, 0x9A6A3C);
    brush.sheet().glow(x, y, 0.1, 0xFFF2B0, 0.85);
    Props.star(brush.at(x, y, 0.04), Rgb.mix(0xFFE07A, own, 0.1));
  }

  private static void sparkles(Sheet sheet, int own, Dice dice) {
    for (int i = 0; i < 11; i++) {
      double angle = dice.between(0, 2 * StrictMath.PI);
      double far = dice.between(0.36, 0.47);
      double x = far * 0.9 * StrictMath.cos(angle);
      double y = -0.5 + far * StrictMath.sin(angle);
      double r = dice.between(0.006, 0.016);
      sheet.fillSoft(x, y, r * 2.2, r * 2.2, Rgb.lighter(own, 0.5), 0.7);
      sheet.fill(
          Shapes.polygon(
              x,
              y - r * 1.6,
              x + r * 0.35,
              y - r * 0.35,
              x + r * 1.6,
              y,
              x + r * 0.35,
              y + r * 0.35,
              x,
              y + r * 1.6,
              x - r * 0.35,
              y + r * 0.35,
              x - r * 1.6,
              y,
              x - r * 0.35,
              y - r * 0.35),
          0xFFFDF0,
          0.95);
    }
  }
}
