package io.openbailian.illustrator.figure;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.scene.Action;
import io.openbailian.illustrator.scene.Adornment;
import io.openbailian.illustrator.scene.Hue;
import io.openbailian.illustrator.scene.Subject;
import io.openbailian.illustrator.tool.Anchors;
import io.openbailian.illustrator.tool.Brush;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Mount;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.text.Dice;
import java.util.List;
import java.util.Optional;

/// A snowman: three balls, twigs, coal and a carrot. It has a hat and a scarf unless the prompt
/// dresses it otherwise.
public final class Snowman implements Drawing {
  private static final int SNOW = 0xF7FBFF;
  private static final int COAL = 0x24262E;
  private static final int TWIG = 0x5B3D28;
  private static final int CARROT = 0xEE7A22;
  private static final List<Hue> SCARVES = List.of(Hue.RED, Hue.BLUE, Hue.GREEN, Hue.PURPLE);

  private static final List<String> NECKWEAR = List.of("scarf", "necklace", "bow", "cape");
  private static final Anchors ANCHORS =
      new Anchors(
          Mount.at(0, -0.915, 0.125),
          Mount.at(0, -0.815, 0.15),
          Mount.at(0, -0.84, 0.062),
          Mount.at(0, -0.675, 0.105),
          Mount.at(0, -0.5, 0.2),
          Mount.at(0.37, -0.72, 0.1),
          Mount.at(0, -0.5, 0.12));

  @Override
  public double aspect() {
    return 0.78;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    Look dressed = look.as(dressed(look));
    boolean bare = !covered(dressed.subject());
    double room = Math.min(Wardrobe.room(dressed.subject()), bare ? 0.86 : 1);
    Brush brush = Brush.of(sheet.at(0, 0, room), dressed);
    int snow = look.hue().filter(hue -> hue != Hue.WHITE).map(Hue::rgb).orElse(SNOW);

    brush.contact(0, -0.005, 0.3, 0.045);
    Props.behind(brush, dressed, ANCHORS);
    balls(brush, snow);
    arms(brush, dressed);
    buttons(brush, look.dice().fork("buttons"));
    Wardrobe.onBody(brush, dressed, ANCHORS);
    brush.shade(0, -0.665, 0.13, 0.045, 0.3);
    Brush head = brush.joint(0, -0.68, look.pose().nod());
    Wardrobe.behindHead(head, dressed, ANCHORS);
    head.form(Shapes.ellipse(0, -0.815, 0.152, 0.145), snow);
    face(head, look.dice().fork("face"));
    Wardrobe.atNeck(brush, dressed, ANCHORS);
    if (bare) {
      hat(ANCHORS.crown().on(head), look.dice().fork("hat"));
    }
    Wardrobe.onHead(head, dressed, ANCHORS);
    Props.inFront(brush, dressed, ANCHORS);
  }

  /// With a scarf, where nothing else is said of its neck.
  private static Subject dressed(Look look) {
    Subject subject = look.subject();
    boolean neck = Wardrobe.worn(subject).map(Adornment::thing).anyMatch(NECKWEAR::contains);
    Hue colour = look.dice().fork("scarf").pick(SCARVES);
    return neck
        ? subject
        : subject.with(new Adornment(Adornment.Way.WORN, "scarf", Optional.of(colour)));
  }

  private static boolean covered(Subject subject) {
    return Wardrobe.covered(subject);
  }

  private static void balls(Brush brush, int snow) {
    brush.form(Shapes.ellipse(0, -0.225, 0.275, 0.235), snow);
    brush.shade(0, -0.41, 0.17, 0.05, 0.28);
    brush.form(Shapes.ellipse(0, -0.535, 0.205, 0.185), snow);
    for (int side = -1; side <= 1; side += 2) {
      brush.form(Shapes.ellipse(0.21 * side, -0.018, 0.1, 0.035), snow);
    }
    int hollow = Rgb.mix(snow, 0x8FB4DC, 0.45);
    brush.flat(Shapes.ellipse(-0.13, -0.2, 0.035, 0.012), hollow, 0.6);
    brush.flat(Shapes.ellipse(0.12, -0.12, 0.045, 0.014), hollow, 0.6);
    brush.flat(Shapes.ellipse(0.1, -0.47, 0.03, 0.01), hollow, 0.6);
  }

  /// Twigs with three fingers; one is raised to wave, and both reach forward to hold something.
  private static void arms(Brush brush, Look look) {
    boolean holds = Props.holds(look.subject()) && !Props.raised(look.subject());
    boolean waves = look.subject().action() == Action.WAVING;
    for (int side = -1; side <= 1; side += 2) {
      double lift = waves && side > 0 ? -0.2 - 0.04 * look.pose().wag() : 0;
      double x = side * (holds ? 0.13 : 0.37);
      double y = (holds ? -0.5 : -0.72) + lift;
      double elbowX = side * (holds ? 0.3 : 0.27);
      double elbowY = holds ? -0.53 : -0.6 + lift / 3;
      brush.line(Pen.at(0.16 * side, -0.575).curve(elbowX, elbowY, x, y).open(), 0.022, TWIG);
      if (!holds) {
        brush.line(Pen.at(x, y).to(x + 0.055 * side, y - 0.02).open(), 0.013, TWIG);
        brush.line(Pen.at(x, y).to(x + 0.03 * side, y - 0.06).open(), 0.013, TWIG);
        brush.line(
            Pen.at(x - 0.03 * side, y + 0.03).to(x - 0.035 * side, y - 0.04).open(), 0.012, TWIG);
      }
    }
  }

  private static void buttons(Brush brush, Dice dice) {
    int colour = dice.pick(COAL, COAL, 0xA8323A, 0x2F5F9E);
    for (int i = 0; i < 3; i++) {
      brush.form(Shapes.circle(dice.between(-0.006, 0.006), -0.56 + 0.082 * i, 0.019), colour);
    }
    brush.form(Shapes.circle(0, -0.29, 0.02), colour);
  }

  private static void face(Brush head, Dice dice) {
    for (int side = -1; side <= 1; side += 2) {
      head.form(Shapes.ellipse(0.056 * side, -0.85, 0.019, 0.022), COAL);
      head.soft(0.098 * side, -0.79, 0.034, 0.024, 0xF3A2A6, 0.55);
    }
    for (int i = -2; i <= 2; i++) {
      head.form(Shapes.circle(0.032 * i, -0.742 - 0.0065 * i * i, 0.0095), COAL);
    }
    double far = dice.chance(0.5) ? 1 : -1;
    head.form(
        Pen.at(-0.008 * far, -0.832)
            .curve(0.06 * far, -0.826, 0.15 * far, -0.792)
            .curve(0.06 * far, -0.778, -0.008 * far, -0.786)
            .curve(-0.036 * far, -0.81, -0.008 * far, -0.832)
            .close(),
        CARROT);
    for (int i = 0; i < 2; i++) {
      double x = (0.03 + 0.032 * i) * far;
      head.line(
          Pen.at(x, -0.822 + 0.006 * i).to(x - 0.004 * far, -0.808 + 0.004 * i).open(),
          0.005,
          Rgb.darker(CARROT, 0.3));
    }
  }

  private static void hat(Brush crown, Dice dice) {
    if (dice.chance(0.6)) {
      Hats.top(crown, dice.pick(0x2B2C36, 0x3C2A34, 0x22384A));
    } else {
      Hats.woollen(crown, dice.pick(0xC8423B, 0x3E77B6, 0x4D9464));
    }
  }
}
