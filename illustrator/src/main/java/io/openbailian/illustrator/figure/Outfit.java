package io.openbailian.illustrator.figure;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.scene.Action;
import io.openbailian.illustrator.scene.Hue;
import io.openbailian.illustrator.tool.Brush;
import io.openbailian.illustrator.tool.Limb;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Mount;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import java.awt.Shape;
import java.util.Set;

/// The clothes of a person, with the limbs in them.
final class Outfit {
  static final Set<String> GARMENTS =
      Set.of("dress", "clothes", "coat", "shirt", "sweater", "robe", "suit", "armour", "spacesuit");

  private Outfit() {}

  static int worn(Look look, String thing, int otherwise) {
    return Worn.worn(look.subject())
        .filter(one -> one.thing().equals(thing))
        .findFirst()
        .flatMap(one -> one.hue())
        .map(Hue::rgb)
        .orElse(otherwise);
  }

  static void draw(Brush brush, Figure f) {
    legs(brush, f);
    arm(brush, f, -1);
    arm(brush, f, 1);
    Body body = f.body();
    double r = body.head().size();
    brush.form(
        Limb.straight(
            body.chest().x(),
            body.chest().y() + 0.02,
            r * 0.3,
            body.head().x(),
            body.head().y() + r * 0.6,
            r * 0.28),
        Rgb.mix(f.colours().skin(), 0xB86A50, 0.16));
    Shape torso = torso(f);
    brush.torso(torso, upper(f));
    skirt(brush, f);
    Tailoring.draw(brush, f, torso);
    upperArms(brush, f);
  }

  private static int upper(Figure f) {
    return switch (f.guise().clothes()) {
      case OVERALLS -> 0xFBF3E4;
      case DRESS, SHIRT, COAT, ROBE, GOWN, ARMOUR, SPACESUIT, SUIT, APRON, SWEATER ->
          f.colours().cloth();
    };
  }

  private static int lower(Figure f) {
    return switch (f.guise().clothes()) {
      case OVERALLS, ARMOUR, SPACESUIT, SUIT -> f.colours().cloth();
      case SHIRT, COAT, APRON, SWEATER -> f.colours().second();
      case DRESS, ROBE, GOWN -> f.colours().skin();
    };
  }

  private static boolean longSleeves(Figure f) {
    return switch (f.guise().clothes()) {
      case COAT, ROBE, ARMOUR, SPACESUIT, SUIT, APRON, GOWN, SWEATER -> true;
      case SHIRT -> f.look().hue().isPresent();
      case DRESS, OVERALLS -> false;
    };
  }

  private static double girth(Figure f) {
    boolean thick =
        f.guise().clothes() == Guise.Clothes.SPACESUIT || f.guise().clothes() == Guise.Clothes.COAT;
    return f.body().head().size() * (thick ? 0.34 : 0.27);
  }

  private static Shape torso(Figure f) {
    Mount c = f.body().chest();
    Mount h = f.body().hip();
    Body.Measures m = f.guise().measures();
    double s = m.shoulder();
    double w = m.waist();
    return Pen.at(c.x() - s * 0.5, c.y() - 0.008)
        .curve(c.x() - s * 1.05, c.y() + 0.0, c.x() - s * 1.04, c.y() + 0.05)
        .bend(
            c.x() - s * 0.95,
            (c.y() + h.y()) / 2,
            h.x() - w * 0.95,
            (c.y() + h.y()) / 2 + 0.02,
            h.x() - w * 1.08,
            h.y() + 0.015)
        .curve(h.x(), h.y() + 0.05, h.x() + w * 1.08, h.y() + 0.015)
        .bend(
            h.x() + w * 0.95,
            (c.y() + h.y()) / 2 + 0.02,
            c.x() + s * 0.95,
            (c.y() + h.y()) / 2,
            c.x() + s * 1.04,
            c.y() + 0.05)
        .curve(c.x() + s * 1.05, c.y() + 0.0, c.x() + s * 0.5, c.y() - 0.008)
        .curve(c.x(), c.y() + 0.02, c.x() - s * 0.5, c.y() - 0.008)
        .close();
  }

