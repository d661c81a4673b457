package io.openbailian.illustrator.animal;

import io.openbailian.illustrator.figure.FacialExpression;
import io.openbailian.illustrator.figure.Wardrobe;
import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.scene.Hue;
import io.openbailian.illustrator.tool.Anchors;
import io.openbailian.illustrator.tool.Brush;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Limb;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Mount;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.illustrator.tool.Substance;
import java.awt.Shape;

/// A giraffe, whose neck is longer than its legs.
public final class Giraffe implements Drawing {
  private static final Anchors ANCHORS =
      new Anchors(
          Mount.at(0.235, -0.95, 0.07),
          Mount.at(0.24, -0.9, 0.09),
          Mount.at(0.26, -0.905, 0.035),
          Mount.at(0.2, -0.72, 0.058),
          Mount.at(0, -0.44, 0.12),
          Mount.at(0.2, -0.6, 0.06),
          Mount.at(0.2, -0.6, 0.06));

  private static final int PATCH = 0xA8642E;

  @Override
  public double aspect() {
    return 0.72;
  }

  private static void dress(Brush brush, Look look) {
    Wardrobe.atNeck(brush, look, ANCHORS);
    Wardrobe.behindHead(brush, look, ANCHORS);
    Wardrobe.onHead(brush, look, ANCHORS);
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    int skin =
        Substance.hue(look)
            .map(Hue::rgb)
            .orElseGet(() -> look.dice().fork("skin").pick(0xF0C878, 0xEBBE68));
    int far = Rgb.darker(skin, 0.18);
    Brush brush = Brush.of(sheet.at(-0.03, 0, Wardrobe.room(look.subject())), look);
    brush.contact(0, -0.004, 0.24, 0.022);
    double step = 0.09 * look.pose().swing();
    leg(brush, 0.13, step, far);
    leg(brush, -0.13, -step, far);
    brush.form(
        Limb.through(new double[] {-0.2, -0.46, -0.27, -0.4, -0.27, -0.3}, 0.014, 0.01, 0.007),
        far);
    brush.form(Shapes.ellipse(-0.27, -0.27, 0.016, 0.03), 0x5A3620);
    Brush up = brush.joint(0.12, -0.46, 0.4 * look.pose().nod());
    Shape neck =
        Limb.through(
            new double[] {0.07, -0.43, 0.17, -0.58, 0.21, -0.74, 0.23, -0.88},
            0.085,
            0.058,
            0.046,
            0.044);
    up.line(Pen.at(0.0, -0.52).bend(0.08, -0.6, 0.14, -0.74, 0.17, -0.9).open(), 0.03, 0x8A4E28);
    up.form(neck, skin);
    patches(up.within(neck), 0.12, -0.5, 0.022, -0.078, 5, 0.028);
    Shape body =
        Shapes.smooth(
            -0.22, -0.42, -0.2, -0.5, -0.06, -0.535, 0.1, -0.55, 0.19, -0.47, 0.15, -0.38, -0.02,
            -0.345, -0.17, -0.36);
    brush.torso(body, skin);
    Brush on = brush.within(body);
    patches(on, -0.17, -0.47, 0.085, -0.004, 5, 0.034);
    patches(on, -0.13, -0.39, 0.085, -0.004, 4, 0.03);
    leg(brush, 0.08, -step, skin);
    leg(brush, -0.17, step, skin);
    head(up, skin, look);
    dress(up, look);
  }

  private static void patches(
      Brush on, double x, double y, double dx, double dy, int count, double size) {
    for (int i = 0; i < count; i++) {
      double cx = x + dx * i;
      double cy = y + dy * i;
      double s = size * (i % 2 == 0 ? 1 : 0.82);
      on.flat(
          Shapes.polygon(
              cx - s,
              cy - s * 0.3,
              cx - s * 0.2,
              cy - s,
              cx + s * 0.9,
              cy - s * 0.6,
              cx + s,
              cy + s * 0.5,
              cx,
              cy + s,
              cx - s * 0.8,
              cy + s * 0.6),
          PATCH);
    }
  }

  private static void leg(Brush brush, double x, double swing, int skin) {
    double foot = x + swing;
    brush.form(Limb.bent(x, -0.4, 0.048, x + swing * 0.4, -0.2, 0.026, foot, -0.03, 0.02), skin);
    brush.form(
        Shapes.polygon(foot - 0.024, -0.04, foot + 0.024, -0.04, foot + 0.032, 0, foot - 0.028, 0),
        0x5A4030);
  }

  private static void head(Brush brush, int skin, Look look) {
    for (int i = 0; i < 2; i++) {
      double x = 0.2 + 0.045 * i;
      brush.form(Limb.straight(x, -0.93, 0.011, x - 0.01, -0.985, 0.009), skin);
      brush.form(Shapes.circle(x - 0.01, -0.988, 0.014), 0x6A4024);
    }
    brush.form(
        Pen.at(0.18, -0.93)
            .bend(0.1, -0.98, 0.06, -0.94, 0.07, -0.91)
            .curve(0.12, -0.88, 0.19, -0.9)
            .close(),
        skin);
    brush.form(
        Pen.at(0.17, -0.95)
            .bend(0.24, -0.98, 0.3, -0.95, 0.36, -0.88)
            .bend(0.4, -0.84, 0.36, -0.8, 0.31, -0.81)
            .bend(0.24, -0.81, 0.16, -0.84, 0.17, -0.95)
            .close(),
        skin);
    brush.form(Shapes.ellipse(0.345, -0.84, 0.045, 0.036), Rgb.lighter(skin, 0.45));
    brush.flat(Shapes.ellipse(0.365, -0.855, 0.007, 0.009), 0x7A5030);
    brush.line(Pen.at(0.38, -0.825).curve(0.35, -0.805, 0.31, -0.82).open(), 0.007, 0x6A4024);
    FacialExpression.of(look).one(brush.at(0.25, -0.905, 0.022));
  }
}
