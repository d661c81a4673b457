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

/// A turtle under its shell.
public final class Turtle implements Drawing {
  private static final Anchors ANCHORS =
      new Anchors(
          Mount.at(0.67, -0.75, 0.14),
          Mount.at(0.68, -0.62, 0.17),
          Mount.at(0.72, -0.66, 0.07),
          Mount.at(0.58, -0.44, 0.13),
          Mount.at(0, -0.4, 0.3),
          Mount.at(0.6, -0.4, 0.1),
          Mount.at(0.6, -0.4, 0.1));

  @Override
  public double aspect() {
    return 1.5;
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
            .orElseGet(() -> look.dice().fork("skin").pick(0x8DB36A, 0x9DBB74, 0x7FAE7A));
    int shell = look.dice().fork("shell").pick(0x6E7A3E, 0x7E6A42, 0x4F7F56);
    Brush brush = Brush.of(sheet.at(-0.06, 0, Wardrobe.room(look.subject())), look);
    brush.contact(0, -0.005, 0.62, 0.045);
    brush.form(
        Pen.at(-0.5, -0.24)
            .curve(-0.72, -0.2, -0.76, -0.08)
            .curve(-0.6, -0.1, -0.46, -0.16)
            .close(),
        skin);
    double step = 0.25 * look.pose().swing();
    leg(brush, 0.36, step, Rgb.darker(skin, 0.18));
    leg(brush, -0.26, -step, Rgb.darker(skin, 0.18));
    head(brush.joint(0.4, -0.32, look.pose().nod()), skin, look);
    dress(brush.joint(0.4, -0.32, look.pose().nod()), look);
    Shape dome =
        Pen.at(-0.58, -0.26)
            .bend(-0.56, -1.2, 0.44, -1.28, 0.52, -0.26)
            .curve(0, -0.12, -0.58, -0.26)
            .close();
    brush.torso(dome, shell);
    plates(brush.within(dome), shell);
    brush.form(
        Pen.at(-0.62, -0.28)
            .curve(0, -0.12, 0.56, -0.28)
            .curve(0.6, -0.18, 0.5, -0.16)
            .curve(0, -0.02, -0.56, -0.16)
            .curve(-0.68, -0.2, -0.62, -0.28)
            .close(),
        Rgb.lighter(shell, 0.3));
    leg(brush, 0.26, -step, skin);
    leg(brush, -0.36, step, skin);
  }

  private static void plates(Brush on, int shell) {
    int light = Rgb.lighter(shell, 0.22);
    for (int row = 0; row < 2; row++) {
      int count = 3 - row;
      for (int i = 0; i < count; i++) {
        double x = -0.03 + (i - (count - 1) / 2.0) * (0.34 - 0.03 * row);
        double y = -0.46 - 0.3 * row;
        on.flat(
            Shapes.polygon(
                x - 0.14, y, x - 0.08, y - 0.13, x + 0.08, y - 0.13, x + 0.14, y, x + 0.08,
                y + 0.13, x - 0.08, y + 0.13),
            light);
      }
    }
  }

  private static void leg(Brush brush, double x, double swing, int skin) {
    double foot = x + 0.1 + 0.2 * swing;
    brush.form(Limb.straight(x, -0.2, 0.12, foot, -0.06, 0.085), skin);
    brush.form(Shapes.ellipse(foot + 0.04, -0.045, 0.12, 0.05), Rgb.lighter(skin, 0.1));
  }

  private static void head(Brush brush, int skin, Look look) {
    brush.form(Limb.bent(0.36, -0.28, 0.12, 0.54, -0.38, 0.11, 0.64, -0.56, 0.1), skin);
    brush.form(Shapes.ellipse(0.68, -0.62, 0.17, 0.16), skin);
    FacialExpression.of(look).one(brush.at(0.73, -0.66, 0.045));
    brush.line(Pen.at(0.84, -0.56).curve(0.76, -0.5, 0.66, -0.54).open(), 0.014, 0x3F4A2C);
    brush.sheet().fillSoft(0.64, -0.57, 0.05, 0.035, 0xFF6F78, 0.5);
  }
}
