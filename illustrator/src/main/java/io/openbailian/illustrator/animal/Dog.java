package io.openbailian.illustrator.animal;

import io.openbailian.illustrator.figure.FacialExpression;
import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Anchors;
import io.openbailian.illustrator.tool.Brush;
import io.openbailian.illustrator.tool.Limb;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Mount;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Substance;
import io.openbailian.text.Dice;
import java.awt.Shape;

/// A dog: with hanging or pricked ears, by its kind or by chance.
public final class Dog extends Beast {
  private enum Ears {
    HANGING,
    PRICKED,
    FOLDED
  }

  /// @param kind what prompts call it
  private record Breed(String kind, Coat coat, Ears ears, double legs, boolean curled) {}

  private static final Breed[] BREEDS = {
    new Breed(
        "golden",
        new Coat(0xDDA55E, 0xB97A38, 0xF6E2BE, 0xDDA55E, Pattern.PLAIN),
        Ears.HANGING,
        0.2,
        false),
    new Breed(
        "corgi",
        new Coat(0xE39A4E, 0xC27A34, 0xFFF6E8, 0xFFF6E8, Pattern.PLAIN),
        Ears.PRICKED,
        0.1,
        false),
    new Breed(
        "shiba",
        new Coat(0xDE8C44, 0xB86A2C, 0xFFF2DE, 0xDE8C44, Pattern.PLAIN),
        Ears.PRICKED,
        0.18,
        true),
    new Breed(
        "husky",
        new Coat(0x7F8894, 0x4A525E, 0xF7F8FA, 0xF0F1F4, Pattern.PLAIN),
        Ears.PRICKED,
        0.21,
        true),
    new Breed(
        "beagle",
        new Coat(0xF5EBDC, 0x9A5B32, 0xFFFAF2, 0xF5EBDC, Pattern.PATCHES),
        Ears.HANGING,
        0.17,
        false),
    new Breed(
        "poodle",
        new Coat(0x8B5E3C, 0x6A4228, 0xB98C66, 0x8B5E3C, Pattern.PLAIN),
        Ears.FOLDED,
        0.18,
        false)
  };

  private static Breed breed(Look look) {
    for (Breed breed : BREEDS) {
      if (look.subject().kind().filter(breed.kind()::equals).isPresent()) {
        return breed;
      }
    }
    return BREEDS[look.dice().fork("breed").below(BREEDS.length)];
  }

  @Override
  Coat coat(Look look) {
    return Substance.hue(look)
        .map(hue -> Coat.dyed(hue, Pattern.PLAIN))
        .orElseGet(() -> breed(look).coat());
  }

  @Override
  Build build(Look look) {
    Dice dice = look.dice().fork("build");
    double legs = breed(look).legs();
    return new Build(
        -0.69,
        dice.between(0.265, 0.29),
        dice.between(0.27, 0.31),
        0.44,
        dice.between(0.125, 0.145),
        legs,
        dice.between(0.046, 0.053),
        false);
  }

  @Override
  Anchors.HeadMounts mounts() {
    return new Anchors.HeadMounts(Mount.at(0, -0.72, 0.72), Mount.at(0, -0.1, 0.44));
  }

  @Override
  Reach reach() {
    return new Reach(0.24, 1.35, 0);
  }

  @Override
  void tail(Brush brush, One one) {
    boolean curled = breed(one.look()).curled();
    double[] way =
        curled
            ? new double[] {-0.05, 0.0, 0.08, -0.08, 0.15, -0.2, 0.08, -0.28, 0.0, -0.22}
            : new double[] {-0.05, 0.02, 0.08, -0.05, 0.16, -0.14, 0.2, -0.25, 0.2, -0.32};
    Shape tail = Limb.through(way, 0.04, 0.05, curled ? 0.06 : 0.045, 0.05, 0.012);
    brush.fur(tail, one.coat().fur(), one.dice("tail"));
    if (curled) {
      brush.within(tail).soft(0.02, -0.22, 0.08, 0.07, one.coat().belly(), 0.9);
    }
  }

