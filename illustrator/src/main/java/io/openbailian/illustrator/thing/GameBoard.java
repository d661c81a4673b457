package io.openbailian.illustrator.thing;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.text.Dice;

/// A board with a game on it, on a low table: go, Chinese chess or chess.
public final class GameBoard implements Drawing {
  private static final int WOOD = 0xD9AE6A;

  @Override
  public double aspect() {
    return 1.9;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    sheet.shadow(0, 0, 0.9, 0.06);
    for (int side = -1; side <= 1; side += 2) {
      sheet.paintForm(Shapes.box(0.72 * side - 0.06, -0.5, 0.12, 0.5), 0x6B4226);
    }
    sheet.paintForm(Shapes.box(-0.92, -0.62, 1.84, 0.14), 0x8A5A34);
    sheet.paintForm(Shapes.polygon(-0.92, -0.62, 0.92, -0.62, 0.66, -0.96, -0.66, -0.96), WOOD);
    boolean chess = look.subject().kind().filter("chess"::equals).isPresent();
    if (chess) {
      chequers(sheet);
    } else {
      grid(sheet);
    }
    pieces(sheet, look.dice().fork("pieces"), chess, look.subject().kind().orElse("go"));
  }

  private static double x(double column, double row) {
    return (column - 0.5) * (1.66 - 0.42 * row);
  }

  private static double y(double row) {
    return -0.645 - 0.29 * row;
  }

  private static void grid(Sheet sheet) {
    for (int i = 0; i <= 8; i++) {
      double t = i / 8.0;
      sheet.paintLine(Pen.at(x(t, 0), y(0)).to(x(t, 1), y(1)).open(), 0.008, 0x5A4020);
      sheet.paintLine(Pen.at(x(0, t), y(t)).to(x(1, t), y(t)).open(), 0.008, 0x5A4020);
    }
  }

  private static void chequers(Sheet sheet) {
    for (int row = 0; row < 8; row++) {
      for (int column = 0; column < 8; column++) {
        double near = row / 8.0;
        double far = (row + 1) / 8.0;
        double left = column / 8.0;
        double right = (column + 1) / 8.0;
        sheet.paint(
            Shapes.polygon(
                x(left, near),
                y(near),
                x(right, near),
                y(near),
                x(right, far),
                y(far),
                x(left, far),
                y(far)),
            (row + column) % 2 == 0 ? 0x6B4226 : 0xF4E6C8);
      }
    }
  }

  private static void pieces(Sheet sheet, Dice dice, boolean chess, String kind) {
    for (int row = 7; row >= 0; row--) {
      for (int column = 0; column < 8; column++) {
        double t = (row + 0.5) / 8;
        boolean mine = dice.chance(0.5);
        if (dice.chance(chess ? 0.7 : 0.6)) {
          continue;
        }
        double px = x((column + 0.5) / 8, t);
        double py = y(t);
        if (chess) {
          pawn(sheet.at(px, py, 0.15 - 0.04 * t), mine ? 0x2E2A28 : 0xF6EEDC);
        } else if (kind.equals("xiangqi")) {
          sheet.paintForm(Shapes.ellipse(px, py, 0.07, 0.032), Rgb.lighter(WOOD, 0.4));
          sheet.paintLine(Shapes.ellipse(px, py, 0.045, 0.02), 0.012, mine ? 0xB8302A : 0x2A2A2A);
        } else {
          sheet.paintForm(Shapes.ellipse(px, py, 0.06, 0.028), mine ? 0x26262A : 0xFAFAF6);
        }
      }
    }
  }

  private static void pawn(Sheet sheet, int colour) {
    sheet.paintForm(Shapes.ellipse(0, 0, 0.42, 0.16), colour);
    sheet.paintForm(Shapes.polygon(-0.3, 0, 0.3, 0, 0.12, -0.7, -0.12, -0.7), colour);
    sheet.paintForm(Shapes.circle(0, -0.85, 0.26), colour);
  }
}
