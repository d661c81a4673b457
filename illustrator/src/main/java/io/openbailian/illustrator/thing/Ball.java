package io.openbailian.illustrator.thing;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import java.awt.Shape;

/// A ball that lies on the ground: of a game, of yarn, or a striped one to play with.
public final class Ball implements Drawing {
  private static final int DARK = 0x2A2A30;

  @Override
  public double aspect() {
    return 1;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    sheet.shadow(0, 0, 0.46, 0.08);
    Sheet here = sheet.at(0, -0.5, 0.5);
    Shape ball = Shapes.circle(0, 0, 1);
    String kind = look.subject().kind().orElse("");
    int colour =
        look.colour(
            switch (kind) {
              case "football", "volleyball", "baseball" -> 0xF6F5F0;
              case "basketball" -> 0xDB7430;
              case "tennis" -> 0xD4E04A;
              case "yarn" -> 0xD86A78;
              default -> 0xE0443A;
            });
    here.paintForm(ball, colour);
    Sheet on = here.clipped(ball);
    switch (kind) {
      case "football" -> football(on);
      case "basketball" -> seams(on, DARK, 0.06);
      case "tennis" -> arcs(on, 0xFBFBF4, 0.08);
      case "baseball" -> arcs(on, 0xC8323C, 0.05);
      case "volleyball" -> seams(on, 0x6F86A8, 0.045);
      case "yarn" -> yarn(on, colour);
      default -> stripes(on, look);
    }
    here.fill(Shapes.ellipse(-0.38, -0.5, 0.2, 0.13), 0xFFFFFF, 0.5);
  }

  private static void football(Sheet on) {
    patch(on, 0, 0, 0.34, 0);
    for (int i = 0; i < 5; i++) {
      double turn = StrictMath.PI * 2 * i / 5;
      double x = StrictMath.sin(turn);
      double y = -StrictMath.cos(turn);
      patch(on, 0.92 * x, 0.92 * y, 0.34, StrictMath.PI);
      on.paintLine(Pen.at(0.34 * x, 0.34 * y).to(0.62 * x, 0.62 * y).open(), 0.045, DARK);
      double next = turn + StrictMath.PI / 5;
      on.paintLine(
          Pen.at(0.62 * x, 0.62 * y)
              .to(0.66 * StrictMath.sin(next), -0.66 * StrictMath.cos(next))
              .open(),
          0.035,
          0x8A8A90);
    }
  }

  private static void patch(Sheet on, double x, double y, double r, double turned) {
    double[] xy = new double[10];
    for (int i = 0; i < 5; i++) {
      double turn = turned + StrictMath.PI * 2 * i / 5;
      xy[2 * i] = x + r * StrictMath.sin(turn);
      xy[2 * i + 1] = y - r * StrictMath.cos(turn);
    }
    on.paint(Shapes.polygon(xy), DARK);
  }

  private static void seams(Sheet on, int colour, double wide) {
    on.paintLine(Pen.at(-1, 0.06).curve(0, 0.2, 1, -0.06).open(), wide, colour);
    on.paintLine(Pen.at(0.06, -1).curve(-0.2, 0, -0.06, 1).open(), wide, colour);
    for (int side = -1; side <= 1; side += 2) {
      on.paintLine(
          Pen.at(0.72 * side, -0.8).curve(0.18 * side, 0, 0.72 * side, 0.8).open(), wide, colour);
    }
  }

  private static void arcs(Sheet on, int colour, double wide) {
    for (int side = -1; side <= 1; side += 2) {
      on.paintLine(
          Pen.at(0.85 * side, -0.8).curve(0.1 * side, 0, 0.85 * side, 0.8).open(), wide, colour);
    }
  }

  private static void yarn(Sheet on, int colour) {
    for (int i = -4; i <= 4; i++) {
      on.paintLine(
          Pen.at(-1, 0.24 * i).curve(0, 0.24 * i - 0.5, 1, 0.24 * i + 0.16).open(),
          0.035,
          Rgb.darker(colour, 0.28));
      on.paintLine(
          Pen.at(0.24 * i, -1).curve(0.24 * i + 0.4, 0, 0.24 * i - 0.1, 1).open(),
          0.03,
          Rgb.lighter(colour, 0.3));
    }
  }

  private static void stripes(Sheet on, Look look) {
    int[] bands =
        look.hue().isPresent() ? new int[] {0xFFF6E4} : new int[] {0xFFF6E4, 0x3F8FD0, 0xF4C63C};
    for (int i = 0; i < bands.length; i++) {
      double x = bands.length == 1 ? -0.2 : -0.72 + 0.5 * i;
      on.paint(Pen.at(0, -1).curve(x - 0.2, 0, 0, 1).curve(x + 0.5, 0, 0, -1).close(), bands[i]);
    }
    on.paint(Shapes.circle(0, -0.94, 0.16), 0xFFF6E4);
  }
}
