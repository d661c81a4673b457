package io.openbailian.engine.embedded.draw;

import io.openbailian.engine.embedded.palette.Rgb;

/// A dog that sits with its tongue out.
final class Dog implements Drawing {
  private static final int[] COATS = {0xD9A05B, 0x8B5E3C, 0xE8D3AE, 0xB8793E};

  @Override
  public String thing() {
    return "dog";
  }

  @Override
  public double aspect() {
    return 0.8;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    int fur = look.colour(COATS);
    int dark = Rgb.darker(fur, 0.32);
    int light = Rgb.lighter(fur, 0.72);
    sheet.shadow(0, 0, 0.34, 0.05);
    Pose pose = look.pose();
    sheet
        .joint(0.2, -0.1, 0.45 * pose.wag())
        .paintLine(Pen.at(0.2, -0.1).curve(0.42, -0.16, 0.38, -0.36).open(), 0.075, fur);
    sheet.paintForm(
        Pen.at(-0.15, -0.5)
            .bend(-0.28, -0.32, -0.3, -0.1, -0.26, 0.01)
            .to(0.26, 0.01)
            .bend(0.3, -0.1, 0.28, -0.32, 0.15, -0.5)
            .close(),
        fur);
    sheet.paint(Shapes.ellipse(0, -0.33, 0.12, 0.16), light);
    for (int side = -1; side <= 1; side += 2) {
      sheet.paintForm(Shapes.rounded(0.085 * side - 0.06, -0.32, 0.12, 0.32, 0.055), fur);
      sheet.paint(Shapes.ellipse(0.085 * side, -0.025, 0.075, 0.042), light);
      sheet.paint(Shapes.ellipse(0.24 * side, -0.022, 0.08, 0.04), light);
    }
    Sheet up = sheet.joint(0, -0.46, pose.nod());
    up.paintForm(
        Pen.at(0, -0.95)
            .bend(0.2, -0.96, 0.3, -0.82, 0.27, -0.66)
            .bend(0.25, -0.5, 0.12, -0.44, 0, -0.44)
            .bend(-0.12, -0.44, -0.25, -0.5, -0.27, -0.66)
            .bend(-0.3, -0.82, -0.2, -0.96, 0, -0.95)
            .close(),
        fur);
    for (int side = -1; side <= 1; side += 2) {
      up.paintForm(
          Pen.at(0.15 * side, -0.93)
              .bend(0.3 * side, -0.97, 0.4 * side, -0.8, 0.37 * side, -0.62)
              .bend(0.34 * side, -0.54, 0.26 * side, -0.6, 0.24 * side, -0.74)
              .close(),
          dark);
    }
    up.paint(
        Pen.at(0, -0.94)
            .bend(0.08, -0.9, 0.05, -0.7, 0.1, -0.64)
            .to(-0.1, -0.64)
            .bend(-0.05, -0.7, -0.08, -0.9, 0, -0.94)
            .close(),
        light);
    up.paint(Shapes.ellipse(0, -0.57, 0.15, 0.105), light);
    for (int side = -1; side <= 1; side += 2) {
      if (pose.blink()) {
        up.paintLine(
            Pen.at(0.125 * side - 0.04, -0.72).to(0.125 * side + 0.04, -0.72).open(),
            0.014,
            0x241B1B);
      } else {
        up.paint(Shapes.ellipse(0.125 * side, -0.72, 0.042, 0.05), 0x241B1B);
        up.fill(Shapes.circle(0.125 * side - 0.014, -0.738, 0.014), 0xFFFFFF);
      }
      up.paintLine(
          Pen.at(0.08 * side, -0.8).curve(0.13 * side, -0.83, 0.17 * side, -0.795).open(),
          0.016,
          dark);
    }
    up.paint(
        Pen.at(-0.04, -0.53)
            .curve(0, -0.5, 0.04, -0.53)
            .bend(0.05, -0.46, 0.03, -0.42, 0, -0.42)
            .bend(-0.03, -0.42, -0.05, -0.46, -0.04, -0.53)
            .close(),
        0xF08088);
    up.paintLine(
        Pen.at(-0.09, -0.555).curve(-0.04, -0.51, 0, -0.55).curve(0.04, -0.51, 0.09, -0.555).open(),
        0.011,
        0x4A3230);
    up.paint(Shapes.ellipse(0, -0.615, 0.05, 0.034), 0x241B1B);
    up.fill(Shapes.ellipse(-0.014, -0.626, 0.016, 0.008), 0xFFFFFF, 0.7);
    sheet.paint(
        Pen.at(-0.15, -0.47)
            .curve(0, -0.4, 0.15, -0.47)
            .to(0.16, -0.435)
            .curve(0, -0.36, -0.16, -0.435)
            .close(),
        sheet.palette().accent());
    sheet.paintForm(Shapes.circle(0, -0.375, 0.03), 0xF6C945);
  }
}
