package io.openbailian.illustrator.animal;

import io.openbailian.illustrator.figure.FacialExpression;
import io.openbailian.illustrator.figure.Props;
import io.openbailian.illustrator.figure.Wardrobe;
import io.openbailian.illustrator.figure.Worn;
import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.scene.Hue;
import io.openbailian.illustrator.scene.Subject;
import io.openbailian.illustrator.tool.Anchors;
import io.openbailian.illustrator.tool.Brush;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Fur;
import io.openbailian.illustrator.tool.Limb;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Mount;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.illustrator.tool.Substance;
import io.openbailian.text.Dice;
import java.awt.Shape;

/// A horse seen from the side, with a flowing mane.
public final class Horse implements Drawing {
  /// @param mane and the tail
  private record Coat(int fur, int mane, int muzzle, int hoof) {}

  private static final Coat[] COATS = {
    new Coat(0xA8663A, 0x3A2620, 0xC99878, 0x3A2C28),
    new Coat(0xD9A25C, 0xFBF1DC, 0xF0D2AC, 0x5A4634),
    new Coat(0xF4EFE6, 0xDCCFBE, 0xE8C4B4, 0x6A5C54),
    new Coat(0x4A3C3A, 0x221C20, 0x7A625A, 0x221E20),
    new Coat(0x9A9AA2, 0x55565F, 0xBDB6B6, 0x45424A)
  };

  /// The coat of a zebra.
  private static final Coat STRIPED = new Coat(0xF8F5EE, 0x2C2A2E, 0x55504E, 0x2C2A2E);

  /// How far legs swing, front near and far, hind near and far; how the body is turned; and how
  /// high it is.
  private record Gait(
      double frontNear,
      double frontFar,
      double hindNear,
      double hindFar,
      double turn,
      double lift,
      boolean folded) {

    Gait swung(double share) {
      return new Gait(
          frontNear * share,
          frontFar * share,
          hindNear * share,
          hindFar * share,
          turn,
          lift,
          folded);
    }
  }

  @Override
  public double aspect() {
    return 1.12;
  }

  @Override
  public double aspect(Subject subject) {
    return switch (subject.action()) {
      case RUNNING, SWIMMING, JUMPING, FLYING -> 1.4;
      case ANY, STANDING, SITTING, LYING, SLEEPING, WALKING, DANCING, READING, WAVING -> aspect();
    };
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    boolean zebra = look.subject().thing().equals("zebra");
    Coat coat =
        Substance.hue(look)
            .map(Horse::dyed)
            .orElseGet(() -> zebra ? STRIPED : COATS[look.dice().fork("coat").below(COATS.length)]);
    Gait gait = gait(look).swung(look.pose().swing());
    Brush brush = Brush.of(sheet.at(0, 0, Worn.room(look.subject()) * 0.96), look);
    brush.contact(-0.02, -0.003, 0.4, 0.032, gait.lift());
    Brush body = brush.at(-0.05, -gait.lift(), 1).turned(gait.turn());
    Anchors anchors = anchors();
    Props.behind(body, look, anchors);
    tail(body.joint(-0.33, -0.58, 0.1 * look.pose().wag()), coat, look.dice().fork("tail"), gait);
    if (!gait.folded()) {
      legs(body, coat, gait, true);
    }
    trunk(body, coat, look.dice());
    if (zebra) {
      stripes(body);
    }
    Wardrobe.onBody(body, look, anchors);
    if (gait.folded()) {
      folded(body, coat);
    } else {
      legs(body, coat, gait, false);
    }
    head(body.joint(0.3, -0.8, look.pose().nod()), coat, look, gait, anchors);
  }

  private static Coat dyed(Hue hue) {
    int rgb = hue.rgb();
    return switch (hue) {
      case WHITE -> COATS[2];
      case BLACK -> new Coat(0x38343A, 0x1E1B20, 0x5A5256, 0x1E1B20);
      case GREY -> COATS[4];
      case RED, ORANGE, YELLOW, GREEN, CYAN, BLUE, PURPLE, PINK, BROWN ->
          new Coat(rgb, Rgb.darker(rgb, 0.32), Rgb.lighter(rgb, 0.35), Rgb.darker(rgb, 0.6));
    };
  }