  private static void legs(Brush brush, Figure f) {
    double half = girth(f) * 1.08;
    int colour = lower(f);
    for (Body.Joints leg : f.body().legs()) {
      brush.form(
          Limb.bent(
              leg.x(),
              leg.y(),
              half * 1.15,
              leg.midX(),
              leg.midY(),
              half,
              leg.endX(),
              leg.endY() - half * 0.3,
              half * 0.78),
          colour);
      shoe(brush, f, leg, half);
    }
  }

  private static void shoe(Brush brush, Figure f, Body.Joints leg, double half) {
    double out = Math.signum(leg.endX() - f.body().hip().x()) * half * 0.28;
    boolean boots =
        f.guise().clothes() == Guise.Clothes.SPACESUIT
            || f.guise().clothes() == Guise.Clothes.COAT
            || f.guise().clothes() == Guise.Clothes.ARMOUR;
    int colour =
        f.guise().clothes() == Guise.Clothes.ARMOUR
            ? Rgb.darker(f.colours().cloth(), 0.2)
            : f.colours().shoes();
    if (boots) {
      brush.form(
          Limb.straight(
              leg.endX(),
              leg.endY() - half * 2.2,
              half * 0.98,
              leg.endX(),
              leg.endY() - half * 0.4,
              half * 0.95),
          colour);
    } else if (lower(f) == f.colours().skin()) {
      brush.form(
          Limb.straight(
              leg.endX(),
              leg.endY() - half * 1.1,
              half * 0.82,
              leg.endX(),
              leg.endY() - half * 0.4,
              half * 0.82),
          0xFBF7F0);
    }
    brush.form(
        Shapes.ellipse(leg.endX() + out, leg.endY() - half * 0.28, half * 1.22, half * 0.7),
        colour);
  }

  private static void arm(Brush brush, Figure f, int side) {
    Body.Joints a = f.body().arm(side);
    double half = girth(f) * 0.84;
    boolean sleeve = longSleeves(f);
    brush.form(
        Limb.bent(
            a.x(),
            a.y(),
            half,
            a.midX(),
            a.midY(),
            half * 0.92,
            a.endX(),
            a.endY(),
            half * (sleeve ? 0.86 : 0.7)),
        sleeve ? upper(f) : f.colours().skin());
    if (f.guise().clothes() == Guise.Clothes.ROBE) {
      brush.form(Limb.straight(a.midX(), a.midY(), half, a.endX(), a.endY(), half * 2.1), upper(f));
      brush.flat(
          Shapes.ellipse(a.endX(), a.endY(), half * 1.3, half * 0.9), Rgb.darker(upper(f), 0.45));
    }
    hand(brush, f, a, half);
  }

  private static void hand(Brush brush, Figure f, Body.Joints a, double half) {
    double dx = a.endX() - a.midX();
    double dy = a.endY() - a.midY();
    double far = Math.max(1e-6, Math.sqrt(dx * dx + dy * dy));
    double x = a.endX() + dx / far * half * 0.55;
    double y = a.endY() + dy / far * half * 0.55;
    int colour = gloved(f) ? Rgb.mix(f.colours().cloth(), 0x5A6270, 0.4) : f.colours().skin();
    brush.form(Shapes.circle(x, y, half * 0.92), colour);
    Brush palm = brush.at(x, y, half).turned(StrictMath.atan2(dy, dx));
    palm.form(Limb.straight(-0.1, -0.6, 0.3, 0.55, -1.0, 0.24), colour);
    for (int i = -1; i <= 1; i++) {
      palm.form(Limb.straight(0.4, 0.5 * i, 0.34, 1.05, 0.46 * i, 0.28), colour);
    }
  }

  private static boolean gloved(Figure f) {
    return f.guise().clothes() == Guise.Clothes.ARMOUR
        || f.guise().clothes() == Guise.Clothes.SPACESUIT;
  }

  /// Hands once more, over what they hold.
  static void hands(Brush brush, Figure f) {
    if (Props.holds(f.look().subject()) || f.look().subject().action() == Action.READING) {
      for (Body.Joints arm : f.body().arms()) {
        hand(brush, f, arm, girth(f) * 0.84);
      }
    }
  }

  /// Short sleeves, and puffs.
  private static void upperArms(Brush brush, Figure f) {
    if (longSleeves(f)) {
      return;
    }
    double half = girth(f) * 0.84;
    for (Body.Joints a : f.body().arms()) {
      double x = a.x() + (a.midX() - a.x()) * 0.62;
      double y = a.y() + (a.midY() - a.y()) * 0.62;
      brush.form(
          Limb.straight(
              a.x(),
              a.y(),
              half * 1.16,
              x,
              y,
              half * (f.guise().clothes() == Guise.Clothes.DRESS ? 1.45 : 1.18)),
          upper(f));
    }
  }

