package io.openbailian.illustrator.figure;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.scene.Action;
import io.openbailian.illustrator.scene.Hue;
import io.openbailian.illustrator.scene.Subject;
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
import io.openbailian.text.Dice;
import java.awt.Shape;

/// A friendly robot, on legs, on wheels or hovering.
public final class Robot implements Drawing {
  private static final int JOINT = 0x59616E;
  private static final int[] LIGHTS = {0x49E6F2, 0x7CF29A, 0xFFC24A, 0xFF7AC0};

  private enum Base {
    LEGS,
    WHEELS,
    HOVERS
  }

  @Override
  public double aspect() {
    return 0.74;
  }

  @Override
  public double aspect(Subject subject) {
    return subject.action() == Action.LYING || subject.action() == Action.SLEEPING ? 1.1 : aspect();
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    Brush brush = Brush.of(sheet.at(0, 0, Worn.room(look.subject())), look);
    Action action = look.subject().action();
    if (action == Action.LYING || action == Action.SLEEPING) {
      brush.contact(0, 0, 0.5, 0.03);
      body(brush.at(-0.48, -0.32, 0.98).turned(StrictMath.PI / 2), look, Base.LEGS);
      return;
    }
    boolean afoot =
        action == Action.WALKING
            || action == Action.RUNNING
            || action == Action.STANDING
            || action == Action.SITTING;
    Base base =
        action == Action.FLYING || action == Action.JUMPING
            ? Base.HOVERS
            : afoot ? Base.LEGS : Base.values()[look.dice().fork("base").below(3)];
    brush.contact(0, -0.004, 0.26, 0.036);
    body(brush, look, base);
  }

  private static void body(Brush brush, Look look, Base base) {
    Dice dice = look.dice();
    int shell =
        Substance.hue(look)
            .map(Hue::rgb)
            .orElseGet(
                () -> dice.fork("colour").pick(0xE9EDF2, 0x7FB2D6, 0xF2B84B, 0xE8836A, 0x8CC49A));
    int trim =
        look.hue().isPresent()
            ? Rgb.darker(shell, 0.3)
            : dice.fork("trim").pick(0xF08A4A, 0x4A78A8, 0xE9EDF2, 0xD84F5A);
    int light = dice.fork("light").pick(LIGHTS);
    double wide = dice.fork("wide").between(0.18, 0.23);
    Anchors anchors =
        new Anchors(
            Mount.at(0, -0.87, 0.2),
            Mount.at(0, -0.74, 0.235),
            Mount.at(0, -0.735, 0.09),
            Mount.at(0, -0.545, 0.13),
            Mount.at(0, -0.34, wide),
            Mount.at(0.3, -0.3, 0.12),
            Mount.at(0, -0.36, 0.13));
    Props.behind(brush, look, anchors);
    base(brush, base, shell, trim, look);
    arms(brush, shell, wide, look);
    Shape trunk =
        dice.fork("trunk").chance(0.5)
            ? Shapes.rounded(-wide, -0.56, 2 * wide, 0.38, 0.09)
            : Pen.at(-wide * 0.8, -0.56)
                .to(wide * 0.8, -0.56)
                .bend(wide * 1.2, -0.5, wide * 1.1, -0.18, wide * 0.6, -0.17)
                .to(-wide * 0.6, -0.17)
                .bend(-wide * 1.1, -0.18, -wide * 1.2, -0.5, -wide * 0.8, -0.56)
                .close();
    brush.torso(trunk, shell);
    panel(brush, trim, light, dice.fork("panel"));
    brush.form(Shapes.box(-0.05, -0.6, 0.1, 0.06), JOINT);
    Wardrobe.onBody(brush, look, anchors);
    Wardrobe.atNeck(brush, look, anchors);
    Brush neck = brush.joint(0, -0.57, look.pose().nod());
    Wardrobe.behindHead(neck, look, anchors);
    head(neck, look, shell, trim, light);
    Wardrobe.onHead(neck, look, anchors);
    if (Props.holds(look.subject())) {
      Props.inFront(brush, look, anchors);
      for (int side = -1; side <= 1; side += 2) {
        brush.form(Shapes.circle(0.1 * side, -0.3, 0.05), shell);
      }
    }
  }

