package io.openbailian.engine.embedded.draw;

import io.openbailian.engine.embedded.palette.Rgb;

/// A bird in flight.
final class Bird implements Drawing {
  @Override
  public String thing() {
    return "bird";
  }

  @Override
  public double aspect() {
    return 1.7;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    int body = look.colour(0xF5F3EE, 0x5C7FB8, 0xE07A4A);
    int tip = Rgb.darker(body, 0.45);
    double lift = look.dice().between(0, 0.25) + 0.62 * look.pose().flap();
    sheet.paint(
        Pen.at(-0.1, -0.5)
            .curve(-0.45, -1.05 + lift, -0.8, -0.72 + lift)
            .curve(-0.45, -0.74 + lift, -0.02, -0.36)
            .close(),
        Rgb.darker(body, 0.14));
    sheet.paint(
        Pen.at(-0.55, -0.84 + lift)
            .curve(-0.7, -0.86 + lift, -0.8, -0.72 + lift)
            .curve(-0.65, -0.76 + lift, -0.55, -0.84 + lift)
            .close(),
        tip);
    sheet.paintForm(
        Pen.at(0.4, -0.47)
            .curve(0.2, -0.62, -0.05, -0.52)
            .curve(-0.3, -0.42, -0.5, -0.3)
            .to(-0.46, -0.22)
            .curve(0.1, -0.2, 0.3, -0.36)
            .close(),
        body);
    sheet.paint(
        Pen.at(0.06, -0.52)
            .curve(0.28, -1.1 + lift, 0.75, -0.98 + lift)
            .curve(0.42, -0.84 + lift, 0.24, -0.4)
            .close(),
        body);
    sheet.paint(
        Pen.at(0.52, -1.0 + lift)
            .curve(0.66, -1.02 + lift, 0.75, -0.98 + lift)
            .curve(0.58, -0.93 + lift, 0.52, -1.0 + lift)
            .close(),
        tip);
    sheet.paintForm(Shapes.circle(0.38, -0.46, 0.1), body);
    sheet.paint(Pen.at(0.46, -0.49).to(0.6, -0.44).to(0.46, -0.42).close(), 0xF2A93B);
    sheet.paint(Shapes.circle(0.41, -0.48, 0.022), 0x1E1E26);
  }
}
