package io.openbailian.illustrator.thing;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.scene.Hue;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import java.awt.Shape;

/// A bottle, in the shape and the glass of what is in it.
public final class Bottle implements Drawing {
  @Override
  public double aspect() {
    return 0.5;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    sheet.shadow(0.02, 0, 0.2, 0.03);
    String kind = look.subject().kind().orElse("");
    switch (kind) {
      case "perfume" -> perfume(sheet, look.colour(0xE9A8B8, 0xF0C878, 0xA8C8E0, 0xC8A8DC));
      case "jar", "medicine" ->
          jar(sheet, kind.equals("jar") ? look.colour(0xCFE4EA) : look.colour(0xC9762E), kind);
      case "wine", "champagne" -> {
        int glass = look.hue().map(Hue::rgb).orElse(kind.equals("wine") ? 0x2E4A34 : 0x3F6B3A);
        slender(sheet, glass, kind.equals("wine") ? 0x7A2030 : 0xE0B84A, 0xF6EEDC);
      }
      case "beer" -> slender(sheet, look.colour(0x8A4A1E), 0xE0B84A, 0xF4F0E6);
      case "cola" -> slender(sheet, look.colour(0x3A1C16), 0xC8242E, 0xC8242E);
      case "milk" -> slender(sheet, look.colour(0xFBFAF4), 0x5C9AD0, 0xBFDCF0);
      case "water" -> slender(sheet, look.colour(0xBFE2F0), 0x3F8FD0, 0x6FB4E4);
      default -> slender(sheet, look.colour(0x8FC4A8, 0x9CC8DC, 0xC8DCC0), 0xB98656, 0);
    }
  }

  private static void slender(Sheet sheet, int glass, int cap, int label) {
    Shape body =
        Pen.at(-0.055, -0.93)
            .to(-0.055, -0.7)
            .bend(-0.06, -0.6, -0.155, -0.6, -0.16, -0.46)
            .to(-0.16, -0.04)
            .curve(-0.16, 0, -0.1, 0)
            .to(0.1, 0)
            .curve(0.16, 0, 0.16, -0.04)
            .to(0.16, -0.46)
            .bend(0.155, -0.6, 0.06, -0.6, 0.055, -0.7)
            .to(0.055, -0.93)
            .close();
    sheet.paintForm(body, glass);
    if (label != 0) {
      sheet.paintForm(Shapes.rounded(-0.16, -0.4, 0.32, 0.24, 0.01), label);
      sheet.paint(Shapes.box(-0.1, -0.34, 0.2, 0.022), Rgb.mix(cap, 0x2A2028, 0.2));
      sheet.paint(Shapes.box(-0.07, -0.28, 0.14, 0.014), Rgb.darker(label, 0.4));
      sheet.paint(Shapes.circle(0, -0.22, 0.022), cap);
    }
    sheet.paintForm(Shapes.rounded(-0.062, -1, 0.124, 0.13, 0.018), cap);
    sheet.fill(
        Pen.at(-0.125, -0.44)
            .curve(-0.135, -0.2, -0.12, -0.05)
            .to(-0.09, -0.05)
            .curve(-0.1, -0.2, -0.09, -0.46)
            .close(),
        0xFFFFFF,
        0.5);
    sheet.fill(Shapes.box(-0.035, -0.84, 0.018, 0.18), 0xFFFFFF, 0.45);
  }

  /// A flacon of cut glass with a stopper.
  private static void perfume(Sheet sheet, int scent) {
    sheet.paintForm(Shapes.rounded(-0.23, -0.66, 0.46, 0.66, 0.05), Rgb.lighter(scent, 0.45));
    sheet.paintForm(Shapes.rounded(-0.185, -0.5, 0.37, 0.45, 0.035), scent);
    sheet.fill(Shapes.ellipse(0, -0.5, 0.185, 0.02), Rgb.lighter(scent, 0.5), 0.9);
    sheet.paintForm(Shapes.box(-0.06, -0.73, 0.12, 0.08), 0xE0B84A);
    sheet.paintForm(
        Shapes.polygon(-0.09, -0.73, 0.09, -0.73, 0.13, -0.94, 0, -1, -0.13, -0.94), 0xF0D58A);
    sheet.paint(Shapes.rounded(-0.11, -0.36, 0.22, 0.17, 0.01), 0xFFFDF8);
    sheet.paint(Shapes.box(-0.07, -0.31, 0.14, 0.018), 0x8A7440);
    sheet.paint(Shapes.box(-0.045, -0.265, 0.09, 0.012), 0x8A7440);
    sheet.fill(
        Shapes.polygon(-0.21, -0.62, -0.14, -0.64, -0.17, -0.04, -0.21, -0.05), 0xFFFFFF, 0.55);
    sheet.fill(Shapes.polygon(0.19, -0.6, 0.21, -0.6, 0.21, -0.1, 0.19, -0.1), 0xFFFFFF, 0.4);
  }

  private static void jar(Sheet sheet, int glass, String kind) {
    sheet.paintForm(Shapes.rounded(-0.23, -0.78, 0.46, 0.78, 0.08), glass);
    sheet.paintForm(Shapes.rounded(-0.2, -0.92, 0.4, 0.16, 0.03), 0xF4F2EC);
    for (int i = -4; i <= 4; i++) {
      sheet.paint(Shapes.box(0.042 * i - 0.004, -0.9, 0.008, 0.12), 0xCFCAC0);
    }
    sheet.paintForm(Shapes.rounded(-0.22, -0.56, 0.44, 0.32, 0.02), 0xFBFAF4);
    if (kind.equals("medicine")) {
      sheet.paint(Shapes.box(-0.03, -0.51, 0.06, 0.2), 0xD8323C);
      sheet.paint(Shapes.box(-0.1, -0.44, 0.2, 0.06), 0xD8323C);
    } else {
      sheet.paint(Shapes.box(-0.12, -0.46, 0.24, 0.03), 0x8A7A60);
      sheet.paint(Shapes.box(-0.08, -0.38, 0.16, 0.02), 0x8A7A60);
    }
    sheet.fill(Shapes.rounded(-0.19, -0.7, 0.05, 0.6, 0.02), 0xFFFFFF, 0.4);
  }
}
