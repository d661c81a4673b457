package io.openbailian.illustrator.animal;

import io.openbailian.illustrator.figure.FacialExpression;
import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.scene.Hue;
import io.openbailian.illustrator.tool.Brush;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.illustrator.tool.Substance;
import java.awt.Shape;

/// A whale at the surface, blowing.
public final class Whale implements Drawing {
  private static final int BELLY = 0xEAF1F5;
  private static final int SPRAY = 0xBFE3F5;

  @Override
  public double aspect() {
    return 1.75;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    int skin =
        Substance.hue(look)
            .map(Hue::rgb)
            .orElseGet(() -> look.dice().fork("skin").pick(0x4F7FA8, 0x5A8FB8, 0x4A6E94));
    Brush brush = Brush.of(sheet.at(0, 0, 1), look);
    flukes(brush.joint(-0.6, -0.34, 0.2 * look.pose().wag()), skin);
    Shape body =
        Pen.at(0.84, -0.34)
            .bend(0.82, -0.7, 0.38, -0.76, 0.06, -0.7)
            .bend(-0.24, -0.64, -0.46, -0.5, -0.64, -0.42)
            .to(-0.68, -0.3)
            .bend(-0.42, -0.12, -0.1, 0, 0.26, 0)
            .bend(0.62, 0, 0.86, -0.12, 0.84, -0.34)
            .close();
    brush.torso(body, skin);
    Brush on = brush.within(body);
    on.flat(
        Pen.at(0.9, -0.26)
            .bend(0.5, -0.26, 0.1, -0.14, -0.7, -0.3)
            .to(-0.6, 0.1)
            .to(0.9, 0.1)
            .close(),
        BELLY);
    for (int i = 0; i < 5; i++) {
      double y = -0.17 + 0.035 * i;
      on.line(
          Pen.at(0.86, y - 0.02).curve(0.4, y + 0.02, -0.05 - 0.04 * i, y - 0.01).open(),
          0.008,
          Rgb.darker(BELLY, 0.18),
          0.8);
    }
    brush.form(
        Pen.at(0.24, -0.22)
            .bend(0.2, -0.06, 0.04, 0.05, -0.08, 0.03)
            .bend(-0.02, -0.08, 0.04, -0.2, 0.12, -0.25)
            .close(),
        Rgb.darker(skin, 0.12));
    FacialExpression.of(look).one(brush.at(0.54, -0.38, 0.046));
    brush.line(Pen.at(0.83, -0.3).curve(0.68, -0.22, 0.5, -0.28).open(), 0.014, 0x2C3A4A);
    spout(brush);
  }

  private static void flukes(Brush brush, int skin) {
    int dark = Rgb.darker(skin, 0.08);
    brush.form(
        Pen.at(-0.58, -0.4)
            .bend(-0.6, -0.56, -0.52, -0.78, -0.42, -0.8)
            .bend(-0.38, -0.66, -0.46, -0.46, -0.58, -0.34)
            .close(),
        dark);
    brush.form(
        Pen.at(-0.58, -0.38)
            .bend(-0.7, -0.46, -0.86, -0.62, -0.86, -0.5)
            .bend(-0.84, -0.36, -0.72, -0.3, -0.6, -0.3)
            .close(),
        dark);
  }

  private static void spout(Brush brush) {
    for (int side = -1; side <= 1; side += 2) {
      brush.line(
          Pen.at(0.36, -0.72)
              .bend(0.36, -0.9, 0.36 + 0.1 * side, -1, 0.36 + 0.18 * side, -0.9)
              .open(),
          0.03,
          SPRAY,
          0.95);
      brush.flat(Shapes.ellipse(0.36 + 0.2 * side, -0.84, 0.022, 0.032), SPRAY);
    }
    brush.line(Pen.at(0.36, -0.72).to(0.36, -0.93).open(), 0.026, SPRAY, 0.95);
  }
}