  private static Gait gait(Look look) {
    double a = look.dice().fork("gait").between(-0.06, 0.06);
    Gait standing = new Gait(0.03 + a, -0.06, 0.02, -0.12 + a, 0, 0, false);
    Gait walking = new Gait(0.4 + a, -0.28, -0.32, 0.25, 0, 0, false);
    return switch (look.subject().action()) {
      case ANY -> look.dice().fork("pose").chance(0.5) ? walking : standing;
      case STANDING, SITTING, WAVING, READING, DANCING -> standing;
      case WALKING -> walking;
      case RUNNING, SWIMMING -> new Gait(1.05 + a, 0.7, -0.95, -0.6, -0.03, 0.06, false);
      case JUMPING, FLYING -> new Gait(1.35, 1.0 + a, -0.2, -0.4, -0.32, 0.04, false);
      case LYING, SLEEPING -> new Gait(0, 0, 0, 0, 0, -0.29, true);
    };
  }

  private static Anchors anchors() {
    Mount head = new Mount(0.4, -0.84, 0.11, 0.3);
    return new Anchors(
        new Mount(0.36, -0.925, 0.1, 0.25),
        head,
        new Mount(0.43, -0.85, 0.05, 0.4),
        new Mount(0.27, -0.68, 0.13, 0.6),
        new Mount(-0.06, -0.52, 0.2, 0),
        Mount.at(0.53, -0.68, 0.09),
        Mount.at(0.53, -0.68, 0.09));
  }

  private static void trunk(Brush brush, Coat coat, Dice dice) {
    Shape neck = Limb.bent(0.13, -0.55, 0.15, 0.26, -0.7, 0.095, 0.36, -0.85, 0.07);
    Shape barrel =
        Shapes.smooth(
            -0.37, -0.5, -0.34, -0.62, -0.22, -0.655, -0.05, -0.615, 0.1, -0.645, 0.22, -0.6, 0.25,
            -0.48, 0.15, -0.385, -0.05, -0.365, -0.2, -0.4, -0.32, -0.4);
    brush.form(neck, coat.fur());
    brush.torso(barrel, coat.fur());
    if (brush.natural()) {
      Fur.on(brush, barrel, coat.fur(), dice.fork("fur"));
    }
    brush.soft(0.18, -0.56, 0.1, 0.12, Rgb.lighter(coat.fur(), 0.12), 0.6);
  }

  /// A zebra's: across the neck, the barrel and the hips.
  private static void stripes(Brush brush) {
    double[][] across = {
      {0.36, -0.92, 0.42, -0.8}, {0.3, -0.87, 0.4, -0.74}, {0.24, -0.8, 0.36, -0.66},
      {0.18, -0.72, 0.31, -0.58}, {0.14, -0.65, 0.24, -0.48}, {0.06, -0.63, 0.1, -0.42},
      {-0.02, -0.62, 0.0, -0.4}, {-0.1, -0.63, -0.11, -0.42}, {-0.19, -0.65, -0.24, -0.46},
      {-0.27, -0.64, -0.35, -0.5}
    };
    for (double[] one : across) {
      brush.flat(
          Limb.bent(
              one[0],
              one[1],
              0.016,
              (one[0] + one[2]) / 2 + 0.015,
              (one[1] + one[3]) / 2,
              0.017,
              one[2],
              one[3],
              0.004),
          STRIPED.mane());
    }
  }

  private static void legs(Brush brush, Coat coat, Gait gait, boolean far) {
    leg(brush, coat, 0.15 + (far ? 0.05 : 0), far ? gait.frontFar() : gait.frontNear(), false, far);
    leg(brush, coat, -0.27 + (far ? 0.05 : 0), far ? gait.hindFar() : gait.hindNear(), true, far);
  }

  private static void leg(
      Brush brush, Coat coat, double x, double swing, boolean hind, boolean far) {
    int fur = far ? Rgb.darker(coat.fur(), 0.22) : coat.fur();
    double y = -0.47;
    double reach = 0.45;
    double kneeX = x + reach * 0.48 * StrictMath.sin(swing + (hind ? 0.12 : 0.02));
    double kneeY = y + reach * 0.48 * StrictMath.cos(swing);
    double lower =
        hind
            ? swing - 0.16 - Math.max(0, -swing) * 0.4
            : swing > 0.6 ? swing - 1.1 : swing * 0.9 - (swing > 0.2 ? 0.35 : 0);
    double footX = kneeX + reach * 0.5 * StrictMath.sin(lower);
    double footY = kneeY + reach * 0.5 * StrictMath.cos(lower);
    brush.form(Limb.bent(x, y, hind ? 0.085 : 0.07, kneeX, kneeY, 0.036, footX, footY, 0.026), fur);
    Brush hoof = brush.at(footX, footY, 1).turned(-lower);
    hoof.form(
        Shapes.polygon(-0.028, -0.03, 0.028, -0.03, 0.042, 0.024, -0.036, 0.024),
        far ? Rgb.darker(coat.hoof(), 0.2) : coat.hoof());
    hoof.form(Shapes.rounded(-0.034, -0.075, 0.068, 0.05, 0.02), Rgb.lighter(fur, 0.35));
  }

