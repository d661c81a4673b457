package io.openbailian.illustrator.figure;

import io.openbailian.illustrator.tool.Brush;
import io.openbailian.illustrator.tool.Limb;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;

/// What a kind of person always has on the head.
final class HeadPieces {
  private HeadPieces() {}

  static void draw(Brush head, Figure figure) {
    Brush crown = head.at(0, -0.6, 1.02);
    switch (figure.guise().headgear()) {
      case NONE -> {}
      case CROWN -> Hats.crown(crown.at(0, -0.28, 0.66), 0xF2C13C);
      case VEIL -> {
        for (int i = -2; i <= 2; i++) {
          Trimmings.bloom(head.at(0.36 * i, -0.98 + 0.09 * i * i, 0.19), 0xFFFDF8);
        }
      }
      case HELMET -> helmet(head, figure.colours().cloth());
      case SPHERE -> sphere(head);
      case WITCH -> witch(crown, figure.colours().cloth());
      case TOQUE -> toque(crown);
    }
  }

  static void veil(Brush head) {
    head.sheet()
        .fill(
            Pen.at(0, -1.3)
                .bend(1.5, -1.3, 1.5, 1.2, 1.7, 4.4)
                .curve(0.9, 4.8, 0, 4.5)
                .curve(-0.9, 4.8, -1.7, 4.4)
                .bend(-1.5, 1.2, -1.5, -1.3, 0, -1.3)
                .close(),
            0xFFFFFF,
            0.62);
  }

  private static void helmet(Brush head, int steel) {
    head.form(
        Pen.at(-1.12, 0.9)
            .bend(-1.3, -0.6, -0.9, -1.3, 0, -1.3)
            .bend(0.9, -1.3, 1.3, -0.6, 1.12, 0.9)
            .to(0.78, 0.96)
            .bend(0.9, 0.3, 0.86, -0.22, 0.7, -0.3)
            .to(-0.7, -0.3)
            .bend(-0.86, -0.22, -0.9, 0.3, -0.78, 0.96)
            .close(),
        steel);
    head.form(Shapes.rounded(-0.98, -0.5, 1.96, 0.28, 0.1), steel);
    head.line(Pen.at(0, -1.28).to(0, -0.5).open(), 0.08, 0xE8C45A);
    head.form(
        Limb.through(
            new double[] {0, -1.25, 0.35, -1.72, 0.95, -1.6, 1.25, -0.95}, 0.08, 0.26, 0.26, 0.03),
        0xC8323C);
  }

  private static void sphere(Brush head) {
    head.form(Shapes.rounded(-0.9, 0.86, 1.8, 0.36, 0.16), 0xC9CFD8);
    Sheet sheet = head.sheet();
    sheet.fill(Shapes.circle(0, -0.06, 1.36), 0xBFE2F6, 0.12);
    sheet.line(Shapes.circle(0, -0.06, 1.36), 0.12, sheet.palette().lit(0xEEF2F6), 0.95);
    double side = head.light();
    sheet.line(
        Pen.at(1.08 * side, -0.5).curve(0.92 * side, -0.95, 0.5 * side, -1.14).open(),
        0.15,
        0xFFFFFF,
        0.85);
    sheet.fill(Shapes.circle(1.12 * side, -0.22, 0.08), 0xFFFFFF, 0.85);
  }

  static void witch(Brush crown, int cloth) {
    crown.form(Shapes.ellipse(0, -0.02, 1.7, 0.32), cloth);
    crown.form(
        Pen.at(-0.92, -0.06)
            .curve(-0.4, -0.7, -0.2, -1.3)
            .curve(0.1, -1.5, 0.62, -1.42)
            .curve(0.34, -1.2, 0.36, -0.9)
            .curve(0.6, -0.4, 0.92, -0.06)
            .curve(0, 0.2, -0.92, -0.06)
            .close(),
        cloth);
    crown.form(
        Pen.at(-0.9, -0.1)
            .curve(0, 0.16, 0.9, -0.1)
            .to(0.76, -0.32)
            .curve(0, -0.1, -0.76, -0.32)
            .close(),
        0xF0C24A);
  }

  static void toque(Brush crown) {
    for (int i = -1; i <= 1; i++) {
      crown.form(Shapes.circle(0.5 * i, -0.72 - (i == 0 ? 0.14 : 0), 0.5), 0xFDFCF8);
    }
    crown.form(Shapes.rounded(-0.85, -0.6, 1.7, 0.66, 0.1), 0xF6F3EC);
  }
}
