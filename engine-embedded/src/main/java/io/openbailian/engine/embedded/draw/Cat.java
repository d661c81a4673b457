package io.openbailian.engine.embedded.draw;

import io.openbailian.engine.embedded.palette.Rgb;
import io.openbailian.engine.embedded.scene.Dice;
import io.openbailian.engine.embedded.scene.Hue;
import java.awt.Shape;

/// A cat that sits and looks at you.
final class Cat implements Drawing {
  /// @param fur the coat
  /// @param mark stripes and patches
  /// @param bib breast, muzzle and paws
  /// @param pattern what the marks look like
  private record Coat(int fur, int mark, int bib, Pattern pattern) {}

  private enum Pattern {
    STRIPES,
    PATCHES,
    PLAIN,
    POINTS
  }

  private static final Coat[] COATS = {
    new Coat(0xF0A24C, 0xC86F24, 0xFFF3E0, Pattern.STRIPES),
    new Coat(0xA7A9B0, 0x6A6D78, 0xF3F1EE, Pattern.STRIPES),
    new Coat(0xF7EFE3, 0xE59A45, 0xFFFBF4, Pattern.PATCHES),
    new Coat(0xE9D6BC, 0x6B4B3A, 0xF7ECDC, Pattern.POINTS),
    new Coat(0xC79A6B, 0x7A5233, 0xFBEFDD, Pattern.STRIPES)
  };
  private static final int[] EYES = {0x6FB65A, 0x3FA0C8, 0xE0A832, 0x55B7A4};

  @Override
  public String thing() {
    return "cat";
  }

  @Override
  public double aspect() {
    return 0.86;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    Dice dice = look.dice();
    Coat coat =
        look.hue().map(Cat::dyed).orElseGet(() -> COATS[dice.fork("coat").below(COATS.length)]);
    sheet.shadow(0.03, 0.0, 0.36, 0.05);
    Pose pose = look.pose();
    tail(sheet.joint(0.2, -0.06, 0.3 * pose.wag()), coat);
    body(sheet, coat);
    Sheet up = sheet.joint(0, -0.48, pose.nod());
    ear(up, coat, -1);
    ear(up, coat, 1);
    head(up, coat);
    marks(up, coat);
    boolean smiling = pose.blink() || dice.fork("mood").chance(0.25);
    face(up, coat, dice.fork("eyes").pick(EYES), smiling);
    if (dice.fork("collar").chance(0.7)) {
      collar(sheet, sheet.palette().accent());
    }
  }

  private static Coat dyed(Hue hue) {
    return switch (hue) {
      case BLACK -> new Coat(0x3B383F, 0x2A272E, 0x55525A, Pattern.PLAIN);
      case WHITE -> new Coat(0xFAF6EE, 0xEFE4D6, 0xFFFFFF, Pattern.PLAIN);
      case GREY -> COATS[1];
      case ORANGE, YELLOW -> COATS[0];
      case BROWN -> COATS[4];
      case RED, GREEN, CYAN, BLUE, PURPLE, PINK ->
          new Coat(
              hue.rgb(), Rgb.darker(hue.rgb(), 0.3), Rgb.lighter(hue.rgb(), 0.75), Pattern.STRIPES);
    };
  }

  private static void tail(Sheet sheet, Coat coat) {
    Shape curl = Pen.at(0.2, -0.06).bend(0.5, -0.02, 0.5, -0.3, 0.36, -0.36).open();
    sheet.paintLine(curl, 0.085, Rgb.darker(coat.fur(), 0.12));
    sheet.paintLine(Pen.at(0.43, -0.27).curve(0.42, -0.33, 0.36, -0.36).open(), 0.085, coat.mark());
  }

