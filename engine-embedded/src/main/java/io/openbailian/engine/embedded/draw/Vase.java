package io.openbailian.engine.embedded.draw;

import io.openbailian.engine.embedded.scene.Dice;

/// A vase of blue-and-white porcelain with flowers in it.
final class Vase implements Drawing {
  private static final int[] BLOOMS = {0xE8505B, 0xF28FB1, 0xF7D154, 0xFFF3E0, 0xA77BCA};

  @Override
  public String thing() {
    return "vase";
  }

  @Override
  public double aspect() {
    return 0.72;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    Dice dice = look.dice();
    int glaze = look.colour(0xF4F6F8, 0x9CC7B4, 0xE8D8BC);
    int blue = 0x3B62A8;
    sheet.shadow(0.04, 0, 0.2, 0.03);
    for (int i = 0; i < 7; i++) {
      double x = (i - 3) * 0.105;
      double y = -0.76 + 0.014 * (i - 3) * (i - 3) - dice.between(0, 0.16);
      Flowers.stem(sheet, x * 0.15, -0.46, x, y, 0.012);
      if (i % 2 == 0) {
        Flowers.rose(sheet, x, y, 0.075, dice.pick(BLOOMS));
      } else {
        Flowers.daisy(sheet, x, y, 0.08, dice.pick(BLOOMS));
      }
    }
    sheet.paintForm(
        Pen.at(-0.085, -0.52)
            .curve(-0.06, -0.45, -0.08, -0.41)
            .bend(-0.22, -0.33, -0.2, -0.12, -0.1, 0)
            .to(0.1, 0)
            .bend(0.2, -0.12, 0.22, -0.33, 0.08, -0.41)
            .curve(0.06, -0.45, 0.085, -0.52)
            .close(),
        glaze);
    sheet.paint(Shapes.ellipse(0, -0.52, 0.085, 0.016), 0x54606C);
    sheet.paintLine(Pen.at(-0.16, -0.32).curve(0, -0.27, 0.16, -0.32).open(), 0.008, blue);
    sheet.paintLine(Pen.at(-0.135, -0.07).curve(0, -0.03, 0.135, -0.07).open(), 0.008, blue);
    for (int i = -1; i <= 1; i++) {
      Flowers.daisy(sheet, 0.095 * i, -0.19 + 0.012 * i * i, 0.04, blue);
    }
    sheet.fill(Shapes.ellipse(-0.1, -0.26, 0.022, 0.08), 0xFFFFFF, 0.55);
  }
}
