package io.openbailian.engine.embedded.draw;

import io.openbailian.engine.embedded.palette.Rgb;

/// A friendly robot.
final class Robot implements Drawing {
  @Override
  public String thing() {
    return "robot";
  }

  @Override
  public double aspect() {
    return 0.7;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    int shell = look.colour(0xE9EDF2, 0x7FB2D6, 0xF2B84B);
    int joint = 0x59616E;
    int light = 0x49E6F2;
    sheet.shadow(0, 0, 0.26, 0.04);
    Pose pose = look.pose();
    Sheet up = sheet.joint(0, -0.56, pose.nod());
    for (int side = -1; side <= 1; side += 2) {
      Sheet leg = sheet.joint(0.1 * side, -0.24, 0.3 * pose.stride() * side);
      Sheet arm = sheet.joint(0.2 * side, -0.48, 0.35 * pose.stride() + 0.25 * pose.wag() * side);
      leg.paint(Shapes.rounded(0.1 * side - 0.035, -0.22, 0.07, 0.2, 0.02), joint);
      leg.paintForm(Shapes.rounded(0.11 * side - 0.075, -0.07, 0.15, 0.07, 0.03), shell);
      arm.paintLine(
          Pen.at(0.2 * side, -0.48).curve(0.33 * side, -0.42, 0.3 * side, -0.28).open(),
          0.05,
          joint);
      arm.paintForm(Shapes.circle(0.3 * side, -0.26, 0.05), shell);
      up.paintForm(Shapes.rounded(0.23 * side - 0.035, -0.76, 0.07, 0.14, 0.03), joint);
    }
    sheet.paintForm(Shapes.rounded(-0.2, -0.54, 0.4, 0.36, 0.09), shell);
    sheet.paint(Shapes.rounded(-0.1, -0.45, 0.2, 0.14, 0.03), joint);
    for (int i = 0; i < 3; i++) {
      sheet.fill(Shapes.circle(-0.055 + 0.055 * i, -0.38, 0.018), i == 1 ? 0xFFC04A : light);
    }
    sheet.paint(Shapes.box(-0.05, -0.58, 0.1, 0.06), joint);
    up.paintForm(Shapes.rounded(-0.24, -0.88, 0.48, 0.33, 0.11), shell);
    up.paint(Shapes.rounded(-0.18, -0.82, 0.36, 0.2, 0.07), 0x1E2530);
    for (int side = -1; side <= 1; side += 2) {
      up.glow(0.085 * side, -0.73, 0.085, light, 0.6);
      up.fill(Shapes.ellipse(0.085 * side, -0.73, 0.032, 0.04), light);
    }
    up.line(Pen.at(-0.045, -0.665).curve(0, -0.64, 0.045, -0.665).open(), 0.013, light, 1);
    up.paintLine(Pen.at(0, -0.88).to(0, -0.95).open(), 0.016, joint);
    up.fill(Shapes.circle(0, -0.965, 0.032), Rgb.lighter(sheet.palette().accent(), 0.1));
  }
}