  private static void body(Sheet sheet, Coat coat) {
    sheet.paintForm(
        Pen.at(-0.14, -0.52)
            .bend(-0.25, -0.4, -0.33, -0.2, -0.29, -0.04)
            .curve(-0.27, 0.01, -0.16, 0.01)
            .to(0.16, 0.01)
            .curve(0.27, 0.01, 0.29, -0.04)
            .bend(0.33, -0.2, 0.25, -0.4, 0.14, -0.52)
            .close(),
        coat.fur());
    sheet.paintForm(Shapes.ellipse(-0.2, -0.09, 0.11, 0.1), coat.fur());
    sheet.paintForm(Shapes.ellipse(0.2, -0.09, 0.11, 0.1), coat.fur());
    sheet.paint(
        Pen.at(-0.12, -0.5)
            .bend(-0.17, -0.36, -0.1, -0.22, 0, -0.2)
            .bend(0.1, -0.22, 0.17, -0.36, 0.12, -0.5)
            .close(),
        coat.bib());
    for (int side = -1; side <= 1; side += 2) {
      double x = 0.072 * side;
      sheet.paintForm(Shapes.rounded(x - 0.06, -0.31, 0.12, 0.31, 0.055), coat.fur());
      sheet.paint(Shapes.ellipse(x, -0.025, 0.07, 0.042), coat.bib());
      sheet.paintLine(
          Pen.at(x - 0.022, -0.03).to(x - 0.022, 0).open(), 0.006, Rgb.darker(coat.bib(), 0.3));
      sheet.paintLine(
          Pen.at(x + 0.022, -0.03).to(x + 0.022, 0).open(), 0.006, Rgb.darker(coat.bib(), 0.3));
      sheet.paint(Shapes.ellipse(0.22 * side, -0.018, 0.075, 0.035), coat.bib());
    }
    sheet.paintLine(Pen.at(0, -0.26).to(0, -0.04).open(), 0.008, Rgb.darker(coat.fur(), 0.3));
  }

  private static void ear(Sheet sheet, Coat coat, int side) {
    int outer = coat.pattern() == Pattern.POINTS ? coat.mark() : coat.fur();
    sheet.paintForm(
        Pen.at(0.08 * side, -0.84)
            .bend(0.13 * side, -0.93, 0.2 * side, -1.0, 0.235 * side, -1.0)
            .bend(0.27 * side, -0.98, 0.3 * side, -0.84, 0.29 * side, -0.72)
            .close(),
        outer);
    sheet.paint(
        Pen.at(0.135 * side, -0.85)
            .bend(0.16 * side, -0.9, 0.2 * side, -0.95, 0.225 * side, -0.955)
            .bend(0.25 * side, -0.93, 0.26 * side, -0.85, 0.255 * side, -0.77)
            .close(),
        0xF2A9A6);
    for (int i = 0; i < 3; i++) {
      double x = (0.13 + 0.03 * i) * side;
      sheet.paint(
          Pen.at(x, -0.79)
              .to(x + 0.045 * side, -0.87 + 0.015 * i)
              .to(x + 0.035 * side, -0.77)
              .close(),
          coat.bib());
    }
  }

  private static void head(Sheet sheet, Coat coat) {
    sheet.paint(Shapes.ellipse(0, -0.485, 0.17, 0.04), Rgb.darker(coat.fur(), 0.3), 0.35);
    sheet.paintForm(
        Pen.at(0, -0.89)
            .bend(0.17, -0.9, 0.31, -0.8, 0.315, -0.67)
            .to(0.375, -0.63)
            .to(0.325, -0.608)
            .to(0.36, -0.565)
            .to(0.295, -0.56)
            .bend(0.23, -0.485, 0.12, -0.46, 0, -0.46)
            .bend(-0.12, -0.46, -0.23, -0.485, -0.295, -0.56)
            .to(-0.36, -0.565)
            .to(-0.325, -0.608)
            .to(-0.375, -0.63)
            .to(-0.315, -0.67)
            .bend(-0.31, -0.8, -0.17, -0.9, 0, -0.89)
            .close(),
        coat.fur());
  }

  private static void marks(Sheet sheet, Coat coat) {
    switch (coat.pattern()) {
      case STRIPES -> stripes(sheet, coat.mark());
      case PATCHES -> patches(sheet, coat.mark());
      case POINTS -> sheet.paint(Shapes.ellipse(0, -0.6, 0.15, 0.11), coat.mark(), 0.55);
      case PLAIN -> {}
    }
  }

  private static void stripes(Sheet sheet, int mark) {
    sheet.paint(stripe(0, -0.885, 0, -0.775, 0.022), mark);
    for (int side = -1; side <= 1; side += 2) {
      sheet.paint(stripe(0.07 * side, -0.885, 0.055 * side, -0.795, 0.018), mark);
      sheet.paint(stripe(0.31 * side, -0.69, 0.225 * side, -0.665, 0.014), mark);
      sheet.paint(stripe(0.325 * side, -0.625, 0.24 * side, -0.615, 0.013), mark);
      sheet.paint(stripe(0.275 * side, -0.3, 0.19 * side, -0.27, 0.016), mark);
      sheet.paint(stripe(0.3 * side, -0.22, 0.2 * side, -0.19, 0.017), mark);
    }
  }

