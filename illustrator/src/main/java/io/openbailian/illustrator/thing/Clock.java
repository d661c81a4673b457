package io.openbailian.illustrator.thing;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;

/// A wristwatch on its strap, or an alarm clock with two bells.
public final class Clock implements Drawing {
  @Override
  public double aspect() {
    return 0.8;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    boolean wrist = look.subject().kind().filter("watch"::equals).isPresent();
    sheet.shadow(0, 0, 0.3, 0.04);
    int colour = look.colour(wrist ? 0x6B4226 : 0xD8503C);
    if (wrist) {
      sheet.paintForm(Shapes.rounded(-0.15, -1, 0.3, 1, 0.05), colour);
      for (int i = 0; i < 3; i++) {
        sheet.paint(Shapes.circle(0, -0.06 - 0.06 * i, 0.014), Rgb.darker(colour, 0.5));
      }
      sheet.paintForm(Shapes.rounded(0.27, -0.53, 0.07, 0.07, 0.02), 0xC9CED4);
    } else {
      for (int side = -1; side <= 1; side += 2) {
        sheet.paintLine(Pen.at(0.2 * side, -0.14).to(0.28 * side, -0.01).open(), 0.05, 0x5A6068);
        sheet
            .at(0.2 * side, -0.84, 1)
            .turned(0.5 * side)
            .paintForm(Shapes.ellipse(0, 0, 0.15, 0.1), colour);
      }
      sheet.paintLine(Pen.at(0, -0.84).to(0, -0.96).open(), 0.03, 0x5A6068);
    }
    double r = wrist ? 0.29 : 0.36;
    Sheet face = sheet.at(0, wrist ? -0.5 : -0.46, r);
    face.paintForm(Shapes.circle(0, 0, 1), wrist ? 0xD9B45A : colour);
    face.paint(Shapes.circle(0, 0, 0.84), 0xFDFCF8);
    for (int i = 0; i < 12; i++) {
      double turn = StrictMath.PI * i / 6;
      double in = i % 3 == 0 ? 0.6 : 0.68;
      face.paintLine(
          Pen.at(in * StrictMath.sin(turn), -in * StrictMath.cos(turn))
              .to(0.77 * StrictMath.sin(turn), -0.77 * StrictMath.cos(turn))
              .open(),
          i % 3 == 0 ? 0.07 : 0.035,
          0x3A3E44);
    }
    face.paintLine(Pen.at(0, 0).to(-0.32, -0.26).open(), 0.09, 0x26282C);
    face.paintLine(Pen.at(0, 0).to(0.36, -0.46).open(), 0.06, 0x26282C);
    face.paint(Shapes.circle(0, 0, 0.07), 0xC8323C);
  }
}
