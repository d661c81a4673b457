package io.openbailian.engine.embedded.draw;

import io.openbailian.engine.embedded.palette.Rgb;
import io.openbailian.engine.embedded.scene.Action;
import io.openbailian.engine.embedded.scene.Hue;
import java.awt.Shape;
import java.util.Set;

/// The clothes of a person, with the limbs in them.
final class Outfit {
  static final Set<String> GARMENTS = Set.of("dress", "skirt", "coat", "shirt", "clothes", "sweater", "jacket", "robe", "gown");

  private Outfit() {}

  static int worn(Look look, String thing, int otherwise) {
    return Wardrobe.worn(look.subject())
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
    brush.form(Limb.straight(body.chest()[0], body.chest()[1] + 0.02, r * 0.3, body.head().x(), body.head().y() + r * 0.6, r * 0.28), Rgb.mix(f.colours().skin(), 0xB86A50, 0.16));
    Shape torso = torso(f);
    brush.torso(torso, upper(f));
    skirt(brush, f);
    details(brush, f, torso);
    upperArms(brush, f);
  }

  private static int upper(Figure f) {
    return switch (f.guise().clothes()) {
      case OVERALLS -> 0xFBF3E4;
      case DRESS, SHIRT, COAT, ROBE, GOWN, ARMOUR, SPACESUIT, SUIT, APRON -> f.colours().cloth();
    };
  }

  private static int lower(Figure f) {
    return switch (f.guise().clothes()) {
      case OVERALLS, ARMOUR, SPACESUIT, SUIT -> f.colours().cloth();
      case SHIRT, COAT, APRON -> f.colours().second();
      case DRESS, ROBE, GOWN -> f.colours().skin();
    };
  }

  private static boolean longSleeves(Figure f) {
    return switch (f.guise().clothes()) {
      case COAT, ROBE, ARMOUR, SPACESUIT, SUIT, APRON, GOWN -> true;
      case SHIRT -> f.look().hue().isPresent();
      case DRESS, OVERALLS -> false;
    };
  }

  private static double girth(Figure f) {
    boolean thick = f.guise().clothes() == Guise.Clothes.SPACESUIT || f.guise().clothes() == Guise.Clothes.COAT;
    return f.body().head().size() * (thick ? 0.34 : 0.27);
  }

  private static Shape torso(Figure f) {
    double[] c = f.body().chest();
    double[] h = f.body().hip();
    Body.Measures m = f.guise().measures();
    double s = m.shoulder();
    double w = m.waist();
    return Pen.at(c[0] - s * 0.5, c[1] - 0.008)
        .curve(c[0] - s * 1.05, c[1] + 0.0, c[0] - s * 1.04, c[1] + 0.05)
        .bend(c[0] - s * 0.95, (c[1] + h[1]) / 2, h[0] - w * 0.95, (c[1] + h[1]) / 2 + 0.02, h[0] - w * 1.08, h[1] + 0.015)
        .curve(h[0], h[1] + 0.05, h[0] + w * 1.08, h[1] + 0.015)
        .bend(h[0] + w * 0.95, (c[1] + h[1]) / 2 + 0.02, c[0] + s * 0.95, (c[1] + h[1]) / 2, c[0] + s * 1.04, c[1] + 0.05)
        .curve(c[0] + s * 1.05, c[1] + 0.0, c[0] + s * 0.5, c[1] - 0.008)
        .curve(c[0], c[1] + 0.02, c[0] - s * 0.5, c[1] - 0.008)
        .close();
  }

  private static void legs(Brush brush, Figure f) {
    double half = girth(f) * 1.08;
    int colour = lower(f);
    for (double[] leg : f.body().legs()) {
      brush.form(Limb.bent(leg[0], leg[1], half * 1.15, leg[2], leg[3], half, leg[4], leg[5] - half * 0.3, half * 0.78), colour);
      shoe(brush, f, leg, half);
    }
  }

