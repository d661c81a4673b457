package io.openbailian.illustrator.vehicle;

import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;

/// Wheels seen from the side.
final class Wheels {
  private Wheels() {}

  /// A tyre on a rim of light metal.
  static void tyre(Sheet sheet, double x, double y, double r) {
    sheet.paint(Shapes.circle(x, y, r), 0x1E2026);
    sheet.paintForm(Shapes.circle(x, y, r * 0.8), 0x34373E);
    sheet.paintForm(Shapes.circle(x, y, r * 0.55), 0xC9CED4);
    for (int i = 0; i < 6; i++) {
      double angle = StrictMath.PI * i / 3;
      sheet.paintLine(
          Pen.at(x, y)
              .to(x + 0.5 * r * StrictMath.cos(angle), y + 0.5 * r * StrictMath.sin(angle))
              .open(),
          r * 0.12,
          0x7A8088);
    }
    sheet.paint(Shapes.circle(x, y, r * 0.14), 0x4A4E56);
  }
}
