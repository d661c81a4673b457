package io.openbailian.engine.embedded.draw;

import io.openbailian.engine.embedded.palette.Rgb;

/// A sailing boat and its image in the water.
final class Boat implements Drawing {
  @Override
  public String thing() {
    return "boat";
  }

  @Override
  public double aspect() {
    return 1;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    int hull = look.colour(0xB5482F, 0x3E5C76, 0x7A4A30);
    int sail = 0xFBF4E4;
    sheet.paint(
        Pen.at(-0.38, 0.03)
            .to(0.36, 0.03)
            .curve(0.1, 0.3, 0.02, 0.42)
            .curve(-0.16, 0.2, -0.38, 0.03)
            .close(),
        hull,
        0.28);
    sheet.paint(Shapes.box(-0.015, -0.95, 0.03, 0.85), 0x5B4030);
    sheet.paintForm(
        Pen.at(0.03, -0.93)
            .bend(0.3, -0.7, 0.42, -0.4, 0.4, -0.22)
            .curve(0.2, -0.17, 0.03, -0.2)
            .close(),
        sail);
    sheet.paintForm(
        Pen.at(-0.03, -0.84)
            .bend(-0.16, -0.6, -0.28, -0.4, -0.34, -0.22)
            .curve(-0.16, -0.17, -0.03, -0.2)
            .close(),
        Rgb.darker(sail, 0.06));
    sheet.paint(
        Pen.at(0.36, -0.42)
            .curve(0.2, -0.38, 0.03, -0.42)
            .to(0.03, -0.5)
            .curve(0.2, -0.46, 0.33, -0.5)
            .close(),
        sheet.palette().accent());
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
    sheet.paint(
        Pen.at(0, -0.95).curve(0.08, -1, 0.16, -0.955).curve(0.08, -0.95, 0, -0.91).close(),
        sheet.palette().accent());
  }
}
