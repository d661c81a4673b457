package io.openbailian.engine.embedded.draw;

import io.openbailian.engine.embedded.palette.Rgb;

/// A rabbit with a flower between its paws.
final class Rabbit implements Drawing {
  private static final int[] COATS = {0xF4EBDD, 0xC9B49A, 0xDAD6D2, 0xFAF5EC};

  @Override
  public String thing() {
    return "rabbit";
  }

  @Override
  public double aspect() {
    return 0.62;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    int fur = look.colour(COATS);
    int belly = Rgb.lighter(fur, 0.6);
    Pose pose = look.pose();
    Sheet up = sheet.joint(0, -0.36, pose.nod());
    sheet.shadow(0, 0, 0.27, 0.042);
    sheet.paint(Shapes.circle(0.22, -0.1, 0.06), belly);
    for (int side = -1; side <= 1; side += 2) {
      Sheet ear = up.at(0.075 * side, -0.62, 1).turned(0.16 * side + 0.14 * pose.wag() * side);
      ear.paintForm(Shapes.ellipse(0, -0.19, 0.062, 0.21), fur);
      ear.paint(Shapes.ellipse(0, -0.18, 0.032, 0.155), 0xF2B3B3);
    }
    sheet.paintForm(Shapes.ellipse(0, -0.19, 0.215, 0.2), fur);
    sheet.paint(Shapes.ellipse(0, -0.18, 0.13, 0.15), belly);
    for (int side = -1; side <= 1; side += 2) {
      sheet.paintForm(Shapes.ellipse(0.13 * side, -0.03, 0.095, 0.045), fur);
    }
    up.paintForm(Shapes.ellipse(0, -0.5, 0.205, 0.175), fur);
    for (int side = -1; side <= 1; side += 2) {
      up.paint(Shapes.ellipse(0.09 * side, -0.52, 0.032, 0.042), 0x2A2026);
      up.fill(Shapes.circle(0.09 * side - 0.01, -0.536, 0.012), 0xFFFFFF);
      up.fill(Shapes.ellipse(0.145 * side, -0.455, 0.035, 0.022), 0xF58C8C, 0.5);
      up.paint(Shapes.ellipse(0.035 * side, -0.43, 0.045, 0.034), belly);
    }
    up.paint(Pen.at(-0.02, -0.465).to(0.02, -0.465).to(0, -0.445).close(), 0xE57F86);
    up.paintLine(
        Pen.at(-0.03, -0.42).curve(0, -0.4, 0, -0.44).curve(0, -0.4, 0.03, -0.42).open(),
        0.006,
        0x6A4A48);
    Flowers.stem(sheet, 0, -0.1, 0, -0.27, 0.008);
    Flowers.daisy(sheet, 0, -0.29, 0.06, sheet.palette().accent());
    sheet.paintForm(Shapes.ellipse(-0.06, -0.2, 0.05, 0.04), fur);
    sheet.paintForm(Shapes.ellipse(0.06, -0.2, 0.05, 0.04), fur);
  }
}
