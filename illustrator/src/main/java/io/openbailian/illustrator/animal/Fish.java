package io.openbailian.illustrator.animal;

import io.openbailian.illustrator.figure.FacialExpression;
import io.openbailian.illustrator.figure.Props;
import io.openbailian.illustrator.figure.Wardrobe;
import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Anchors;
import io.openbailian.illustrator.tool.Brush;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Limb;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Mount;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.illustrator.tool.Substance;
import io.openbailian.text.Dice;
import java.awt.Shape;

/// A fish with veils for fins: a goldfish, a carp, or a striped one from a reef.
public final class Fish implements Drawing {
  private enum Marking {
    PLAIN,
    PATCHED,
    BANDED
  }

  @Override
  public double aspect() {
    return 1.5;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    Dice dice = look.dice();
    Marking marking = marking(look);
    int scales =
        Substance.hue(look)
            .map(hue -> hue.rgb())
            .orElseGet(() -> colour(marking, dice.fork("colour")));
    boolean dark = Rgb.luminance(scales) < 0.2;
    int fins = Rgb.mix(scales, 0xFFF2E0, dark ? 0.06 : 0.25);
    double tall = dice.fork("tall").between(0.2, 0.27);
    Brush brush =
        Brush.of(sheet.at(0, -0.5, 1), look).turned(dice.fork("turn").between(-0.14, 0.1));
    double wave = dice.fork("wave").between(-0.08, 0.08) + 0.1 * look.pose().wag();
    tail(brush, fins, wave);
    fin(
        brush,
        fins,
        Pen.at(-0.16, -tall * 0.8)
            .bend(-0.22, -0.36, 0.0, -0.5, 0.1, -0.42)
            .curve(0.16, -0.3, 0.24, -tall * 0.8)
            .close());
    fin(
        brush,
        fins,
        Pen.at(-0.22, tall * 0.6)
            .bend(-0.36, 0.3, -0.34, 0.4, -0.26, 0.42)
            .curve(-0.12, 0.3, -0.06, tall * 0.8)
            .close());
    Shape body =
        Pen.at(0.56, 0.01)
            .bend(0.5, -tall * 0.95, 0.12, -tall * 1.35, -0.18, -tall * 0.72)
            .curve(-0.3, -tall * 0.4, -0.36, -0.06)
            .to(-0.36, 0.06)
            .curve(-0.28, tall * 0.5, -0.14, tall * 0.85)
            .bend(0.14, tall * 1.35, 0.5, tall * 0.95, 0.56, 0.01)
            .close();
    brush.torso(body, scales);
    markings(brush, body, marking, scales, dice.fork("marks"));
    brush
        .within(body)
        .soft(0.12, tall, 0.5, tall * 0.55, Rgb.lighter(scales, dark ? 0.15 : 0.75), 0.7);
    scales(brush, body, scales, tall);
    fin(
        brush,
        Rgb.lighter(fins, 0.1),
        Pen.at(0.1, 0.06)
            .bend(0.02, 0.16, -0.1, 0.34, -0.02, 0.36)
            .curve(0.16, 0.3, 0.2, 0.1)
            .close());
    face(brush, scales, look);
    bubbles(brush, dice.fork("bubbles"));
    worn(brush, look);
  }

  private static Marking marking(Look look) {
    return switch (look.subject().kind().orElse("")) {
      case "koi", "carp" -> Marking.PATCHED;
      case "clownfish", "tropical" -> Marking.BANDED;
      case "goldfish" -> Marking.PLAIN;
      default ->
          look.hue().isPresent()
              ? Marking.PLAIN
              : Marking.values()[look.dice().fork("marking").below(3)];
    };
  }

  private static int colour(Marking marking, Dice dice) {
    return switch (marking) {
      case PLAIN -> dice.pick(0xF28A2E, 0xE85A34, 0x4A9AD0, 0xF2B43C);
      case PATCHED -> 0xFBF4EA;
      case BANDED -> dice.pick(0xF07A2E, 0x3F8FD0, 0xF2C23A);
    };
  }

  private static void tail(Brush brush, int fins, double wave) {
    fin(
        brush,
        fins,
        Pen.at(-0.3, -0.03)
            .bend(-0.42, -0.3, -0.62, -0.42, -0.74, -0.36 + wave)
            .bend(-0.68, -0.2, -0.6, -0.1, -0.58, 0.0)
            .bend(-0.4, 0.0, -0.34, 0.0, -0.3, 0.03)
            .close());
    fin(
        brush,
        fins,
        Pen.at(-0.3, -0.03)
            .bend(-0.4, 0.0, -0.5, 0.0, -0.58, 0.0)
            .bend(-0.62, 0.1, -0.66, 0.22, -0.72, 0.4 + wave)
            .bend(-0.56, 0.42, -0.42, 0.26, -0.3, 0.03)
            .close());
    for (int i = -2; i <= 2; i++) {
      brush.line(
          Pen.at(-0.33, 0.01 * i).curve(-0.48, 0.06 * i, -0.66, 0.15 * i + wave * 0.6).open(),
          0.006,
          Rgb.darker(fins, 0.3),
          0.35);
    }
  }

