package io.openbailian.illustrator.thing.food;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.scene.Hue;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.text.Dice;

/// What is cooked: its colours, and heaps of it.
final class Ingredients {
  private static final int GREEN = 0x6DA544;

  private Ingredients() {}

  /// The main thing, what goes with it and what is strewn over it, by the colour of the dish.
  static int[] colours(Look look) {
    return switch (look.hue().orElse(Hue.RED)) {
      case GREEN -> new int[] {0x5C9A3A, 0xA86A48, 0xC8402E};
      case BROWN -> new int[] {0x8A4526, 0xB8703E, GREEN};
      case WHITE -> new int[] {0xF4EBDD, 0xB84A2C, GREEN};
      case YELLOW -> new int[] {0xE8C566, 0xF2DC96, 0xC8402E};
      case RED, ORANGE, CYAN, BLUE, PURPLE, PINK, BLACK, GREY ->
          new int[] {0xE5472F, 0xF7CE55, GREEN};
    };
  }

  /// Pieces heaped on an ellipse, smaller upwards.
  static void heap(Sheet sheet, Look look, double y, double reach, double rise) {
    int[] colours = colours(look);
    Dice dice = look.dice().fork("food");
    int pieces = 44;
    for (int i = 0; i < pieces; i++) {
      double up = i / (double) pieces;
      double angle = 2 * StrictMath.PI * dice.unit();
      double off = reach * (1 - 0.72 * up) * StrictMath.sqrt(dice.unit());
      double px = off * StrictMath.cos(angle);
      double py = y - rise * up + 0.22 * off * StrictMath.sin(angle);
      int colour = dice.chance(0.12) ? colours[2] : colours[dice.chance(0.55) ? 0 : 1];
      sheet.paintForm(Shapes.blob(dice, px, py, 0.1, 0.055, 7, 0.24), colour);
      sheet.fill(Shapes.ellipse(px - 0.03, py - 0.022, 0.026, 0.01), 0xFFFFFF, 0.35);
    }
  }

  static void steam(Sheet sheet, double from) {
    for (int i = -1; i <= 1; i++) {
      double x = 0.2 * i;
      sheet.line(
          Pen.at(x, from)
              .bend(x + 0.1, from - 0.1, x - 0.1, from - 0.2, x + 0.03, from - 0.32)
              .open(),
          0.03,
          0xFFFFFF,
          0.32);
    }
  }

  /// Something round with a light on it.
  static void ball(Sheet sheet, double x, double y, double r, int colour) {
    sheet.paintForm(Shapes.circle(x, y, r), colour);
    sheet.fill(Shapes.ellipse(x - 0.35 * r, y - 0.4 * r, 0.25 * r, 0.15 * r), 0xFFFFFF, 0.5);
    sheet.paint(Shapes.ellipse(x, y - 0.92 * r, 0.18 * r, 0.09 * r), Rgb.darker(GREEN, 0.2));
  }
}
