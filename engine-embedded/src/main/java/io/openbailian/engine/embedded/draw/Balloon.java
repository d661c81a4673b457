package io.openbailian.engine.embedded.draw;

import io.openbailian.engine.embedded.palette.Rgb;
import java.awt.Shape;

/// A hot-air balloon with striped gores.
final class Balloon implements Drawing {
  @Override
  public String thing() {
    return "balloon";
  }

  @Override
  public double aspect() {
    return 0.72;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    int first = look.colour(0xE4572E, 0x3B78C9, 0xE8B33B, 0xD4567E);
    int gold = look.hue().isPresent() ? 0xFDF3DC : 0xF6C945;
    int second = look.dice().fork("second").pick(0xFDF3DC, gold);
    sheet.paintForm(envelope(1), first);
    sheet.paint(envelope(0.68), second);
    sheet.paintForm(envelope(0.36), first);
    sheet.fill(Shapes.ellipse(-0.16, -0.75, 0.05, 0.13), 0xFFFFFF, 0.25);
    for (int i = -1; i <= 1; i += 2) {
      sheet.paintLine(Pen.at(0.075 * i, -0.29).to(0.05 * i, -0.13).open(), 0.007, 0x5B4030);
    }
    sheet.paint(Shapes.rounded(-0.08, -0.31, 0.16, 0.03, 0.01), Rgb.darker(first, 0.3));
    sheet.paintForm(Shapes.rounded(-0.06, -0.13, 0.12, 0.11, 0.02), 0xA9743F);
    sheet.paint(Shapes.rounded(-0.068, -0.14, 0.136, 0.025, 0.01), 0x7A4F2A);
  }

  private static Shape envelope(double wide) {
    return Pen.at(0, -1)
        .bend(0.27 * wide, -1, 0.36 * wide, -0.8, 0.35 * wide, -0.66)
        .bend(0.33 * wide, -0.5, 0.14 * wide, -0.4, 0.08 * wide, -0.29)
        .to(-0.08 * wide, -0.29)
        .bend(-0.14 * wide, -0.4, -0.33 * wide, -0.5, -0.35 * wide, -0.66)
        .bend(-0.36 * wide, -0.8, -0.27 * wide, -1, 0, -1)
        .close();
  }
}
