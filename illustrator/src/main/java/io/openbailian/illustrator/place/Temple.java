package io.openbailian.illustrator.place;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.scene.Hue;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.text.Dice;

/// A temple hall on a terrace: a wide sweeping roof on red columns, steps, an incense burner.
public final class Temple implements Drawing {
  @Override
  public double aspect() {
    return 1.25;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    Dice dice = look.dice();
    if (look.subject().kind().filter("shrine"::equals).isPresent()) {
      torii(sheet, look.colour(0xD8422E));
      return;
    }
    int column = look.hue().map(Hue::rgb).orElse(0xB5402E);
    int roof = look.colour(0xC98F32, 0x4A5F5A, 0x5A5560, 0x3F6A62);
    boolean twice = dice.fork("eaves").chance(0.6);
    sheet.shadow(0, 0, 0.64, 0.03);
    terrace(sheet);
    hall(sheet, -0.16, 0.5, 0.26, column);
    roof(sheet, -0.4, 0.62, 0.16, roof, !twice);
    if (twice) {
      hall(sheet, -0.53, 0.36, 0.08, column);
      roof(sheet, -0.6, 0.5, 0.26, roof, true);
    }
    burner(sheet);
  }

  private static void terrace(Sheet sheet) {
    for (int i = 0; i < 3; i++) {
      double half = 0.62 - 0.03 * i;
      sheet.paintForm(
          Shapes.box(-half, -0.055 * (i + 1), 2 * half, 0.06), Rgb.darker(0xDCD4C6, 0.05 * i));
      sheet.paint(Shapes.box(-half, -0.055 * (i + 1), 2 * half, 0.01), 0xF2ECE0);
    }
    for (int i = 0; i < 5; i++) {
      sheet.paintForm(
          Shapes.box(-0.14, -0.033 * (i + 1), 0.28, 0.034), Rgb.darker(0xE6DECF, 0.03 * i));
      sheet.paint(Shapes.box(-0.14, -0.033 * (i + 1), 0.28, 0.006), 0xFBF6EA);
    }
  }

  private static void hall(Sheet sheet, double foot, double half, double tall, int column) {
    int inside = sheet.palette().dark() ? 0xFFC765 : sheet.palette().lit(Rgb.darker(column, 0.3));
    sheet.fill(Shapes.box(-half * 0.96, foot - tall, half * 1.92, tall), inside);
    int bays = tall > 0.15 ? 5 : 9;
    for (int bay = 0; bay < bays; bay++) {
      double left = -half * 0.94 + half * 1.88 * bay / bays;
      double wide = half * 1.88 / bays;
      for (int i = 1; i < 5; i++) {
        sheet.paintLine(
            Pen.at(left + wide * i / 5, foot - tall * 0.95)
                .to(left + wide * i / 5, foot - tall * 0.3)
                .open(),
            0.004,
            0xC99A5A);
      }
      sheet.paintLine(
          Pen.at(left, foot - tall * 0.62).to(left + wide, foot - tall * 0.62).open(),
          0.005,
          0xC99A5A);
      sheet.paint(Shapes.box(left, foot - tall * 0.3, wide, tall * 0.3), Rgb.darker(column, 0.2));
    }
    for (int i = 0; i <= bays; i++) {
      double x = -half * 0.94 + half * 1.88 * i / bays;
      sheet.paintForm(Shapes.box(x - 0.014, foot - tall, 0.028, tall), column);
    }
    sheet.paint(Shapes.box(-half, foot - tall, half * 2, 0.028), 0x2F6B8A);
    for (int i = 0; i < 14; i++) {
      sheet.paint(
          Shapes.box(-half + half * 2 * i / 14 + 0.008, foot - tall + 0.006, half * 0.06, 0.015),
          0xE0B04A);
    }
  }