  private static void shoe(Brush brush, Figure f, double[] leg, double half) {
    double out = Math.signum(leg[4] - f.body().hip()[0]) * half * 0.28;
    boolean boots = f.guise().clothes() == Guise.Clothes.SPACESUIT || f.guise().clothes() == Guise.Clothes.COAT || f.guise().clothes() == Guise.Clothes.ARMOUR;
    int colour = f.guise().clothes() == Guise.Clothes.ARMOUR ? Rgb.darker(f.colours().cloth(), 0.2) : f.colours().shoes();
    if (boots) {
      brush.form(Limb.straight(leg[4], leg[5] - half * 2.2, half * 0.98, leg[4], leg[5] - half * 0.4, half * 0.95), colour);
    } else if (lower(f) == f.colours().skin()) {
      brush.form(Limb.straight(leg[4], leg[5] - half * 1.1, half * 0.82, leg[4], leg[5] - half * 0.4, half * 0.82), 0xFBF7F0);
    }
    brush.form(Shapes.ellipse(leg[4] + out, leg[5] - half * 0.28, half * 1.22, half * 0.7), colour);
  }

  private static void arm(Brush brush, Figure f, int side) {
    double[] a = f.body().arms()[side < 0 ? 0 : 1];
    double half = girth(f) * 0.84;
    boolean sleeve = longSleeves(f);
    brush.form(Limb.bent(a[0], a[1], half, a[2], a[3], half * 0.92, a[4], a[5], half * (sleeve ? 0.86 : 0.7)), sleeve ? upper(f) : f.colours().skin());
    if (f.guise().clothes() == Guise.Clothes.ROBE) {
      brush.form(Limb.straight(a[2], a[3], half, a[4], a[5], half * 2.1), upper(f));
      brush.flat(Shapes.ellipse(a[4], a[5], half * 1.3, half * 0.9), Rgb.darker(upper(f), 0.45));
    }
    hand(brush, f, a, half);
  }

  private static void hand(Brush brush, Figure f, double[] a, double half) {
    double dx = a[4] - a[2];
    double dy = a[5] - a[3];
    double far = Math.max(1e-6, Math.sqrt(dx * dx + dy * dy));
    double x = a[4] + dx / far * half * 0.55;
    double y = a[5] + dy / far * half * 0.55;
    int colour = gloved(f) ? Rgb.mix(f.colours().cloth(), 0x5A6270, 0.4) : f.colours().skin();
    brush.form(Shapes.circle(x, y, half * 0.92), colour);
    Brush palm = brush.at(x, y, half).turned(StrictMath.atan2(dy, dx));
    palm.form(Limb.straight(-0.1, -0.6, 0.3, 0.55, -1.0, 0.24), colour);
    for (int i = -1; i <= 1; i++) {
      palm.form(Limb.straight(0.4, 0.5 * i, 0.34, 1.05, 0.46 * i, 0.28), colour);
    }
  }

  private static boolean gloved(Figure f) {
    return f.guise().clothes() == Guise.Clothes.ARMOUR || f.guise().clothes() == Guise.Clothes.SPACESUIT;
  }

