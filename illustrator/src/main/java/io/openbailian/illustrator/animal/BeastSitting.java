package io.openbailian.illustrator.animal;

import io.openbailian.illustrator.figure.Props;
import io.openbailian.illustrator.figure.Wardrobe;
import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.scene.Action;
import io.openbailian.illustrator.tool.Anchors;
import io.openbailian.illustrator.tool.Brush;
import io.openbailian.illustrator.tool.Finish;
import io.openbailian.illustrator.tool.Limb;
import io.openbailian.illustrator.tool.Mount;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import java.awt.Shape;

/// An animal that sits and looks at you; its front paws are free to hold things.
final class BeastSitting {
  private BeastSitting() {}

  static void draw(Beast beast, Beast.One one) {
    Beast.Build build = one.build();
    Brush brush = one.brush();
    double top = build.headY() + build.head() * 0.5;
    Anchors anchors = anchors(beast, one, top);
    boolean holds = Props.holds(one.look().subject());
    boolean waves = one.look().subject().action() == Action.WAVING;
    brush.contact(0, -0.005, build.body() * 1.2, 0.045);
    Props.behind(brush, one.look(), anchors);
    beast.tail(brush.at(build.body() * 0.72, -0.07, 1).turned(one.tailTurn()), one);
    body(one, top);
    Wardrobe.onBody(brush, one.look(), anchors);
    if (!holds) {
      legs(one, top, waves);
    }
    Wardrobe.atNeck(brush, one.look(), anchors);
    brush.shade(
        0, build.headY() + build.head() * 0.9, build.head() * 0.75, build.head() * 0.22, 0.32);
    Beast.head(beast, one, anchors);
    if (holds) {
      Props.inFront(brush, one.look(), anchors);
      holding(one, top);
    } else if (waves) {
      waving(one, top);
    }
  }

  private static Anchors anchors(Beast beast, Beast.One one, double top) {
    Beast.Build build = one.build();
    double tilt = one.dice("tilt").between(-0.09, 0.09) + one.look().pose().nod();
    Mount head = new Mount(0, build.headY(), build.head(), tilt);
    double neckY = build.headY() + build.head() * 0.72;
    return Anchors.of(
        head,
        beast.mounts(),
        Mount.at(0, neckY, build.head() * 0.58),
        Mount.at(0, top * 0.62, build.body() * 0.8),
        Mount.at(build.body() * 0.62, top * 0.56, build.head() * 0.5),
        Mount.at(0, top * 0.5, build.head() * 0.62));
  }

  private static void body(Beast.One one, double top) {
    Beast.Coat coat = one.coat();
    Brush brush = one.brush();
    double w = one.build().body();
    Shape body =
        Pen.at(-0.46 * w, top)
            .bend(-0.85 * w, top * 0.78, -1.08 * w, top * 0.38, -0.97 * w, -0.05)
            .curve(-0.9 * w, 0.012, -0.5 * w, 0.012)
            .to(0.5 * w, 0.012)
            .curve(0.9 * w, 0.012, 0.97 * w, -0.05)
            .bend(1.08 * w, top * 0.38, 0.85 * w, top * 0.78, 0.46 * w, top)
            .close();
    brush.fur(body, coat.fur(), one.dice("fur"));
    if (one.build().upright()) {
      brush.flat(Shapes.ellipse(0, top * 0.38, w * 0.62, -top * 0.34), coat.belly());
      patterned(one, body);
      feet(one);
      return;
    }
    Beast.markings(brush, coat, body, one.dice("marks"));
    for (int side = -1; side <= 1; side += 2) {
      brush.form(Shapes.ellipse(0.69 * w * side, -0.1, 0.36 * w, 0.1), coat.fur());
    }
    Shape bib =
        Pen.at(-0.4 * w, top)
            .bend(-0.58 * w, top * 0.72, -0.34 * w, top * 0.42, 0, top * 0.38)
            .bend(0.34 * w, top * 0.42, 0.58 * w, top * 0.72, 0.4 * w, top)
            .close();
    brush.fur(bib, coat.belly(), one.dice("bib"));
    patterned(one, body);
    for (int side = -1; side <= 1; side += 2) {
      brush.form(Shapes.ellipse(0.76 * w * side, -0.024, 0.26 * w, 0.038), paw(coat));
    }
  }

