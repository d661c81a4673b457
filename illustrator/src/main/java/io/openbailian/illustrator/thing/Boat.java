package io.openbailian.illustrator.thing;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.text.Dice;

/// A boat and its image in the water: under sail, with a mat awning and a lantern, or steaming.
public final class Boat implements Drawing {
  @Override
  public double aspect() {
    return 1;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    Dice dice = look.dice();
    int hull = look.colour(0xB5482F, 0x3E5C76, 0x7A4A30, 0x2F6B5A);
    boolean asked = look.hue().isPresent();
    image(sheet, hull);
    switch (look.subject().kind().orElse("sail")) {
      case "fishing", "canoe", "raft", "dragon" -> sampan(sheet, hull);
      case "steamer" -> steamer(sheet, hull);
      default -> sails(sheet, hull, dice, asked);
    }
    wake(sheet, dice.fork("wake"));
  }

  private static void image(Sheet sheet, int hull) {
    for (int i = 0; i < 6; i++) {
      double half = 0.4 - 0.05 * i;
      sheet.paint(
          Shapes.ellipse(0.02 * (i % 2), 0.06 + 0.045 * i, half, 0.018), hull, 0.34 - 0.05 * i);
    }
  }

  private static void wake(Sheet sheet, Dice dice) {
    for (int i = 0; i < 9; i++) {
      sheet.fill(
          Shapes.ellipse(
              dice.between(-0.5, 0.5), 0.035 + 0.02 * dice.unit(), dice.between(0.03, 0.1), 0.006),
          sheet.palette().lit(0xFFFFFF),
          0.7);
    }
  }

  private static void hull(Sheet sheet, int hull) {
    sheet.paintForm(
        Pen.at(-0.46, -0.13)
            .curve(0, -0.07, 0.5, -0.15)
            .bend(0.42, 0.02, 0.3, 0.04, 0.24, 0.04)
            .to(-0.26, 0.04)
            .bend(-0.36, 0.03, -0.42, -0.04, -0.46, -0.13)
            .close(),
        hull);
    sheet.paintLine(
        Pen.at(-0.45, -0.115).curve(0, -0.055, 0.49, -0.135).open(), 0.02, Rgb.lighter(hull, 0.55));
    sheet.paintLine(
        Pen.at(-0.41, -0.06).curve(0, -0.015, 0.43, -0.07).open(), 0.006, Rgb.darker(hull, 0.3));
    sheet.paintLine(
        Pen.at(-0.36, -0.015).curve(0, 0.02, 0.37, -0.02).open(), 0.006, Rgb.darker(hull, 0.3));
  }

  private static void sails(Sheet sheet, int hull, Dice dice, boolean asked) {
    int sail =
        asked
            ? Rgb.mix(hull, 0xFFFFFF, 0.12)
            : dice.fork("sail").pick(0xFBF4E4, 0xF7E2C0, 0xE9826A);
    sheet.paint(Shapes.box(-0.015, -0.97, 0.03, 0.87), 0x5B4030);
    sheet.paintForm(
        Pen.at(0.03, -0.94)
            .bend(0.32, -0.72, 0.44, -0.4, 0.4, -0.22)
            .curve(0.2, -0.17, 0.03, -0.2)
            .close(),
        sail);
    for (int i = 1; i < 5; i++) {
      double y = -0.94 + 0.15 * i;
      sheet.paintLine(
          Pen.at(0.03, y + 0.02).curve(0.16, y + 0.05, 0.06 + 0.085 * i, y).open(),
          0.006,
          Rgb.darker(sail, 0.16));
    }
    sheet.paintForm(
        Pen.at(-0.03, -0.86)
            .bend(-0.16, -0.62, -0.3, -0.4, -0.36, -0.22)
            .curve(-0.16, -0.17, -0.03, -0.2)
            .close(),
        Rgb.darker(sail, 0.07));
    sheet.paintLine(Pen.at(0, -0.96).to(0.48, -0.15).open(), 0.005, 0x5B4030);
    sheet.paintLine(Pen.at(0, -0.96).to(-0.44, -0.13).open(), 0.005, 0x5B4030);
    hull(sheet, hull);
    sheet.paint(
        Pen.at(0, -0.97).curve(0.08, -1, 0.16, -0.96).curve(0.08, -0.96, 0, -0.92).close(),
        sheet.palette().accent());
  }

  private static void sampan(Sheet sheet, int hull) {
    sheet.paintForm(
        Pen.at(-0.2, -0.12).bend(-0.2, -0.42, 0.2, -0.42, 0.2, -0.12).close(), 0xA9854E);
    for (int i = 0; i < 7; i++) {
      double x = -0.17 + 0.057 * i;
      sheet.paintLine(
          Pen.at(x, -0.12).curve(x * 0.95, -0.3, x * 0.75, -0.34 + x * x * 3).open(),
          0.006,
          0x7A5A30);
    }
    sheet.paintForm(
        Pen.at(-0.52, -0.2)
            .curve(-0.3, -0.08, 0, -0.09)
            .curve(0.3, -0.08, 0.52, -0.2)
            .bend(0.4, 0.02, 0.3, 0.04, 0.2, 0.04)
            .to(-0.2, 0.04)
            .bend(-0.3, 0.04, -0.4, 0.02, -0.52, -0.2)
            .close(),
        hull);
    sheet.paintLine(
        Pen.at(-0.5, -0.185).curve(-0.3, -0.065, 0, -0.075).curve(0.3, -0.065, 0.5, -0.185).open(),
        0.018,
        Rgb.lighter(hull, 0.4));
    sheet.paintLine(Pen.at(0.42, -0.2).to(0.42, -0.5).open(), 0.012, 0x5B4030);
    sheet.paintLine(Pen.at(0.42, -0.5).curve(0.36, -0.52, 0.33, -0.48).open(), 0.01, 0x5B4030);
    sheet.glow(0.33, -0.41, 0.2, 0xFFB25A, sheet.palette().dark() ? 0.8 : 0.35);
    sheet.paintForm(Shapes.ellipse(0.33, -0.41, 0.045, 0.055), 0xE2472E);
    sheet.paintLine(Pen.at(-0.3, -0.3).to(-0.56, 0.1).open(), 0.016, 0x5B4030);
  }

  private static void steamer(Sheet sheet, int hull) {
    for (int i = 0; i < 6; i++) {
      sheet.fill(
          Shapes.circle(-0.02 - 0.07 * i, -0.8 - 0.03 * i, 0.045 + 0.018 * i),
          sheet.palette().lit(0xFFFFFF),
          0.55 - 0.08 * i);
    }
    sheet.paintForm(Shapes.polygon(-0.05, -0.48, 0.07, -0.48, 0.06, -0.76, -0.04, -0.76), 0xC23A2E);
    sheet.paint(Shapes.box(-0.043, -0.76, 0.106, 0.06), 0x2E2B31);
    sheet.paintForm(Shapes.rounded(-0.26, -0.5, 0.5, 0.2, 0.02), 0xFBF8F0);
    sheet.paintForm(Shapes.rounded(-0.34, -0.32, 0.68, 0.2, 0.02), 0xF2EDE2);
    for (int i = 0; i < 7; i++) {
      sheet.paint(Shapes.circle(-0.27 + 0.09 * i, -0.22, 0.024), 0x5A7A94);
    }
    for (int i = 0; i < 4; i++) {
      sheet.paint(
          Shapes.box(-0.2 + 0.11 * i, -0.45, 0.075, 0.07),
          sheet.palette().dark() ? 0xFFE2A0 : 0x7FA3BC);
    }
    hull(sheet, hull);
  }
}
