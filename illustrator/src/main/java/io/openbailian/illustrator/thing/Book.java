package io.openbailian.illustrator.thing;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.scene.Subject;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;

/// A book that lies open, or stands closed where its colour is asked for or it is one of many.
public final class Book implements Drawing {
  @Override
  public double aspect() {
    return 1.5;
  }

  @Override
  public double aspect(Subject subject) {
    return subject.count() > 1 || subject.hue().isPresent() ? 0.9 : aspect();
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    int cover = look.colour(0x8A3A3A, 0x2F4F7C, 0x2F6B5A, 0xC98A3A);
    sheet.shadow(0, -0.02, 0.8, 0.07);
    if (look.subject().count() > 1 || look.hue().isPresent()) {
      closed(sheet, cover);
    } else {
      open(sheet, cover);
    }
  }

  private static void open(Sheet sheet, int cover) {
    for (int side = -1; side <= 1; side += 2) {
      sheet.paintForm(
          Pen.at(0, -0.2)
              .curve(0.3 * side, -0.34, 0.74 * side, -0.24)
              .to(0.62 * side, -0.98)
              .curve(0.26 * side, -1.02, 0, -0.88)
              .close(),
          cover);
      sheet.paint(
          Pen.at(0.74 * side, -0.24)
              .to(0.74 * side, -0.14)
              .curve(0.3 * side, -0.22, 0, -0.06)
              .to(0, -0.2)
              .curve(0.3 * side, -0.34, 0.74 * side, -0.24)
              .close(),
          Rgb.darker(cover, 0.25));
      for (int leaf = 3; leaf >= 0; leaf--) {
        double in = 0.02 * leaf;
        sheet.paintForm(
            Pen.at(0, -0.22 - 0.02 * (3 - leaf))
                .curve(
                    0.3 * side,
                    -0.4 - 0.02 * (3 - leaf),
                    (0.7 - in * 0.4) * side,
                    -0.3 - 0.01 * (3 - leaf))
                .to((0.585 - in * 0.4) * side, -0.96)
                .curve(0.26 * side, -1.01, 0, -0.87)
                .close(),
            leaf % 2 == 0 ? 0xFBF4E4 : 0xE6DAC2);
      }
      for (int line = 0; line < 7; line++) {
        double y = -0.84 + 0.065 * line;
        double out = 0.54 + 0.013 * line;
        sheet.paintLine(
            Pen.at(0.06 * side, y - 0.01)
                .curve(0.3 * side, y - 0.1, (line == 6 ? out * 0.6 : out) * side, y - 0.05)
                .open(),
            0.011,
            0x8A8078);
      }
    }
    sheet.fill(
        Pen.at(-0.09, -0.3).to(0.09, -0.3).to(0.06, -0.9).to(-0.06, -0.9).close(), 0x5A4A3A, 0.14);
    sheet.paint(
        Pen.at(0.1, -0.94)
            .to(0.16, -0.96)
            .curve(0.2, -0.4, 0.22, -0.08)
            .to(0.17, -0.12)
            .to(0.13, -0.04)
            .curve(0.14, -0.4, 0.1, -0.94)
            .close(),
        Rgb.mix(cover, 0xD8423A, 0.7));
  }

  /// With its title on the cover.
  private static void closed(Sheet sheet, int cover) {
    sheet.paintForm(Shapes.rounded(-0.42, -0.98, 0.8, 0.96, 0.03), Rgb.darker(cover, 0.2));
    sheet.paintForm(Shapes.box(-0.36, -0.94, 0.76, 0.9), 0xF4EBD8);
    sheet.paintForm(Shapes.rounded(-0.42, -1, 0.76, 0.96, 0.03), cover);
    sheet.paint(Shapes.box(-0.34, -1, 0.035, 0.96), Rgb.darker(cover, 0.3));
    sheet.paintForm(Shapes.rounded(-0.2, -0.82, 0.42, 0.22, 0.02), 0xF6E9C8);
    for (int i = 0; i < 2; i++) {
      sheet.paint(Shapes.box(-0.14, -0.76 + 0.07 * i, 0.3 - 0.1 * i, 0.025), 0x7A6A58);
    }
    sheet.paint(Shapes.circle(0.01, -0.3, 0.075), 0xE7C768);
  }
}
