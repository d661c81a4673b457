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

/// A friendly dinosaur with a long neck.
public final class Dinosaur implements Drawing {
  private static final Anchors ANCHORS =
      new Anchors(
          Mount.at(0.49, -0.965, 0.105),
          Mount.at(0.5, -0.88, 0.15),
          Mount.at(0.52, -0.915, 0.06),
          Mount.at(0.385, -0.7, 0.11),
          Mount.at(0.02, -0.36, 0.2),
          Mount.at(0.4, -0.5, 0.1),
          Mount.at(0.4, -0.5, 0.1));

  @Override
  public double aspect() {
    return 1.35;
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
            .orElseGet(() -> look.dice().fork("skin").pick(0x7DB46C, 0x6FA98E, 0x8FA85A));
    int mark = look.dice().fork("mark").pick(0xE8953E, 0xD8654A, 0x4F7F56);
    Brush brush = Brush.of(sheet.at(0.06, 0, Wardrobe.room(look.subject())), look);
    brush.contact(-0.02, -0.005, 0.46, 0.045);
    int far = Rgb.darker(skin, 0.2);
    double step = 0.2 * look.pose().swing();
    leg(brush, 0.24, step, far);
    leg(brush, -0.12, -step, far);
    Shape tail =
        Limb.through(
            new double[] {-0.1, -0.38, -0.38, -0.3, -0.56, -0.14, -0.72, -0.12},
            0.2,
            0.13,
            0.06,
            0.008);
    Brush neck = brush.joint(0.2, -0.4, 0.5 * look.pose().nod());
    Shape throat =
        Limb.through(
            new double[] {0.12, -0.38, 0.34, -0.52, 0.4, -0.72, 0.42, -0.86},
            0.2,
            0.12,
            0.085,
            0.08);
    plates(brush, mark);
    brush.form(tail, skin);
    neck.form(throat, skin);
    Shape body = Shapes.ellipse(0.02, -0.36, 0.33, 0.235);
    brush.torso(body, skin);
    brush.within(body).soft(0.04, -0.18, 0.3, 0.12, Rgb.lighter(skin, 0.6), 0.9);
    for (int i = 0; i < 5; i++) {
      double x = -0.2 + 0.1 * i;
      brush.flat(Shapes.ellipse(x, -0.46 + 0.05 * (i % 2), 0.034, 0.028), Rgb.darker(skin, 0.18));
    }
    neck.form(Shapes.ellipse(0.5, -0.88, 0.165, 0.105), skin);
    FacialExpression.of(look).one(neck.at(0.5, -0.915, 0.036));
    neck.flat(Shapes.ellipse(0.63, -0.9, 0.012, 0.009), Rgb.darker(skin, 0.45));
    neck.line(Pen.at(0.65, -0.855).curve(0.56, -0.8, 0.45, -0.835).open(), 0.012, 0x3A4A2C);
    neck.sheet().fillSoft(0.45, -0.86, 0.04, 0.03, 0xFF6F78, 0.5);
    dress(neck, look);
    leg(brush, 0.16, -step, skin);
    leg(brush, -0.2, step, skin);
  }

  /// Along the back, from the neck to the tail.
  private static void plates(Brush brush, int mark) {
    double[] xy = {
      0.28, -0.6, 0.18, -0.6, 0.06, -0.61, -0.07, -0.6, -0.19, -0.55, -0.3, -0.46, -0.4, -0.38
    };
    for (int i = 0; i < xy.length; i += 2) {
      double size = 0.075 - 0.005 * Math.abs(i - 6);
      double x = xy[i];
      double y = xy[i + 1];
      brush.form(
          Pen.at(x - size, y + size * 0.7)
              .curve(x - size * 0.3, y - size * 1.2, x, y - size * 1.3)
              .curve(x + size * 0.5, y - size * 0.8, x + size, y + size * 0.7)
              .close(),
          mark);
    }
  }

  private static void leg(Brush brush, double x, double swing, int skin) {
    double foot = x + 0.5 * swing * 0.3;
    brush.form(Limb.straight(x, -0.3, 0.1, foot, -0.07, 0.078), skin);
    brush.form(Shapes.ellipse(foot + 0.015, -0.045, 0.1, 0.05), skin);
    for (int i = 0; i < 3; i++) {
      brush.flat(Shapes.ellipse(foot - 0.035 + 0.05 * i, -0.022, 0.018, 0.016), 0xF3EBD6);
    }
  }
}