  private static void roof(
      Sheet sheet, double eave, double half, double tall, int colour, boolean ridged) {
    double ridge = half * (ridged ? 0.56 : 0.7);
    sheet.paint(Shapes.box(-half * 0.86, eave - 0.02, half * 1.72, 0.03), 0x2A4A44);
    sheet.paintForm(
        Pen.at(-half, eave - tall * 0.3)
            .curve(-half * 0.82, eave - tall * 0.02, -half * 0.7, eave - tall * 0.32)
            .curve(-ridge * 1.04, eave - tall * 0.66, -ridge, eave - tall)
            .to(ridge, eave - tall)
            .curve(ridge * 1.04, eave - tall * 0.66, half * 0.7, eave - tall * 0.32)
            .curve(half * 0.82, eave - tall * 0.02, half, eave - tall * 0.3)
            .curve(half * 0.9, eave + 0.015, half * 0.7, eave + 0.015)
            .to(-half * 0.7, eave + 0.015)
            .curve(-half * 0.9, eave + 0.015, -half, eave - tall * 0.3)
            .close(),
        colour);
    for (int i = -11; i <= 11; i++) {
      sheet.paintLine(
          Pen.at(ridge * i / 11.6, eave - tall * 0.96)
              .curve(
                  half * 0.74 * i / 11.6, eave - tall * 0.4, half * 0.84 * i / 11.6, eave + 0.005)
              .open(),
          0.004,
          Rgb.darker(colour, 0.3));
    }
    sheet.paintLine(
        Pen.at(-half * 0.76, eave + 0.012).to(half * 0.76, eave + 0.012).open(), 0.012, 0xE0B04A);
    if (ridged) {
      sheet.paint(
          Shapes.rounded(-ridge * 1.02, eave - tall * 1.06, ridge * 2.04, 0.03, 0.01),
          Rgb.darker(colour, 0.35));
      for (int side = -1; side <= 1; side += 2) {
        sheet.paintForm(
            Pen.at(ridge * side, eave - tall)
                .curve(
                    ridge * 1.08 * side, eave - tall * 1.1, ridge * 0.98 * side, eave - tall - 0.07)
                .curve(ridge * 0.9 * side, eave - tall - 0.04, ridge * 0.86 * side, eave - tall)
                .close(),
            0xE0B04A);
      }
      sheet.paintForm(Shapes.ellipse(0, eave - tall - 0.035, 0.022, 0.035), 0xE0B04A);
    }
  }

  private static void burner(Sheet sheet) {
    sheet.paintForm(Shapes.rounded(-0.05, -0.08, 0.1, 0.06, 0.02), 0x4A4038);
    sheet.paintLine(Pen.at(-0.035, -0.03).to(-0.04, 0.01).open(), 0.012, 0x4A4038);
    sheet.paintLine(Pen.at(0.035, -0.03).to(0.04, 0.01).open(), 0.012, 0x4A4038);
    for (int i = -1; i <= 1; i++) {
      sheet.line(
          Pen.at(0.016 * i, -0.09)
              .bend(0.016 * i + 0.03, -0.16, 0.016 * i - 0.03, -0.22, 0.016 * i + 0.02, -0.3)
              .open(),
          0.009,
          0xFFFFFF,
          0.35);
    }
  }

  private static void torii(Sheet sheet, int wood) {
    sheet.shadow(0, 0, 0.5, 0.03);
    for (int side = -1; side <= 1; side += 2) {
      sheet.paintForm(
          Shapes.polygon(
              0.36 * side - 0.04,
              -0.82,
              0.36 * side + 0.04,
              -0.82,
              0.4 * side + 0.048,
              0,
              0.4 * side - 0.048,
              0),
          wood);
      sheet.paint(Shapes.box(0.4 * side - 0.055, -0.06, 0.11, 0.065), 0x2E2B31);
    }
    sheet.paintForm(Shapes.box(-0.48, -0.68, 0.96, 0.065), wood);
    sheet.paintForm(Shapes.box(-0.04, -0.84, 0.08, 0.17), wood);
    sheet.paintForm(
        Pen.at(-0.62, -0.97)
            .curve(0, -0.85, 0.62, -0.97)
            .to(0.57, -0.83)
            .curve(0, -0.76, -0.57, -0.83)
            .close(),
        wood);
    sheet.paint(
        Pen.at(-0.63, -1)
            .curve(0, -0.88, 0.63, -1)
            .to(0.61, -0.94)
            .curve(0, -0.83, -0.61, -0.94)
            .close(),
        0x2E2B31);
  }
}
