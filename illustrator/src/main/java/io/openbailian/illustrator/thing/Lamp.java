package io.openbailian.illustrator.thing;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.text.Dice;
import java.awt.Shape;

/// A floor lamp or a table lamp; it is lit when it is dark.
public final class Lamp implements Drawing {
  @Override
  public double aspect() {
    return 0.5;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    draw(sheet, look, look.dice().fork("stand").below(3));
  }

  /// A lamp that stands on the floor.
  public static void standing(Sheet sheet, Look look) {
    draw(sheet, look, look.dice().fork("stand").below(2));
  }

  private static void draw(Sheet sheet, Look look, int stand) {
    Dice dice = look.dice();
    int shade = look.colour(0xF6ECD8, 0xE9C98A, 0xD98F6A, 0x8FAFA6);
    sheet.shadow(0, 0, 0.2, 0.02);
    switch (stand) {
      case 0 -> tripod(sheet);
      case 1 -> pole(sheet, dice.fork("metal").pick(0x3A3C42, 0xC9A15A));
      default -> body(sheet, dice.fork("body").pick(0xE9E2D4, 0x6F8F96, 0xC58A6A));
    }
    shade(sheet, shade, dice.fork("form").below(3));
  }

  private static void tripod(Sheet sheet) {
    sheet.paintLine(Pen.at(0, -0.66).to(0.02, -0.02).open(), 0.022, 0x8A5E3A);
    sheet.paintLine(Pen.at(0, -0.66).to(-0.17, 0).open(), 0.026, 0xB07E4E);
    sheet.paintLine(Pen.at(0, -0.66).to(0.17, 0).open(), 0.026, 0xB07E4E);
    sheet.paintForm(Shapes.rounded(-0.03, -0.7, 0.06, 0.07, 0.015), 0x8A5E3A);
  }

  private static void pole(Sheet sheet, int metal) {
    sheet.paintForm(Shapes.box(-0.011, -0.72, 0.022, 0.71), metal);
    sheet.paintForm(Shapes.ellipse(0, -0.015, 0.13, 0.022), metal);
    sheet.fill(Shapes.box(-0.006, -0.7, 0.005, 0.66), 0xFFFFFF, 0.35);
  }

  private static void body(Sheet sheet, int glaze) {
    sheet.paintForm(
        Pen.at(-0.05, -0.66)
            .bend(-0.04, -0.5, -0.17, -0.4, -0.16, -0.24)
            .curve(-0.15, -0.06, -0.09, 0)
            .to(0.09, 0)
            .curve(0.15, -0.06, 0.16, -0.24)
            .bend(0.17, -0.4, 0.04, -0.5, 0.05, -0.66)
            .close(),
        glaze);
    sheet.fill(Shapes.ellipse(-0.08, -0.28, 0.018, 0.09), 0xFFFFFF, 0.5);
    sheet.paint(Shapes.box(-0.02, -0.7, 0.04, 0.06), 0xC9A15A);
  }

  private static void shade(Sheet sheet, int own, int form) {
    boolean dark = sheet.palette().dark();
    Shape shade =
        switch (form) {
          case 0 -> Shapes.polygon(-0.13, -0.99, 0.13, -0.99, 0.23, -0.68, -0.23, -0.68);
          case 1 -> Shapes.rounded(-0.2, -0.98, 0.4, 0.31, 0.03);
          default -> Pen.at(-0.22, -0.68).bend(-0.22, -1.1, 0.22, -1.1, 0.22, -0.68).close();
        };
    if (dark) {
      sheet.glow(0, -0.82, 0.62, 0xFFCB7A, 0.55);
      int lit = Rgb.mix(own, 0xFFD890, 0.35);
      sheet.fillDown(shade, lit, Rgb.lighter(lit, 0.4));
    } else {
      sheet.paintForm(shade, own);
      sheet.glow(0, -0.8, 0.3, 0xFFE9B8, 0.35);
    }
    sheet.paintLine(
        Pen.at(form == 1 ? -0.19 : -0.215, -0.69).to(form == 1 ? 0.19 : 0.215, -0.69).open(),
        0.012,
        Rgb.darker(own, 0.18));
  }

  /// A lamp that hangs from the ceiling: its cord is `cord` long, its shade half a unit wide.
  public static void hanging(Sheet sheet, int own, double cord) {
    sheet.paintLine(Pen.at(0, -cord).to(0, -0.3).open(), 0.012, 0x3A3C42);
    if (sheet.palette().dark()) {
      sheet.glow(0, 0, 1.1, 0xFFCB7A, 0.5);
    }
    sheet.fill(Shapes.ellipse(0, 0, 0.3, 0.05), 0xFFE7B0);
    sheet.paintForm(
        Pen.at(-0.36, 0)
            .bend(-0.34, -0.22, -0.1, -0.24, -0.05, -0.34)
            .to(0.05, -0.34)
            .bend(0.1, -0.24, 0.34, -0.22, 0.36, 0)
            .curve(0, 0.06, -0.36, 0)
            .close(),
        own);
    sheet.fill(Shapes.ellipse(0, 0.005, 0.33, 0.03), 0xFFE7B0, 0.85);
    sheet.fill(
        Pen.at(-0.27, -0.04).bend(-0.24, -0.17, -0.1, -0.2, -0.06, -0.27).open(), 0xFFFFFF, 0.2);
  }
}
