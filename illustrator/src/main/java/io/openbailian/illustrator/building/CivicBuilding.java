package io.openbailian.illustrator.building;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import java.util.Optional;

/// A building of several storeys, a hospital with its cross, a school with clock and flag, or a
/// house of columns: a bank, a museum.
public final class CivicBuilding implements Drawing {
  @Override
  public double aspect() {
    return 1.15;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    sheet.shadow(0, 0, 0.58, 0.03);
    int wall = look.colour(0xD9C4A0, 0xC98A6A, 0xB9C0C6, 0xE3DACB);
    Optional<String> kind = look.subject().kind();
    switch (kind.orElse("")) {
      case "hospital" -> hospital(sheet, look.colour(0xF1F3F4));
      case "school" -> school(sheet, look.colour(0xC9765A, 0xD9B070));
      case "columns" -> columns(sheet, look.colour(0xE0D6C2, 0xD2CEC6));
      default -> storeys(sheet, wall);
    }
  }

  private static int pane(Sheet sheet) {
    return sheet.palette().dark() ? 0xFFD47A : sheet.palette().lit(0x8FB4CC);
  }

  private static void windows(Sheet sheet, double[] xs, double[] ys, double wide, double tall) {
    for (double y : ys) {
      for (double x : xs) {
        sheet.paint(Shapes.box(x - wide / 2 - 0.01, y - 0.01, wide + 0.02, tall + 0.02), 0xF4EEE2);
        sheet.fill(Shapes.box(x - wide / 2, y, wide, tall), pane(sheet));
        sheet.paint(Shapes.box(x - 0.004, y, 0.008, tall), 0xF4EEE2);
      }
    }
  }

  private static void door(Sheet sheet, double wide, double tall, int rgb) {
    sheet.paintForm(Shapes.box(-wide / 2, -tall, wide, tall), rgb);
    sheet.fill(Shapes.box(-wide * 0.4, -tall * 0.9, wide * 0.35, tall * 0.5), pane(sheet));
    sheet.fill(Shapes.box(wide * 0.05, -tall * 0.9, wide * 0.35, tall * 0.5), pane(sheet));
  }

  private static void storeys(Sheet sheet, int wall) {
    sheet.paintForm(Shapes.box(-0.42, -0.96, 0.84, 0.96), wall);
    sheet.paintForm(Shapes.box(-0.46, -1, 0.92, 0.06), Rgb.darker(wall, 0.25));
    sheet.paintForm(Shapes.box(-0.44, -0.2, 0.88, 0.025), Rgb.lighter(wall, 0.3));
    windows(
        sheet,
        new double[] {-0.31, -0.155, 0, 0.155, 0.31},
        new double[] {-0.88, -0.71, -0.54, -0.37},
        0.09,
        0.11);
    windows(sheet, new double[] {-0.28, 0.28}, new double[] {-0.16}, 0.14, 0.11);
    door(sheet, 0.16, 0.18, 0x6B4630);
  }

  private static void hospital(Sheet sheet, int wall) {
    sheet.paintForm(Shapes.box(-0.56, -0.62, 1.12, 0.62), wall);
    sheet.paintForm(Shapes.box(-0.2, -0.98, 0.4, 0.98), Rgb.lighter(wall, 0.2));
    sheet.paintForm(Shapes.box(-0.58, -0.65, 0.38, 0.04), 0x7F98AC);
    sheet.paintForm(Shapes.box(0.2, -0.65, 0.38, 0.04), 0x7F98AC);
    sheet.paint(Shapes.box(-0.045, -0.93, 0.09, 0.26), 0xD8303A);
    sheet.paint(Shapes.box(-0.13, -0.845, 0.26, 0.09), 0xD8303A);
    windows(
        sheet,
        new double[] {-0.49, -0.38, -0.27, 0.27, 0.38, 0.49},
        new double[] {-0.55, -0.37, -0.19},
        0.07,
        0.1);
    windows(sheet, new double[] {-0.11, 0.11}, new double[] {-0.56, -0.4}, 0.12, 0.09);
    sheet.paintForm(Shapes.box(-0.24, -0.26, 0.48, 0.04), 0xD8303A);
    door(sheet, 0.26, 0.22, 0x5F7F94);
  }

  private static void school(Sheet sheet, int wall) {
    sheet.paintForm(Shapes.box(-0.56, -0.5, 1.12, 0.5), wall);
    sheet.paintForm(Shapes.polygon(-0.6, -0.5, -0.5, -0.64, 0.5, -0.64, 0.6, -0.5), 0x5A5F6A);
    sheet.paintForm(Shapes.box(-0.16, -0.74, 0.32, 0.74), Rgb.lighter(wall, 0.1));
    sheet.paintForm(Shapes.polygon(-0.2, -0.73, 0, -0.9, 0.2, -0.73), 0x5A5F6A);
    sheet.paint(Shapes.circle(0, -0.64, 0.075), 0xFBF6EA);
    sheet.paintLine(Pen.at(0, -0.69).to(0, -0.64).to(0.035, -0.62).open(), 0.012, 0x3A3430);
    sheet.paintLine(Pen.at(0, -0.88).to(0, -1).open(), 0.012, 0x8A8F96);
    sheet.paint(Shapes.polygon(0.005, -1, 0.14, -0.97, 0.005, -0.93), 0xD8303A);
    windows(
        sheet,
        new double[] {-0.47, -0.35, -0.23, 0.23, 0.35, 0.47},
        new double[] {-0.43, -0.22},
        0.08,
        0.12);
    windows(sheet, new double[] {0}, new double[] {-0.46}, 0.16, 0.12);
    door(sheet, 0.18, 0.24, 0x6B4630);
  }

  private static void columns(Sheet sheet, int stone) {
    for (int i = 0; i < 3; i++) {
      sheet.paintForm(
          Shapes.box(-0.56 + 0.03 * i, -0.05 - 0.05 * i, 1.12 - 0.06 * i, 0.055),
          Rgb.darker(stone, 0.1 - 0.05 * i));
    }
    sheet.paintForm(Shapes.box(-0.46, -0.68, 0.92, 0.54), Rgb.darker(stone, 0.18));
    sheet.paintForm(Shapes.box(-0.09, -0.46, 0.18, 0.32), 0x6B4630);
    for (int i = 0; i < 6; i++) {
      double x = -0.43 + 0.172 * i;
      sheet.paintForm(Shapes.box(x - 0.035, -0.68, 0.07, 0.54), stone);
      sheet.paintForm(Shapes.box(x - 0.05, -0.7, 0.1, 0.035), Rgb.lighter(stone, 0.15));
      sheet.paintForm(Shapes.box(x - 0.05, -0.17, 0.1, 0.03), Rgb.lighter(stone, 0.15));
    }
    sheet.paintForm(Shapes.box(-0.52, -0.78, 1.04, 0.09), stone);
    sheet.paintForm(Shapes.polygon(-0.55, -0.78, 0, -1, 0.55, -0.78), Rgb.lighter(stone, 0.08));
    sheet.paint(Shapes.polygon(-0.38, -0.8, 0, -0.945, 0.38, -0.8), Rgb.darker(stone, 0.15));
  }
}
