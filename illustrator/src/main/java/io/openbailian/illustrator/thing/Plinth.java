package io.openbailian.illustrator.thing;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;

/// A block with soft edges: what stands in for a thing that has no drawing yet.
public final class Plinth implements Drawing {
  private static final int[] COLOURS = {0xC8B79A, 0xB7A6C0, 0x9DB3A4, 0xC79C86};

  @Override
  public String thing() {
    return "plinth";
  }

  @Override
  public double aspect() {
    return 1.5;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    int colour = look.colour(COLOURS);
    sheet.shadow(0, 0, 0.8, 0.06);
    sheet.paintForm(Shapes.rounded(-0.74, -1, 1.48, 1, 0.12), Rgb.darker(colour, 0.12));
    sheet.paintForm(Shapes.rounded(-0.74, -1, 1.48, 0.3, 0.12), Rgb.lighter(colour, 0.2));
  }
}
