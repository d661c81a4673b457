package io.openbailian.illustrator.animal;

import io.openbailian.illustrator.figure.Actions;
import io.openbailian.illustrator.figure.FacialExpression;
import io.openbailian.illustrator.figure.Props;
import io.openbailian.illustrator.scene.Action;
import io.openbailian.illustrator.scene.Subject;
import io.openbailian.illustrator.tool.Anchors;
import io.openbailian.illustrator.tool.Brush;
import io.openbailian.illustrator.tool.Limb;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Mount;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.illustrator.tool.Substance;
import io.openbailian.text.Dice;
import java.awt.Shape;

/// A deer, spotted, with antlers or young.
public final class Deer extends Beast {
  private static final Coat[] COATS = {
    new Coat(0xC98A52, 0xFBEFDA, 0xFBEFDC, 0xB97A44, Pattern.SPOTS),
    new Coat(0xB0754A, 0xF6E6CC, 0xF6E8D2, 0xA0663E, Pattern.SPOTS),
    new Coat(0x9A6B4A, 0xE8D2B4, 0xF0DFC8, 0x86583A, Pattern.PLAIN)
  };

  @Override
  Coat coat(Look look) {
    return Substance.hue(look)
        .map(hue -> Coat.dyed(hue, Pattern.PLAIN))
        .orElseGet(() -> COATS[look.dice().fork("coat").below(COATS.length)]);
  }

  /// Deer stand unless they are told to sit.
  @Override
  public void draw(Sheet sheet, Look look) {
    Subject subject = look.subject();
    boolean free = subject.action() == Action.ANY && !Props.holds(subject);
    super.draw(sheet, free ? look.as(Actions.doing(subject, Action.STANDING)) : look);
  }

  @Override
  Build build(Look look) {
    Dice dice = look.dice().fork("build");
    return new Build(
        -0.58,
        dice.between(0.2, 0.215),
        0.23,
        dice.between(0.34, 0.38),
        dice.between(0.1, 0.115),
        0.33,
        0.03,
        false);
  }

  @Override
  Anchors.HeadMounts mounts() {
    return new Anchors.HeadMounts(Mount.at(0, -0.74, 0.56), Mount.at(0, -0.05, 0.5));
  }

  @Override
  Reach reach() {
    return new Reach(0.12, 2.0, 0.9);
  }

  @Override
  void tail(Brush brush, One one) {
    brush.fur(
        Limb.bent(-0.03, 0.02, 0.03, 0.05, -0.02, 0.035, 0.09, -0.07, 0.008),
        one.coat().fur(),
        one.dice("tail"));
  }

  @Override
  void head(Brush brush, One one) {
    Coat coat = one.coat();
    boolean antlers = one.dice("antlers").chance(0.65);
    if (one.pose() != Posture.SLEEPING && one.pose() != Posture.SITTING) {
      brush.form(Limb.straight(-0.1, 0.5, 0.42, -0.42, 1.8, 0.6), coat.fur());
    }
    for (int side = -1; side <= 1; side += 2) {
      if (antlers) {
        antler(brush, side);
      }
      Brush ear = brush.at(0.72 * side, -0.42, 1).turned((1.15 + one.earTurn()) * side);
      ear.form(Limb.bent(0, 0.1, 0.14, 0, -0.35, 0.24, 0, -0.72, 0.03), coat.fur());
      ear.flat(Limb.bent(0, 0, 0.06, 0, -0.32, 0.13, 0, -0.58, 0.02), 0xF2C2B4);
    }
    Shape skull =
        Pen.at(0, -0.86)
            .bend(0.5, -0.88, 0.9, -0.5, 0.88, -0.02)
            .bend(0.84, 0.4, 0.56, 0.6, 0.42, 0.85)
            .bend(0.3, 1.05, -0.3, 1.05, -0.42, 0.85)
            .bend(-0.56, 0.6, -0.84, 0.4, -0.88, -0.02)
            .bend(-0.9, -0.5, -0.5, -0.88, 0, -0.86)
            .close();
    brush.fur(skull, coat.fur(), one.dice("head"));
    brush.form(Shapes.ellipse(0, 0.74, 0.4, 0.28), coat.belly());
    if (coat.pattern() == Pattern.SPOTS) {
      for (int i = -1; i <= 1; i++) {
        brush.flat(Shapes.circle(0.18 * i, -0.56 + 0.06 * i * i, 0.05), coat.mark());
      }
    }
    one.face().eyes(brush, 0.5, -0.05, 0.2, 0x5A3826);
    FacialExpression.blush(brush, 0.58, 0.4, 0.16);
    one.face().muzzle(brush, 0.78, 0.15);
    brush.form(Shapes.ellipse(0, 0.6, 0.16, 0.1), 0x3A2A28);
  }

  private static void antler(Brush brush, int side) {
    int horn = 0x8A6A48;
    brush.form(
        Limb.through(
            new double[] {0.3 * side, -0.7, 0.5 * side, -1.2, 0.42 * side, -1.85},
            0.09,
            0.07,
            0.02),
        horn);
    brush.form(
        Limb.bent(0.44 * side, -1.05, 0.06, 0.72 * side, -1.2, 0.05, 0.8 * side, -1.55, 0.015),
        horn);
    brush.form(
        Limb.bent(0.47 * side, -1.4, 0.05, 0.22 * side, -1.55, 0.04, 0.18 * side, -1.8, 0.012),
        horn);
  }
}