  @Override
  void head(Brush brush, One one) {
    Coat coat = one.coat();
    Ears ears = breed(one.look()).ears();
    if (ears == Ears.PRICKED) {
      pricked(brush, coat, one.earTurn());
    }
    Shape skull =
        Pen.at(0, -0.92)
            .bend(0.62, -0.95, 1.0, -0.5, 0.96, 0.05)
            .bend(0.98, 0.5, 0.5, 0.86, 0, 0.86)
            .bend(-0.5, 0.86, -0.98, 0.5, -0.96, 0.05)
            .bend(-1.0, -0.5, -0.62, -0.95, 0, -0.92)
            .close();
    brush.fur(skull, coat.fur(), one.dice("head"));
    mask(brush.within(skull), coat, ears, one);
    brush.form(Shapes.ellipse(0, 0.4, 0.5, 0.38), coat.belly());
    if (ears != Ears.PRICKED) {
      hanging(brush, coat, ears == Ears.FOLDED ? 0.72 : 1, one.earTurn());
    }
    one.face().eyes(brush, 0.42, -0.1, 0.165, 0x6A4326);
    brows(brush, coat);
    FacialExpression.blush(brush, 0.66, 0.26, 0.15);
    nose(brush, one.face());
  }

  private static void mask(Brush brush, Coat coat, Ears ears, One one) {
    if (coat.pattern() == Pattern.PATCHES) {
      brush.flat(Shapes.ellipse(0.62, -0.3, 0.5, 0.62), coat.mark());
      brush.flat(Shapes.ellipse(-0.66, -0.3, 0.48, 0.62), coat.mark());
    } else if (ears == Ears.PRICKED && one.dice("mask").chance(0.9)) {
      for (int side = -1; side <= 1; side += 2) {
        brush.flat(Shapes.ellipse(0.5 * side, 0.48, 0.55, 0.5), coat.belly(), 0.95);
        brush.flat(Shapes.ellipse(0.36 * side, -0.38, 0.13, 0.08), coat.belly(), 0.95);
      }
      brush.flat(Limb.straight(0, -0.7, 0.03, 0, 0.2, 0.2), coat.belly(), 0.95);
    }
  }

  private static void pricked(Brush brush, Coat coat, double turn) {
    for (int side = -1; side <= 1; side += 2) {
      Brush ear = brush.joint(0.6 * side, -0.5, side * turn);
      ear.form(
          Pen.at(0.22 * side, -0.7)
              .bend(0.4 * side, -1.1, 0.62 * side, -1.3, 0.74 * side, -1.28)
              .bend(0.9 * side, -1.15, 0.98 * side, -0.6, 0.9 * side, -0.3)
              .close(),
          coat.fur());
      ear.flat(
          Pen.at(0.42 * side, -0.74)
              .bend(0.52 * side, -1.0, 0.64 * side, -1.12, 0.72 * side, -1.12)
              .bend(0.8 * side, -1.0, 0.83 * side, -0.7, 0.78 * side, -0.5)
              .close(),
          0xE9A79A);
    }
  }

  private static void hanging(Brush brush, Coat coat, double length, double turn) {
    for (int side = -1; side <= 1; side += 2) {
      Brush ear = brush.joint(0.66 * side, -0.8, -side * turn);
      ear.fur(
          Pen.at(0.46 * side, -0.84)
              .bend(0.96 * side, -1.05, 1.36 * side, -0.5, 1.26 * side, -0.05 + 0.3 * length)
              .bend(
                  1.18 * side,
                  0.1 + 0.5 * length,
                  0.92 * side,
                  0.2 + 0.4 * length,
                  0.84 * side,
                  -0.1)
              .curve(0.8 * side, -0.5, 0.46 * side, -0.84)
              .close(),
          Rgb.mix(coat.fur(), coat.mark(), 0.75),
          Dice.of(side, "ear"));
    }
  }

  private static void brows(Brush brush, Coat coat) {
    for (int side = -1; side <= 1; side += 2) {
      brush.line(
          Pen.at(0.28 * side, -0.4).curve(0.42 * side, -0.52, 0.58 * side, -0.4).open(),
          0.05,
          Rgb.darker(coat.mark(), 0.2),
          0.6);
    }
  }

  private static void nose(Brush brush, FacialExpression face) {
    face.muzzle(brush, 0.46, 0.25);
    brush.form(Shapes.ellipse(0, 0.22, 0.2, 0.14), 0x2C2226);
    brush.sheet().fill(Shapes.ellipse(0.05 * brush.light(), 0.165, 0.07, 0.032), 0xFFFFFF, 0.75);
    for (int side = -1; side <= 1; side += 2) {
      for (int i = 0; i < 2; i++) {
        brush.flat(
            Shapes.circle(0.3 * side + 0.07 * i * side, 0.42 + 0.09 * i, 0.018), 0x7A5A4A, 0.7);
      }
    }
  }
}