  private static void folded(Brush brush, Coat coat) {
    brush.form(Limb.bent(-0.27, -0.44, 0.09, -0.1, -0.33, 0.045, -0.3, -0.315, 0.028), coat.fur());
    brush.form(Limb.bent(0.14, -0.44, 0.075, 0.3, -0.34, 0.04, 0.12, -0.315, 0.026), coat.fur());
  }

  private static void tail(Brush brush, Coat coat, Dice dice, Gait gait) {
    double blown = gait.lift() > 0 ? 0.22 : gait.folded() ? 0.05 : dice.between(0, 0.06);
    for (int i = 0; i < 3; i++) {
      double off = 0.025 * i;
      brush.form(
          Limb.through(
              new double[] {
                -0.33,
                -0.58,
                -0.42 - blown * 0.5,
                -0.52,
                -0.42 - off - blown * 0.55,
                -0.38 - blown * 0.6 + off,
                -0.38 - off - blown * 0.7,
                -0.2 - off - blown * 1.1
              },
              0.02,
              0.05,
              0.05,
              0.006),
          i == 1 ? Rgb.lighter(coat.mane(), 0.14) : coat.mane());
    }
  }

  private static void head(Brush brush, Coat coat, Look look, Gait gait, Anchors anchors) {
    Dice dice = look.dice().fork("mane");
    double blown = gait.lift() > 0 ? 0.1 : 0.02;
    ear(brush, Rgb.darker(coat.fur(), 0.12), 0.345);
    brush.form(Limb.bent(0.36, -0.87, 0.082, 0.46, -0.78, 0.068, 0.54, -0.69, 0.048), coat.fur());
    brush.form(Shapes.ellipse(0.535, -0.69, 0.055, 0.048), coat.muzzle());
    if (look.dice().fork("blaze").chance(0.5)) {
      brush.flat(Limb.straight(0.43, -0.89, 0.014, 0.53, -0.755, 0.012), 0xFFFAF2);
    }
    ear(brush, coat.fur(), 0.375);
    for (int i = 0; i < 7; i++) {
      double t = i / 6.0;
      double x = 0.36 - 0.2 * t;
      double y = -0.94 + 0.3 * t;
      double length = dice.between(0.13, 0.18);
      brush.form(
          Limb.bent(
              x,
              y,
              0.022,
              x - 0.08 - blown,
              y + length * 0.4,
              0.034,
              x - 0.06 - blown * 1.6,
              y + length * (1 - blown * 3),
              0.004),
          i % 2 == 0 ? coat.mane() : Rgb.lighter(coat.mane(), 0.14));
    }
    brush.form(Limb.bent(0.37, -0.95, 0.02, 0.43, -0.93, 0.022, 0.45, -0.86, 0.004), coat.mane());
    FacialExpression face = FacialExpression.of(look);
    new FacialExpression(
            face.eyes() == FacialExpression.Eyes.WINKING
                ? FacialExpression.Eyes.HAPPY
                : face.eyes(),
            false,
            0.4)
        .one(brush.at(0.435, -0.835, 0.027));
    brush.flat(Shapes.ellipse(0.557, -0.7, 0.009, 0.012), 0x4A302C);
    brush.line(Pen.at(0.5, -0.655).curve(0.535, -0.645, 0.56, -0.665).open(), 0.007, 0x5A3A36);
    brush.sheet().fillSoft(0.475, -0.755, 0.03, 0.022, 0xFF6F78, 0.4);
    Wardrobe.atNeck(brush, look, anchors);
    Wardrobe.onHead(brush, look, anchors);
    Props.inFront(brush, look, anchors);
  }

  private static void ear(Brush brush, int fur, double x) {
    brush.form(
        Pen.at(x - 0.03, -0.92)
            .curve(x - 0.035, -0.985, x + 0.01, -1.02)
            .curve(x + 0.045, -0.97, x + 0.035, -0.91)
            .close(),
        fur);
    brush.flat(
        Pen.at(x - 0.01, -0.92)
            .curve(x - 0.012, -0.965, x + 0.01, -0.995)
            .curve(x + 0.026, -0.96, x + 0.02, -0.92)
            .close(),
        0xE8A69C,
        0.7);
  }
}
