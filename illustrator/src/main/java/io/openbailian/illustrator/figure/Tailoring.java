package io.openbailian.illustrator.figure;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Brush;
import io.openbailian.illustrator.tool.Mount;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import java.awt.Shape;

/// Collars, buttons, stripes and belts: what tells one garment from another.
final class Tailoring {
  private Tailoring() {}

  static void draw(Brush brush, Figure f, Shape torso) {
    Mount c = f.body().chest();
    Mount h = f.body().hip();
    double s = f.guise().measures().shoulder();
    int cloth = f.colours().cloth();
    Brush on = brush.within(torso);
    switch (f.guise().clothes()) {
      case DRESS, GOWN -> {
        for (int side = -1; side <= 1; side += 2) {
          brush.form(
              Pen.at(c.x(), c.y() + 0.015)
                  .curve(c.x() + 0.03 * side, c.y() + 0.05, c.x() + 0.055 * side, c.y() + 0.035)
                  .curve(c.x() + 0.06 * side, c.y(), c.x() + 0.03 * side, c.y() - 0.012)
                  .close(),
              0xFFFAF0);
        }
      }
      case SHIRT -> {
        if (f.look().dice().fork("stripes").chance(0.5)) {
          for (int i = 0; i < 3; i++) {
            on.flat(
                Shapes.box(c.x() - s * 1.3, c.y() + 0.055 + 0.052 * i, s * 2.6, 0.02),
                0xFFF8EA,
                0.85);
          }
        } else {
          Props.heart(brush.at((c.x() + h.x()) / 2, c.y() + 0.09, 0.024), 0xFFF4E0);
        }
      }
      case SWEATER -> {
        for (int i = -4; i <= 4; i++) {
          on.line(
              Pen.at(c.x() + s * 0.26 * i, c.y()).to(c.x() + s * 0.24 * i, h.y() + 0.03).open(),
              0.006,
              Rgb.darker(cloth, 0.3),
              0.4);
        }
        on.flat(
            Shapes.box(h.x() - s * 1.5, h.y() - 0.01, s * 3, 0.06), Rgb.darker(cloth, 0.16), 0.9);
        brush.form(
            Shapes.rounded(c.x() - s * 0.5, c.y() - 0.016, s, 0.034, 0.014),
            Rgb.darker(cloth, 0.1));
      }
      case OVERALLS -> {
        double y = c.y() + (h.y() - c.y()) * 0.42;
        on.flat(Shapes.box(h.x() - s * 1.4, y + 0.035, s * 2.8, 0.4), cloth);
        brush.form(Shapes.rounded(c.x() - s * 0.6, y - 0.03, s * 1.2, 0.11, 0.015), cloth);
        for (int side = -1; side <= 1; side += 2) {
          brush.line(
              Pen.at(c.x() + s * 0.5 * side, y - 0.02).to(c.x() + s * 0.62 * side, c.y()).open(),
              0.022,
              cloth);
          brush.form(Shapes.circle(c.x() + s * 0.45 * side, y - 0.015, 0.01), 0xF4D06A);
        }
        brush.line(
            Shapes.rounded(c.x() - s * 0.3, y + 0.02, s * 0.6, 0.045, 0.01),
            0.004,
            Rgb.darker(cloth, 0.4),
            0.6);
      }
      case COAT, APRON -> {
        brush.line(
            Pen.at(c.x(), c.y() + 0.02).to(h.x(), h.y() + 0.03).open(),
            0.006,
            Rgb.darker(cloth, 0.45),
            0.7);
        for (int i = 0; i < 3; i++) {
          brush.form(
              Shapes.circle(c.x() + 0.025, c.y() + 0.07 + 0.055 * i, 0.011),
              Rgb.lighter(cloth, 0.5));
        }
        for (int side = -1; side <= 1; side += 2) {
          brush.form(
              Shapes.polygon(
                  c.x(),
                  c.y() + 0.06,
                  c.x() + 0.012 * side,
                  c.y() - 0.012,
                  c.x() + 0.06 * side,
                  c.y() - 0.006,
                  c.x() + 0.05 * side,
                  c.y() + 0.05),
              Rgb.lighter(cloth, 0.18));
        }
      }
      case SUIT -> {
        on.flat(
            Shapes.polygon(
                c.x() - 0.035, c.y() - 0.01, c.x() + 0.035, c.y() - 0.01, c.x(), c.y() + 0.13),
            0xFFFFFF);
        brush.form(
            Shapes.polygon(
                c.x() - 0.012,
                c.y() + 0.012,
                c.x() + 0.012,
                c.y() + 0.012,
                c.x() + 0.014,
                c.y() + 0.085,
                c.x(),
                c.y() + 0.105,
                c.x() - 0.014,
                c.y() + 0.085),
            0xC83A48);
      }
      case ROBE -> {
        on.line(
            Pen.at(c.x() - s * 0.5, c.y() - 0.01).to(c.x() + s * 0.3, h.y() - 0.05).open(),
            0.026,
            Rgb.lighter(cloth, 0.6));
        on.line(
            Pen.at(c.x() + s * 0.5, c.y() - 0.01).to(c.x() - s * 0.1, c.y() + 0.11).open(),
            0.026,
            Rgb.lighter(cloth, 0.6));
      }
      case ARMOUR -> {
        brush.line(
            Pen.at(c.x(), c.y() + 0.03).to(h.x(), h.y()).open(), 0.006, Rgb.darker(cloth, 0.4));
        for (int side = -1; side <= 1; side += 2) {
          brush.form(
              Shapes.ellipse(c.x() + s * 1.05 * side, c.y() + 0.035, 0.055, 0.045),
              Rgb.lighter(cloth, 0.15));
        }
        brush.form(Shapes.rounded(h.x() - s * 0.8, h.y() - 0.02, s * 1.6, 0.03, 0.01), 0x7A5230);
      }
      case SPACESUIT -> {
        brush.form(Shapes.rounded(c.x() - 0.055, c.y() + 0.06, 0.11, 0.08, 0.016), 0xC6CCD6);
        for (int i = -1; i <= 1; i++) {
          brush.form(
              Shapes.circle(c.x() + 0.03 * i, c.y() + 0.1, 0.011),
              new int[] {0xE2504A, 0xF2C24A, 0x4AA6D8}[i + 1]);
        }
        brush.line(
            Pen.at(h.x() - s, h.y() - 0.01)
                .curve(h.x(), h.y() + 0.02, h.x() + s, h.y() - 0.01)
                .open(),
            0.018,
            0xE58A3C);
      }
    }
  }
}