  private static void skirt(Brush brush, Figure f) {
    Guise.Clothes clothes = f.guise().clothes();
    boolean full = clothes == Guise.Clothes.GOWN || clothes == Guise.Clothes.ROBE;
    if (clothes == Guise.Clothes.DRESS || full) {
      Mount h = f.body().hip();
      double w = f.guise().measures().waist();
      double left = 0;
      double right = 0;
      double low = h.y();
      for (Body.Joints leg : f.body().legs()) {
        left = Math.min(left, leg.midX() - 0.035);
        right = Math.max(right, leg.midX() + 0.035);
        low =
            Math.max(
                low, Math.max(leg.midY() + 0.05, full ? leg.endY() - 0.012 : leg.midY() + 0.05));
      }
      boolean sits = h.y() > -0.2;
      double flare = w * (clothes == Guise.Clothes.ROBE ? 1.75 : full ? 2.7 : 2.15);
      left = Math.min(left, h.x() - flare);
      right = Math.max(right, h.x() + flare);
      double hem = sits ? Math.min(-0.015, low) : Math.min(low, -0.012);
      Shape shape = hem(h, w, left, right, hem);
      brush.torso(shape, f.colours().cloth());
      folds(brush, h, w, left, right, hem, f.colours().cloth());
      trim(brush, h, w, f);
    }
  }

  private static Shape hem(Mount h, double w, double left, double right, double hem) {
    double top = h.y() - 0.055;
    Pen pen =
        Pen.at(h.x() - w * 0.93, top)
            .bend(h.x() - w * 1.25, h.y(), left + 0.01, (h.y() + hem) / 2, left, hem - 0.012);
    int waves = 5;
    for (int i = 0; i < waves; i++) {
      double x1 = left + (right - left) * (i + 1) / waves;
      double x0 = left + (right - left) * (i + 0.5) / waves;
      pen.curve(x0, hem + 0.026, x1, hem - 0.012 + (i % 2 == 0 && i < waves - 1 ? 0.006 : 0));
    }
    return pen.bend(right - 0.01, (h.y() + hem) / 2, h.x() + w * 1.25, h.y(), h.x() + w * 0.93, top)
        .close();
  }

  private static void folds(
      Brush brush, Mount h, double w, double left, double right, double hem, int cloth) {
    for (int i = 1; i < 5; i++) {
      double x = left + (right - left) * i / 5;
      double top = h.x() + w * 0.7 * (i - 2.5) / 2.5;
      brush.line(
          Pen.at(top, h.y()).curve(top + (x - top) * 0.4, (h.y() + hem) / 2, x, hem - 0.008).open(),
          0.007,
          Rgb.darker(cloth, 0.35),
          0.35);
    }
  }

  private static void trim(Brush brush, Mount h, double w, Figure f) {
    int sash =
        f.guise().clothes() == Guise.Clothes.ROBE
            ? f.colours().second()
            : Rgb.lighter(f.colours().cloth(), 0.5);
    brush.form(
        Pen.at(h.x() - w * 0.96, h.y() - 0.068)
            .curve(h.x(), h.y() - 0.045, h.x() + w * 0.96, h.y() - 0.068)
            .to(h.x() + w, h.y() - 0.035)
            .curve(h.x(), h.y() - 0.01, h.x() - w, h.y() - 0.035)
            .close(),
        sash);
  }

  static void cape(Brush brush, Figure f, int colour) {
    Mount c = f.body().chest();
    double s = f.guise().measures().shoulder();
    double low = -0.06 - f.body().lift();
    brush.form(
        Pen.at(c.x() - s, c.y() + 0.01)
            .bend(c.x() - s * 1.6, c.y() + 0.2, c.x() - s * 2.2, low - 0.1, c.x() - s * 2.1, low)
            .curve(c.x() - s, low + 0.05, c.x(), low)
            .curve(c.x() + s, low + 0.05, c.x() + s * 2.1, low)
            .bend(c.x() + s * 2.2, low - 0.1, c.x() + s * 1.6, c.y() + 0.2, c.x() + s, c.y() + 0.01)
            .close(),
        colour);
  }
}
