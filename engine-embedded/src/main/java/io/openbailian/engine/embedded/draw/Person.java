package io.openbailian.engine.embedded.draw;

import io.openbailian.engine.embedded.palette.Rgb;
import io.openbailian.engine.embedded.scene.Dice;

/// A person who stands there in a dress.
final class Person implements Drawing {
  private static final int[] DRESSES = {0xE4572E, 0xF2F0E6, 0x4C8DAE, 0xE8B33B, 0xD46A92};
  private static final int[] HAIR = {0x2A2128, 0x4A2F26, 0x6B4226};

  @Override
  public String thing() {
    return "person";
  }

  @Override
  public double aspect() {
    return 0.42;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    Dice dice = look.dice();
    int dress = look.colour(DRESSES);
    int skin = 0xF6CFB2;
    int hair = dice.fork("hair").pick(HAIR);
    Pose pose = look.pose();
    Sheet up = sheet.joint(0, -0.62, pose.nod());
    sheet.shadow(0, 0, 0.2, 0.03);
    up.paintForm(
        Pen.at(-0.12, -0.82)
            .bend(-0.2, -0.7, -0.16, -0.56, -0.13, -0.5)
            .to(0.13, -0.5)
            .bend(0.16, -0.56, 0.2, -0.7, 0.12, -0.82)
            .close(),
        hair);
    for (int side = -1; side <= 1; side += 2) {
      Sheet leg = sheet.joint(0.045 * side, -0.3, 0.42 * pose.stride() * side);
      Sheet arm = sheet.joint(0.075 * side, -0.6, -0.4 * pose.stride() * side + 0.12 * pose.wag());
      leg.paint(Shapes.rounded(0.045 * side - 0.022, -0.2, 0.044, 0.19, 0.02), skin);
      leg.paint(Shapes.ellipse(0.05 * side, -0.012, 0.036, 0.018), Rgb.darker(dress, 0.4));
      arm.paintLine(
          Pen.at(0.075 * side, -0.6).curve(0.15 * side, -0.48, 0.13 * side, -0.36).open(),
          0.038,
          skin);
      arm.paintLine(
          Pen.at(0.075 * side, -0.6).curve(0.11 * side, -0.56, 0.12 * side, -0.52).open(),
          0.055,
          dress);
    }
    sheet.paint(Shapes.box(-0.022, -0.68, 0.044, 0.07), Rgb.darker(skin, 0.1));
    sheet.paintForm(
        Pen.at(-0.075, -0.62)
            .curve(0, -0.65, 0.075, -0.62)
            .curve(0.06, -0.5, 0.055, -0.44)
            .bend(0.11, -0.34, 0.18, -0.24, 0.2, -0.14)
            .curve(0, -0.09, -0.2, -0.14)
            .bend(-0.18, -0.24, -0.11, -0.34, -0.055, -0.44)
            .curve(-0.06, -0.5, -0.075, -0.62)
            .close(),
        dress);
    sheet.paint(Shapes.rounded(-0.06, -0.46, 0.12, 0.024, 0.01), Rgb.lighter(dress, 0.45));
    for (int i = -1; i <= 1; i++) {
      sheet.paintLine(
          Pen.at(0.03 * i, -0.42).curve(0.06 * i, -0.28, 0.11 * i, -0.14).open(),
          0.006,
          Rgb.darker(dress, 0.25));
    }
    up.paintForm(Shapes.ellipse(0, -0.77, 0.098, 0.108), skin);
    up.paint(
        Pen.at(-0.11, -0.74)
            .bend(-0.14, -0.95, 0.14, -0.95, 0.11, -0.74)
            .bend(0.1, -0.8, 0.07, -0.84, 0.02, -0.85)
            .bend(-0.04, -0.82, -0.09, -0.82, -0.11, -0.74)
            .close(),
        hair);
    for (int side = -1; side <= 1; side += 2) {
      up.paint(Shapes.ellipse(0.04 * side, -0.76, 0.013, pose.blink() ? 0.003 : 0.018), 0x2A2026);
      up.fill(Shapes.circle(0.04 * side - 0.004, -0.766, 0.005), 0xFFFFFF);
      up.fill(Shapes.ellipse(0.062 * side, -0.725, 0.02, 0.012), 0xF58C8C, 0.45);
    }
    up.paintLine(Pen.at(-0.018, -0.712).curve(0, -0.7, 0.018, -0.712).open(), 0.006, 0xB45050);
    Flowers.daisy(up, 0.085, -0.85, 0.03, sheet.palette().accent());
  }
}