  private static void patterned(Beast.One one, Shape body) {
    one.look()
        .subject()
        .material()
        .ifPresent(made -> Finish.pattern(one.brush(), body, made, one.dice("pattern")));
  }

  private static int paw(Beast.Coat coat) {
    return coat.legs() == coat.fur() ? coat.belly() : coat.legs();
  }

  private static void legs(Beast.One one, double top, boolean waves) {
    Brush brush = one.brush();
    Beast.Coat coat = one.coat();
    double w = one.build().body();
    double half = one.build().leg();
    for (int side = -1; side <= (waves ? -1 : 1); side += 2) {
      if (one.build().upright()) {
        brush.form(
            Limb.bent(
                0.66 * w * side,
                top * 0.8,
                half * 0.9,
                1.02 * w * side,
                top * 0.52,
                half,
                0.86 * w * side,
                top * 0.27,
                half * 1.05),
            coat.legs());
      } else {
        double x = 0.25 * w * side;
        brush.form(Limb.straight(x, top * 0.52, half * 0.95, x, -0.05, half * 0.86), coat.legs());
        brush.form(Shapes.ellipse(x, -0.026, half * 1.18, 0.042), paw(coat));
        for (int toe = -1; toe <= 1; toe += 2) {
          brush.line(
              Pen.at(x + 0.4 * half * toe, -0.035).to(x + 0.42 * half * toe, 0).open(),
              0.006,
              Rgb.darker(paw(coat), 0.35));
        }
      }
    }
    if (!one.build().upright()) {
      brush.line(
          Pen.at(0, top * 0.46).to(0, -0.05).open(), 0.008, Rgb.darker(coat.fur(), 0.4), 0.6);
    }
  }

  private static void feet(Beast.One one) {
    double w = one.build().body();
    for (int side = -1; side <= 1; side += 2) {
      Brush foot = one.brush().at(0.66 * w * side, -0.075, 0.34 * w).turned(0.25 * side);
      foot.form(Shapes.ellipse(0, 0, 1, 0.86), one.coat().legs());
      int pad =
          one.coat().pattern() == Beast.Pattern.PLAIN && Rgb.luminance(one.coat().legs()) > 0.5
              ? 0xF0A9A6
              : Rgb.lighter(one.coat().legs(), 0.35);
      foot.flat(Shapes.ellipse(0, 0.2, 0.46, 0.36), pad, 0.9);
      for (int i = -1; i <= 1; i++) {
        foot.flat(Shapes.circle(0.42 * i, -0.38 + 0.12 * i * i, 0.16), pad, 0.9);
      }
    }
  }

  private static void waving(Beast.One one, double top) {
    double w = one.build().body();
    double half = one.build().leg();
    double y = one.build().headY() + one.build().head() * 0.12;
    double x = one.build().head() * 1.06;
    one.brush()
        .form(
            Limb.bent(
                0.5 * w, top * 0.74, half, x * 1.02, top * 0.9, half * 0.95, x, y, half * 0.9),
            one.coat().legs());
    one.brush().form(Shapes.ellipse(x, y - half * 0.2, half * 1.15, half * 1.1), paw(one.coat()));
    pads(one.brush().at(x, y - half * 0.15, half));
  }

  private static void pads(Brush paw) {
    paw.flat(Shapes.ellipse(0, 0.25, 0.5, 0.38), 0xF0A2A6);
    for (int i = -1; i <= 1; i++) {
      paw.flat(Shapes.circle(0.5 * i, -0.42 + 0.2 * i * i, 0.2), 0xF0A2A6);
    }
  }

  /// Both paws around what it holds.
  private static void holding(Beast.One one, double top) {
    double w = one.build().body();
    double half = one.build().leg();
    for (int side = -1; side <= 1; side += 2) {
      one.brush()
          .form(
              Limb.bent(
                  0.56 * w * side,
                  top * 0.8,
                  half * 0.9,
                  0.74 * w * side,
                  top * 0.5,
                  half,
                  0.2 * w * side,
                  top * 0.44,
                  half * 0.86),
              one.coat().legs());
      one.brush()
          .form(
              Shapes.ellipse(0.18 * w * side, top * 0.44, half * 1.1, half * 0.95),
              paw(one.coat()));
    }
  }
}