  private static Shape stripe(double x0, double y0, double x1, double y1, double half) {
    double dx = y1 - y0;
    double dy = x0 - x1;
    double length = Math.sqrt(dx * dx + dy * dy);
    double nx = half * dx / length;
    double ny = half * dy / length;
    return Pen.at(x0 + nx, y0 + ny)
        .curve((x0 + x1) / 2 + nx, (y0 + y1) / 2 + ny, x1, y1)
        .curve((x0 + x1) / 2 - nx, (y0 + y1) / 2 - ny, x0 - nx, y0 - ny)
        .close();
  }

  private static void patches(Sheet sheet, int mark) {
    sheet.paint(
        Pen.at(0.03, -0.885)
            .bend(0.17, -0.9, 0.3, -0.81, 0.312, -0.69)
            .bend(0.24, -0.6, 0.06, -0.66, 0.03, -0.885)
            .close(),
        mark);
    sheet.paint(
        Pen.at(-0.08, -0.882)
            .bend(-0.18, -0.87, -0.29, -0.8, -0.308, -0.71)
            .bend(-0.2, -0.7, -0.1, -0.77, -0.08, -0.882)
            .close(),
        0x4A4146);
    sheet.paint(Shapes.ellipse(0.22, -0.2, 0.07, 0.09), mark);
  }

  private static void face(Sheet sheet, Coat coat, int iris, boolean smiling) {
    for (int side = -1; side <= 1; side += 2) {
      sheet.paint(Shapes.ellipse(0.05 * side, -0.555, 0.07, 0.055), coat.bib());
      sheet.fill(Shapes.ellipse(0.215 * side, -0.565, 0.048, 0.028), 0xF58C8C, 0.45);
      if (smiling) {
        smile(sheet, side);
      } else {
        eye(sheet, 0.138 * side, iris);
      }
      whiskers(sheet, side);
    }
    sheet.paint(Shapes.ellipse(0, -0.52, 0.045, 0.03), coat.bib());
    sheet.paint(
        Pen.at(-0.03, -0.6)
            .curve(0, -0.612, 0.03, -0.6)
            .curve(0.022, -0.575, 0, -0.568)
            .curve(-0.022, -0.575, -0.03, -0.6)
            .close(),
        0xE8787F);
    int mouth = 0x6A4240;
    sheet.paintLine(Pen.at(0, -0.57).to(0, -0.55).open(), 0.008, mouth);
    sheet.paintLine(
        Pen.at(-0.062, -0.552)
            .curve(-0.035, -0.518, 0, -0.55)
            .curve(0.035, -0.518, 0.062, -0.552)
            .open(),
        0.009,
        mouth);
  }

  private static void eye(Sheet sheet, double x, int iris) {
    sheet.paint(Shapes.ellipse(x, -0.672, 0.076, 0.084), 0x2B2226);
    sheet.paint(Shapes.ellipse(x, -0.67, 0.067, 0.075), iris);
    sheet.fill(
        Shapes.ellipse(x, -0.642, 0.05, 0.04), Rgb.lighter(sheet.palette().lit(iris), 0.4), 0.6);
    sheet.fill(Shapes.ellipse(x, -0.674, 0.043, 0.062), 0x17131A);
    sheet.fill(Shapes.ellipse(x - 0.02, -0.705, 0.022, 0.025), 0xFFFFFF);
    sheet.fill(Shapes.circle(x + 0.025, -0.642, 0.011), 0xFFFFFF, 0.85);
  }

  private static void smile(Sheet sheet, int side) {
    double x = 0.138 * side;
    sheet.paintLine(
        Pen.at(x - 0.06, -0.655).curve(x, -0.725, x + 0.06, -0.655).open(), 0.016, 0x2B2226);
  }

  private static void whiskers(Sheet sheet, int side) {
    int white = Rgb.lighter(sheet.palette().lit(0xFFFFFF), 0.2);
    for (int i = -1; i <= 1; i++) {
      sheet.line(
          Pen.at(0.11 * side, -0.56 + 0.014 * i)
              .curve(0.27 * side, -0.57 + 0.03 * i, 0.42 * side, -0.545 + 0.05 * i)
              .open(),
          0.0055,
          white,
          0.85);
    }
  }

  private static void collar(Sheet sheet, int colour) {
    sheet.paint(
        Pen.at(-0.155, -0.485)
            .curve(0, -0.415, 0.155, -0.485)
            .to(0.165, -0.455)
            .curve(0, -0.375, -0.165, -0.455)
            .close(),
        colour);
    sheet.paintForm(Shapes.circle(0, -0.395, 0.036), 0xF6C945);
    sheet.paint(Shapes.circle(0, -0.385, 0.009), 0x7A5A20);
    sheet.fill(Shapes.circle(-0.012, -0.408, 0.009), 0xFFFFFF, 0.8);
  }
}