  private static void fin(Brush brush, int colour, Shape shape) {
    brush.form(shape, colour);
    brush.line(shape, 0.006, Rgb.lighter(colour, 0.5), 0.6);
  }

  private static void markings(Brush brush, Shape body, Marking marking, int scales, Dice dice) {
    Brush on = brush.within(body);
    switch (marking) {
      case PLAIN -> on.soft(0.05, -0.26, 0.45, 0.2, Rgb.darker(scales, 0.25), 0.6);
      case PATCHED -> {
        for (int i = 0; i < 4; i++) {
          on.flat(
              Shapes.blob(
                  dice,
                  -0.24 + 0.2 * i,
                  dice.between(-0.2, 0.02),
                  dice.between(0.07, 0.13),
                  dice.between(0.07, 0.13),
                  8,
                  0.22),
              i == 2 ? 0x3A3238 : 0xE5502E);
        }
      }
      case BANDED -> {
        for (int i = 0; i < 3; i++) {
          double x = -0.24 + 0.25 * i;
          on.flat(Limb.bent(x, -0.4, 0.05, x + 0.03, 0, 0.062, x, 0.4, 0.05), 0x3A3238);
          on.flat(Limb.bent(x, -0.4, 0.036, x + 0.03, 0, 0.048, x, 0.4, 0.036), 0xFFFAF2);
        }
      }
    }
  }

  private static void scales(Brush brush, Shape body, int colour, double tall) {
    for (int row = -3; row <= 3; row++) {
      for (int i = 0; i < 6; i++) {
        double x = -0.24 + 0.075 * i + (row & 1) * 0.037;
        double y = row * tall * 0.24;
        if (body.contains(x - 0.06, y - 0.04, 0.12, 0.08)) {
          brush.line(
              Pen.at(x, y - 0.032).curve(x - 0.042, y, x, y + 0.032).open(),
              0.006,
              Rgb.lighter(colour, 0.55),
              0.5);
        }
      }
    }
  }

  private static void face(Brush brush, int scales, Look look) {
    brush.line(
        Pen.at(0.27, -0.16).curve(0.21, 0.0, 0.27, 0.14).open(),
        0.01,
        Rgb.darker(scales, 0.35),
        0.6);
    brush.flat(Shapes.circle(0.39, -0.055, 0.07), 0xFFFFFF);
    new FacialExpression(
            FacialExpression.of(look).eyes() == FacialExpression.Eyes.CLOSED
                ? FacialExpression.Eyes.CLOSED
                : FacialExpression.Eyes.OPEN,
            false,
            0.5)
        .one(brush.at(0.395, -0.055, 0.056));
    brush.sheet().fillSoft(0.38, 0.075, 0.06, 0.04, 0xFF6F78, 0.5);
    brush.line(Pen.at(0.54, 0.035).curve(0.5, 0.08, 0.46, 0.062).open(), 0.012, 0x7A3A34);
  }

  private static void bubbles(Brush brush, Dice dice) {
    for (int i = 0; i < 4; i++) {
      double r = dice.between(0.014, 0.034);
      double x = 0.58 + dice.between(-0.02, 0.1);
      double y = -0.06 - 0.1 * i;
      brush.sheet().line(Shapes.circle(x, y, r), 0.007, 0xFFFFFF, 0.85);
      brush.sheet().fill(Shapes.circle(x - r * 0.3, y - r * 0.3, r * 0.25), 0xFFFFFF, 0.9);
    }
  }

  private static void worn(Brush brush, Look look) {
    Anchors anchors =
        new Anchors(
            new Mount(0.3, -0.23, 0.12, 0.35),
            new Mount(0.36, 0, 0.17, 0),
            new Mount(0.4, -0.05, 0.07, 0),
            new Mount(0.22, -0.02, 0.16, 1.5),
            Mount.at(0, 0, 0.2),
            Mount.at(0.52, 0.12, 0.12),
            Mount.at(0.52, 0.12, 0.12));
    Wardrobe.onHead(brush, look, anchors);
    Props.inFront(brush, look, anchors);
  }
}