  private static void base(Brush brush, Base base, int shell, int trim, Look look) {
    switch (base) {
      case LEGS -> {
        Action action = look.subject().action();
        double swing = look.pose().swing();
        double step = action == Action.WALKING ? 0.07 : action == Action.RUNNING ? 0.12 : 0;
        for (int side = -1; side <= 1; side += 2) {
          double x = 0.1 * side + step * side * swing;
          double y = -step * 0.6 * (1 + side * swing) / 2;
          brush.form(Limb.straight(0.1 * side, -0.2, 0.036, x, -0.06 + y, 0.034), JOINT);
          brush.line(
              Pen.at(0.1 * side - 0.03, -0.13).to(0.1 * side + 0.03, -0.13).open(),
              0.008,
              0x39404A);
          brush.form(
              Pen.at(x - 0.085, y)
                  .curve(x - 0.09, y - 0.08, x, y - 0.085)
                  .curve(x + 0.09, y - 0.08, x + 0.085, y)
                  .close(),
              shell);
          brush.flat(Shapes.rounded(x - 0.085, y - 0.022, 0.17, 0.022, 0.01), trim);
        }
      }
      case WHEELS -> {
        brush.form(Shapes.rounded(-0.2, -0.16, 0.4, 0.08, 0.04), JOINT);
        for (int i = -1; i <= 1; i++) {
          brush.form(Shapes.circle(0.14 * i, -0.06, 0.06), 0x363C46);
          brush.form(Shapes.circle(0.14 * i, -0.06, 0.028), trim);
        }
      }
      case HOVERS -> {
        brush.form(
            Pen.at(-0.12, -0.19).to(0.12, -0.19).to(0.07, -0.1).to(-0.07, -0.1).close(), JOINT);
        brush.sheet().fillSoft(0, -0.05, 0.13, 0.1, 0x7CE8FF, 0.8);
        brush
            .sheet()
            .fill(
                Pen.at(-0.05, -0.1)
                    .to(0.05, -0.1)
                    .curve(0.02, -0.03, 0, 0.0)
                    .curve(-0.02, -0.03, -0.05, -0.1)
                    .close(),
                0xE8FCFF,
                0.85);
      }
    }
  }

  private static void arms(Brush brush, int shell, double wide, Look look) {
    boolean waves =
        look.subject().action() == Action.WAVING || look.subject().action() == Action.DANCING;
    boolean holds = Props.holds(look.subject());
    double wag = look.pose().wag();
    double pumps = look.pose().passing();
    for (int side = -1; side <= 1; side += 2) {
      boolean up = waves && side > 0;
      double handX = holds ? 0.1 * side : (wide + 0.12) * side + (up ? 0.05 * wag : 0);
      double handY = holds ? -0.3 : up ? -0.72 : -0.27 - 0.06 * Math.max(0, side * pumps);
      double elbowX = (wide + (holds ? 0.08 : 0.12)) * side;
      brush.line(
          Pen.at(wide * 0.95 * side, -0.48).curve(elbowX, up ? -0.46 : -0.42, handX, handY).open(),
          0.052,
          JOINT);
      for (int i = 1; i < 5; i++) {
        double t = i / 5.0;
        double u = 1 - t;
        double x = u * u * wide * 0.95 * side + 2 * u * t * elbowX + t * t * handX;
        double y = u * u * -0.48 + 2 * u * t * (up ? -0.46 : -0.42) + t * t * handY;
        brush.line(Pen.at(x - 0.02, y).to(x + 0.02, y).open(), 0.007, 0x39404A, 0.7);
      }
      brush.form(Shapes.circle(wide * side, -0.48, 0.05), shell);
      brush.form(Shapes.circle(handX, handY, 0.048), shell);
      for (int claw = -1; claw <= 1; claw += 2) {
        brush.form(
            Limb.bent(
                handX + 0.03 * claw,
                handY + (up ? -0.02 : 0.02),
                0.018,
                handX + 0.05 * claw,
                handY + (up ? -0.06 : 0.06),
                0.016,
                handX + 0.02 * claw,
                handY + (up ? -0.085 : 0.085),
                0.01),
            JOINT);
      }
    }
  }