  /// Hands once more, over what they hold.
  static void hands(Brush brush, Figure f) {
    if (Props.holds(f.look().subject()) || f.look().subject().action() == Action.READING) {
      for (double[] arm : f.body().arms()) {
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
    for (double[] a : f.body().arms()) {
      double x = a[0] + (a[2] - a[0]) * 0.62;
      double y = a[1] + (a[3] - a[1]) * 0.62;
      brush.form(Limb.straight(a[0], a[1], half * 1.16, x, y, half * (f.guise().clothes() == Guise.Clothes.DRESS ? 1.45 : 1.18)), upper(f));
    }
  }

  private static void skirt(Brush brush, Figure f) {
    Guise.Clothes clothes = f.guise().clothes();
    boolean full = clothes == Guise.Clothes.GOWN || clothes == Guise.Clothes.ROBE;
    if (clothes == Guise.Clothes.DRESS || full) {
      double[] h = f.body().hip();
      double w = f.guise().measures().waist();
      double left = 0;
      double right = 0;
      double low = h[1];
      for (double[] leg : f.body().legs()) {
        left = Math.min(left, leg[2] - 0.035);
        right = Math.max(right, leg[2] + 0.035);
        low = Math.max(low, Math.max(leg[3] + 0.05, full ? leg[5] - 0.012 : leg[3] + 0.05));
      }
      boolean sits = h[1] > -0.2;
      double flare = w * (clothes == Guise.Clothes.ROBE ? 1.75 : full ? 2.7 : 2.15);
      left = Math.min(left, h[0] - flare);
      right = Math.max(right, h[0] + flare);
      double hem = sits ? Math.min(-0.015, low) : Math.min(low, -0.012);
      Shape shape = hem(h, w, left, right, hem);
      brush.torso(shape, f.colours().cloth());
      folds(brush, h, w, left, right, hem, f.colours().cloth());
      trim(brush, h, w, f);
    }
  }

  private static Shape hem(double[] h, double w, double left, double right, double hem) {
    double top = h[1] - 0.055;
    Pen pen = Pen.at(h[0] - w * 0.93, top).bend(h[0] - w * 1.25, h[1], left + 0.01, (h[1] + hem) / 2, left, hem - 0.012);
    int waves = 5;
    for (int i = 0; i < waves; i++) {
      double x1 = left + (right - left) * (i + 1) / waves;
      double x0 = left + (right - left) * (i + 0.5) / waves;
      pen.curve(x0, hem + 0.026, x1, hem - 0.012 + (i % 2 == 0 && i < waves - 1 ? 0.006 : 0));
    }
    return pen.bend(right - 0.01, (h[1] + hem) / 2, h[0] + w * 1.25, h[1], h[0] + w * 0.93, top).close();
  }

  private static void folds(Brush brush, double[] h, double w, double left, double right, double hem, int cloth) {
    for (int i = 1; i < 5; i++) {
      double x = left + (right - left) * i / 5;
      double top = h[0] + w * 0.7 * (i - 2.5) / 2.5;
      brush.line(Pen.at(top, h[1]).curve(top + (x - top) * 0.4, (h[1] + hem) / 2, x, hem - 0.008).open(), 0.007, Rgb.darker(cloth, 0.35), 0.35);
    }
  }

  private static void trim(Brush brush, double[] h, double w, Figure f) {
    int sash = f.guise().clothes() == Guise.Clothes.ROBE ? f.colours().second() : Rgb.lighter(f.colours().cloth(), 0.5);
    brush.form(Pen.at(h[0] - w * 0.96, h[1] - 0.068).curve(h[0], h[1] - 0.045, h[0] + w * 0.96, h[1] - 0.068).to(h[0] + w, h[1] - 0.035).curve(h[0], h[1] - 0.01, h[0] - w, h[1] - 0.035).close(), sash);
  }

  private static void details(Brush brush, Figure f, Shape torso) {
    double[] c = f.body().chest();
    double[] h = f.body().hip();
    double s = f.guise().measures().shoulder();
    int cloth = f.colours().cloth();
    Brush on = brush.within(torso);
    switch (f.guise().clothes()) {
      case DRESS, GOWN -> {
        for (int side = -1; side <= 1; side += 2) {
          brush.form(Pen.at(c[0], c[1] + 0.015).curve(c[0] + 0.03 * side, c[1] + 0.05, c[0] + 0.055 * side, c[1] + 0.035).curve(c[0] + 0.06 * side, c[1], c[0] + 0.03 * side, c[1] - 0.012).close(), 0xFFFAF0);
        }
      }
      case SHIRT -> {
        if (f.look().dice().fork("stripes").chance(0.5)) {
          for (int i = 0; i < 3; i++) {
            on.flat(Shapes.box(c[0] - s * 1.3, c[1] + 0.055 + 0.052 * i, s * 2.6, 0.02), 0xFFF8EA, 0.85);
          }
        } else {
          Props.heart(brush.at((c[0] + h[0]) / 2, c[1] + 0.09, 0.024), 0xFFF4E0);
        }
      }
      case OVERALLS -> {
        double y = c[1] + (h[1] - c[1]) * 0.42;
        on.flat(Shapes.box(h[0] - s * 1.4, y + 0.035, s * 2.8, 0.4), cloth);
        brush.form(Shapes.rounded(c[0] - s * 0.6, y - 0.03, s * 1.2, 0.11, 0.015), cloth);
        for (int side = -1; side <= 1; side += 2) {
          brush.line(Pen.at(c[0] + s * 0.5 * side, y - 0.02).to(c[0] + s * 0.62 * side, c[1]).open(), 0.022, cloth);
          brush.form(Shapes.circle(c[0] + s * 0.45 * side, y - 0.015, 0.01), 0xF4D06A);
        }
        brush.line(Shapes.rounded(c[0] - s * 0.3, y + 0.02, s * 0.6, 0.045, 0.01), 0.004, Rgb.darker(cloth, 0.4), 0.6);
      }
      case COAT, APRON -> {
        brush.line(Pen.at(c[0], c[1] + 0.02).to(h[0], h[1] + 0.03).open(), 0.006, Rgb.darker(cloth, 0.45), 0.7);
        for (int i = 0; i < 3; i++) {
          brush.form(Shapes.circle(c[0] + 0.025, c[1] + 0.07 + 0.055 * i, 0.011), Rgb.lighter(cloth, 0.5));
        }
        for (int side = -1; side <= 1; side += 2) {
          brush.form(Shapes.polygon(c[0], c[1] + 0.06, c[0] + 0.012 * side, c[1] - 0.012, c[0] + 0.06 * side, c[1] - 0.006, c[0] + 0.05 * side, c[1] + 0.05), Rgb.lighter(cloth, 0.18));
        }
      }
      case SUIT -> {
        on.flat(Shapes.polygon(c[0] - 0.035, c[1] - 0.01, c[0] + 0.035, c[1] - 0.01, c[0], c[1] + 0.13), 0xFFFFFF);
        brush.form(Shapes.polygon(c[0] - 0.012, c[1] + 0.012, c[0] + 0.012, c[1] + 0.012, c[0] + 0.014, c[1] + 0.085, c[0], c[1] + 0.105, c[0] - 0.014, c[1] + 0.085), 0xC83A48);
      }
      case ROBE -> {
        on.line(Pen.at(c[0] - s * 0.5, c[1] - 0.01).to(c[0] + s * 0.3, h[1] - 0.05).open(), 0.026, Rgb.lighter(cloth, 0.6));
        on.line(Pen.at(c[0] + s * 0.5, c[1] - 0.01).to(c[0] - s * 0.1, c[1] + 0.11).open(), 0.026, Rgb.lighter(cloth, 0.6));
      }
      case ARMOUR -> {
        brush.line(Pen.at(c[0], c[1] + 0.03).to(h[0], h[1]).open(), 0.006, Rgb.darker(cloth, 0.4));
        for (int side = -1; side <= 1; side += 2) {
          brush.form(Shapes.ellipse(c[0] + s * 1.05 * side, c[1] + 0.035, 0.055, 0.045), Rgb.lighter(cloth, 0.15));
        }
        brush.form(Shapes.rounded(h[0] - s * 0.8, h[1] - 0.02, s * 1.6, 0.03, 0.01), 0x7A5230);
      }
      case SPACESUIT -> {
        brush.form(Shapes.rounded(c[0] - 0.055, c[1] + 0.06, 0.11, 0.08, 0.016), 0xC6CCD6);
        for (int i = -1; i <= 1; i++) {
          brush.form(Shapes.circle(c[0] + 0.03 * i, c[1] + 0.1, 0.011), new int[] {0xE2504A, 0xF2C24A, 0x4AA6D8}[i + 1]);
        }
        brush.line(Pen.at(h[0] - s, h[1] - 0.01).curve(h[0], h[1] + 0.02, h[0] + s, h[1] - 0.01).open(), 0.018, 0xE58A3C);
      }
    }
  }

  static void cape(Brush brush, Figure f, int colour) {
    double[] c = f.body().chest();
    double s = f.guise().measures().shoulder();
    double low = -0.06 - f.body().lift();
    brush.form(Pen.at(c[0] - s, c[1] + 0.01).bend(c[0] - s * 1.6, c[1] + 0.2, c[0] - s * 2.2, low - 0.1, c[0] - s * 2.1, low)
        .curve(c[0] - s, low + 0.05, c[0], low).curve(c[0] + s, low + 0.05, c[0] + s * 2.1, low).bend(c[0] + s * 2.2, low - 0.1, c[0] + s * 1.6, c[1] + 0.2, c[0] + s, c[1] + 0.01).close(), colour);
  }
}
