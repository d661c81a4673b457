package io.openbailian.illustrator.place;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;

/// A big wheel with its cabins.
public final class FerrisWheel implements Drawing {
  private static final int[] CABINS = {0xE0503C, 0xF2B53A, 0x4FA88A, 0x4A86C8, 0x9A6BC0, 0xE886A8};
  private static final double HUB = -0.54;
  private static final double R = 0.42;

  @Override
  public double aspect() {
    return 0.96;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    int frame = look.colour(0xE6E9EE, 0xD86A78, 0x6F9FD0);
    sheet.shadow(0, 0, 0.36, 0.03);
    for (int side = -1; side <= 1; side += 2) {
      sheet.paintLine(Pen.at(0, HUB).to(0.26 * side, -0.02).open(), 0.026, Rgb.darker(frame, 0.2));
    }
    sheet.paintForm(Shapes.rounded(-0.34, -0.035, 0.68, 0.035, 0.01), 0x8A9098);
    double turned = look.dice().fork("turn").between(0, 0.5) + 0.6 * look.pose().swing();
    for (int i = 0; i < 12; i++) {
      double angle = turned + StrictMath.PI * i / 6;
      sheet.paintLine(
          Pen.at(0, HUB).to(R * StrictMath.cos(angle), HUB + R * StrictMath.sin(angle)).open(),
          0.007,
          frame);
    }
    for (double r : new double[] {R, R * 0.93, R * 0.5}) {
      sheet.paintLine(Shapes.circle(0, HUB, r), r == R ? 0.016 : 0.009, frame);
    }
    sheet.paintForm(Shapes.circle(0, HUB, 0.05), 0xF2C24A);
    for (int i = 0; i < 12; i++) {
      double angle = turned + StrictMath.PI * i / 6;
      cabin(
          sheet.at(R * StrictMath.cos(angle), HUB + R * StrictMath.sin(angle), 0.06),
          CABINS[i % CABINS.length]);
    }
  }

  private static void cabin(Sheet sheet, int colour) {
    sheet.paintLine(Pen.at(0, 0).to(0, 0.4).open(), 0.12, 0x6A7078);
    sheet.paintForm(Shapes.rounded(-0.6, 0.3, 1.2, 1.05, 0.4), colour);
    sheet.paint(
        Shapes.rounded(-0.42, 0.46, 0.84, 0.4, 0.14), sheet.palette().dark() ? 0xFFE2A0 : 0xDCF0F8);
    if (sheet.palette().dark()) {
      sheet.glow(0, 0.6, 1.6, 0xFFD88A, 0.5);
    }
  }
}