  private static void panel(Brush brush, int trim, int light, Dice dice) {
    switch (dice.below(3)) {
      case 0 -> Props.heart(brush.at(0, -0.38, 0.07), 0xF0566A);
      case 1 -> {
        brush.form(Shapes.rounded(-0.1, -0.46, 0.2, 0.14, 0.03), JOINT);
        for (int i = -1; i <= 1; i++) {
          brush.sheet().fill(Shapes.circle(0.055 * i, -0.39, 0.018), i == 0 ? 0xFFC04A : light);
        }
      }
      default -> {
        brush.form(Shapes.circle(0, -0.39, 0.085), trim);
        brush.flat(Shapes.circle(0, -0.39, 0.062), 0xFBF8F0);
        brush.line(Pen.at(0, -0.39).to(0.03, -0.43).open(), 0.012, 0xD8453A);
      }
    }
    for (int side = -1; side <= 1; side += 2) {
      brush.form(Shapes.circle(0.14 * side, -0.22, 0.012), JOINT);
    }
  }

  private static void head(Brush brush, Look look, int shell, int trim, int light) {
    Dice dice = look.dice().fork("head");
    int form = dice.below(3);
    boolean antenna =
        !Worn.wears(look.subject(), "hat")
            && !Worn.wears(look.subject(), "crown")
            && !Worn.wears(look.subject(), "cap");
    if (antenna) {
      double lean = dice.between(-0.05, 0.05);
      brush.line(Pen.at(0, -0.88).curve(0, -0.93, lean, -0.955).open(), 0.014, JOINT);
      brush.sheet().glow(lean, -0.965, 0.07, light, 0.6);
      brush.form(Shapes.circle(lean, -0.965, 0.028), trim);
    }
    for (int side = -1; side <= 1; side += 2) {
      brush.form(Shapes.rounded(0.235 * side - 0.03, -0.8, 0.06, 0.13, 0.025), trim);
    }
    Shape skull =
        switch (form) {
          case 0 -> Shapes.rounded(-0.235, -0.89, 0.47, 0.33, 0.11);
          case 1 -> Shapes.ellipse(0, -0.73, 0.24, 0.175);
          default ->
              Pen.at(-0.23, -0.58)
                  .bend(-0.25, -1.0, 0.25, -1.0, 0.23, -0.58)
                  .curve(0, -0.53, -0.23, -0.58)
                  .close();
        };
    brush.form(skull, shell);
    Sheet sheet = brush.sheet();
    sheet.fill(Shapes.rounded(-0.18, -0.835, 0.36, 0.22, 0.09), sheet.palette().lit(0x1E2530));
    sheet.fillSoft(0.09 * brush.light(), -0.79, 0.11, 0.05, 0xFFFFFF, 0.16);
    eyes(sheet, FacialExpression.of(look), light);
  }

  private static void eyes(Sheet sheet, FacialExpression face, int light) {
    for (int side = -1; side <= 1; side += 2) {
      double x = 0.085 * side + 0.012 * face.gaze();
      sheet.glow(x, -0.735, 0.08, light, 0.6);
      switch (face.eyes()) {
        case OPEN -> sheet.fill(Shapes.ellipse(x, -0.735, 0.03, 0.038), light);
        case HAPPY ->
            sheet.line(
                Pen.at(x - 0.032, -0.72).curve(x, -0.78, x + 0.032, -0.72).open(), 0.017, light, 1);
        case WINKING -> {
          if (side < 0) {
            sheet.fill(Shapes.ellipse(x, -0.735, 0.03, 0.038), light);
          } else {
            sheet.line(Pen.at(x - 0.03, -0.735).to(x + 0.03, -0.735).open(), 0.017, light, 1);
          }
        }
        case DOWN, CLOSED ->
            sheet.line(
                Pen.at(x - 0.03, -0.74).curve(x, -0.715, x + 0.03, -0.74).open(), 0.015, light, 1);
      }
    }
    sheet.line(
        Pen.at(-0.045, -0.665).curve(0, face.laughing() ? -0.62 : -0.645, 0.045, -0.665).open(),
        0.013,
        light,
        1);
  }
}
