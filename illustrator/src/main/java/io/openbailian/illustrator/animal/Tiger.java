package io.openbailian.illustrator.animal;

import io.openbailian.illustrator.figure.FacialExpression;
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

/// A tiger with its stripes, or a leopard with its spots.
public final class Tiger extends Beast {
  private static final Coat STRIPED =
      new Coat(0xEE9440, 0x2E2622, 0xFFF6E8, 0xEA8E3C, Pattern.STRIPES);
  private static final Coat SPOTTED =
      new Coat(0xEBB95C, 0x4A3222, 0xFFF3DA, 0xE4B054, Pattern.SPOTS);

  @Override
  Coat coat(Look look) {
    Coat own = look.subject().thing().equals("leopard") ? SPOTTED : STRIPED;
    return Substance.hue(look)
        .map(hue -> Coat.dyed(hue, own.pattern()))
        .map(dyed -> new Coat(dyed.fur(), own.mark(), dyed.belly(), dyed.legs(), own.pattern()))
        .orElse(own);
  }

  @Override
  Build build(Look look) {
    Dice dice = look.dice().fork("build");
    return new Build(
        -0.66, dice.between(0.3, 0.32), dice.between(0.26, 0.29), 0.48, 0.135, 0.2, 0.05, false);
  }

  @Override
  Anchors.HeadMounts mounts() {
    return new Anchors.HeadMounts(Mount.at(0, -0.72, 0.7), Mount.at(0, -0.06, 0.42));
  }

  @Override
  Reach reach() {
    return new Reach(0.26, 1.2, 0);
  }

  @Override
  void tail(Brush brush, One one) {
    double sway = one.dice("tail").between(-0.04, 0.08);
    double[] way = {-0.04, 0.03, 0.13, 0.02, 0.21, -0.13, 0.17 + sway, -0.3, 0.22 + sway, -0.4};
    Shape tail = Limb.through(way, 0.04, 0.04, 0.038, 0.036, 0.026);
    brush.form(tail, one.coat().fur());
    for (int i = 0; i < 6; i++) {
      double y = -0.06 - 0.065 * i;
      brush.within(tail).flat(Shapes.box(0.02, y, 0.4, 0.026), one.coat().mark());
    }
  }

  @Override
  void head(Brush brush, One one) {
    Coat coat = one.coat();
    for (int side = -1; side <= 1; side += 2) {
      Brush ear = brush.joint(0.62 * side, -0.55, side * one.earTurn());
      ear.form(Shapes.circle(0.7 * side, -0.66, 0.32), coat.mark());
      ear.form(Shapes.circle(0.68 * side, -0.6, 0.24), coat.fur());
      ear.flat(Shapes.circle(0.67 * side, -0.58, 0.15), coat.belly());
    }
    Shape skull =
        Pen.at(0, -0.8)
            .bend(0.6, -0.82, 1.0, -0.44, 1.02, 0.04)
            .to(1.2, 0.32)
            .to(1.0, 0.4)
            .to(1.04, 0.58)
            .bend(0.7, 0.66, 0.4, 0.8, 0, 0.8)
            .bend(-0.4, 0.8, -0.7, 0.66, -1.04, 0.58)
            .to(-1.0, 0.4)
            .to(-1.2, 0.32)
            .to(-1.02, 0.04)
            .bend(-1.0, -0.44, -0.6, -0.82, 0, -0.8)
            .close();
    brush.fur(skull, coat.fur(), one.dice("head"));
    Brush on = brush.within(skull);
    for (int side = -1; side <= 1; side += 2) {
      on.flat(Shapes.ellipse(0.86 * side, 0.5, 0.42, 0.3), coat.belly());
      on.flat(Shapes.ellipse(0.4 * side, -0.36, 0.17, 0.1), coat.belly());
    }
    marks(on, coat);
    one.face().eyes(brush, 0.42, -0.06, 0.19, 0xC09A36);
    FacialExpression.blush(brush, 0.7, 0.28, 0.14);
    for (int side = -1; side <= 1; side += 2) {
      brush.flat(Shapes.ellipse(0.2 * side, 0.42, 0.29, 0.23), coat.belly());
    }
    brush.flat(Shapes.ellipse(0, 0.6, 0.24, 0.15), coat.belly());
    one.face().muzzle(brush, 0.44, 0.2);
    brush.form(
        Pen.at(-0.16, 0.18)
            .curve(0, 0.12, 0.16, 0.18)
            .curve(0.1, 0.35, 0, 0.37)
            .curve(-0.1, 0.35, -0.16, 0.18)
            .close(),
        0xD9757A);
  }

  private static void marks(Brush on, Coat coat) {
    if (coat.pattern() == Pattern.SPOTS) {
      for (int i = 0; i < 9; i++) {
        double x = -0.64 + 0.16 * i;
        on.flat(Shapes.circle(x, -0.56 + 0.1 * (i % 3) - 0.06 * (i % 2), 0.055), coat.mark());
      }
      return;
    }
    for (int i = 0; i < 3; i++) {
      double half = 0.3 - 0.07 * i;
      on.flat(
          Limb.through(
              new double[] {-half, -0.66 + 0.16 * i, 0, -0.6 + 0.16 * i, half, -0.66 + 0.16 * i},
              0.01,
              0.055,
              0.01),
          coat.mark());
    }
    on.flat(Limb.straight(0, -0.8, 0.06, 0, -0.24, 0.012), coat.mark());
    for (int side = -1; side <= 1; side += 2) {
      for (int i = 0; i < 3; i++) {
        double y = 0.02 + 0.2 * i;
        on.flat(Limb.straight(1.2 * side, y, 0.07, 0.72 * side, y + 0.06, 0.008), coat.mark());
      }
    }
  }
}
