package io.openbailian.illustrator.animal;

import io.openbailian.illustrator.figure.FacialExpression;
import io.openbailian.illustrator.figure.Wardrobe;
import io.openbailian.illustrator.figure.Worn;
import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.scene.Hue;
import io.openbailian.illustrator.scene.Subject;
import io.openbailian.illustrator.tool.Anchors;
import io.openbailian.illustrator.tool.Brush;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Limb;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.text.Dice;
import java.awt.Shape;

/// A furry animal with four paws: what all of them do alike. A kind of animal brings its head, its
/// tail, its coat and its build.
abstract class Beast implements Drawing {
  /// @param fur most of it
  /// @param mark stripes, patches and tips
  /// @param belly breast, muzzle and paws
  /// @param legs the legs, and whatever else is as they are
  record Coat(int fur, int mark, int belly, int legs, Pattern pattern) {

    /// One that has the colour asked for.
    static Coat dyed(Hue hue, Pattern pattern) {
      int rgb = hue.rgb();
      return switch (hue) {
        case BLACK -> new Coat(0x39363D, 0x28252B, 0x57535C, 0x322F36, Pattern.PLAIN);
        case WHITE -> new Coat(0xFAF6EE, 0xEADFD2, 0xFFFFFF, 0xF6F0E6, Pattern.PLAIN);
        case GREY -> new Coat(0x9B9EA6, 0x6C6F79, 0xD8D8DA, 0x8E9199, pattern);
        case RED, ORANGE, YELLOW, GREEN, CYAN, BLUE, PURPLE, PINK, BROWN ->
            new Coat(
                rgb, Rgb.darker(rgb, 0.28), Rgb.lighter(rgb, 0.55), Rgb.darker(rgb, 0.06), pattern);
      };
    }
  }

  enum Pattern {
    PLAIN,
    STRIPES,
    PATCHES,
    POINTS,
    SPOTS
  }

  /// The measures of an animal that is one unit high when it sits.
  ///
  /// @param headY the middle of its head when it sits
  /// @param head half the width of its head
  /// @param body half the width of its body when it sits
  /// @param length from hip to shoulder on four legs
  /// @param trunk half its thickness
  /// @param legs how long its legs are
  /// @param leg half their thickness
  /// @param upright whether it sits like a bear, on its bottom
  record Build(
      double headY,
      double head,
      double body,
      double length,
      double trunk,
      double legs,
      double leg,
      boolean upright) {}

  /// Everything that the drawing of one animal needs.
  record One(Brush brush, Look look, Coat coat, Build build, FacialExpression face, Posture pose) {
    Dice dice(String name) {
      return look.dice().fork(name);
    }

    /// How far its tail wags, in radians.
    double tailTurn() {
      return pose == Posture.SLEEPING ? 0 : 0.17 * look.pose().wag();
    }

    /// How far its ears move outwards, in radians.
    double earTurn() {
      return pose == Posture.SLEEPING ? 0 : 0.055 * look.pose().wag();
    }
  }

  enum Posture {
    SITTING,
    STANDING,
    WALKING,
    RUNNING,
    JUMPING,
    LYING,
    SLEEPING
  }

  abstract Coat coat(Look look);

  abstract Build build(Look look);

  /// The head, around the origin and two units wide without what stands off it.
  abstract void head(Brush brush, One one);

  /// Where hats and glasses go, in the head's measure.
  abstract Anchors.HeadMounts mounts();

  /// The tail, from its root at the origin, to the right and upwards.
  abstract void tail(Brush brush, One one);

  /// How far its tail and ears stand off when it is on its feet.
  ///
  /// @param tail behind the body
  /// @param ears over the middle of the head, in the head's measure
  /// @param neck how much higher than another's its head is, in the head's measure
  record Reach(double tail, double ears, double neck) {}

  Reach reach() {
    return new Reach(0.06, 1.15, 0);
  }

  @Override
  public double aspect() {
    return 0.92;
  }

  @Override
  public double aspect(Subject subject) {
    return switch (subject.action()) {
      case ANY, SITTING, DANCING, READING, WAVING -> aspect();
      case STANDING, WALKING, FLYING, JUMPING, RUNNING, SWIMMING, LYING, SLEEPING -> 1.15;
    };
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    Posture pose = pose(look);
    double room = Worn.room(look.subject());
    Brush brush = Brush.of(sheet.at(0, 0, room), look);
    One one = new One(brush, look, coat(look), build(look), FacialExpression.of(look), pose);
    if (pose == Posture.SITTING) {
      BeastSitting.draw(this, one);
    } else {
      BeastOnFours.draw(this, one, aspect(look.subject()));
    }
  }

  private static Posture pose(Look look) {
    return switch (look.subject().action()) {
      case ANY -> left(look);
      case STANDING -> Posture.STANDING;
      case SITTING, READING, WAVING, DANCING -> Posture.SITTING;
      case LYING -> Posture.LYING;
      case SLEEPING -> Posture.SLEEPING;
      case WALKING -> Posture.WALKING;
      case RUNNING, SWIMMING -> Posture.RUNNING;
      case JUMPING, FLYING -> Posture.JUMPING;
    };
  }

  /// What it does when nothing is said: who holds something sits.
  private static Posture left(Look look) {
    boolean busy = !look.subject().adornments().isEmpty() || look.subject().material().isPresent();
    double throwing = look.dice().fork("pose").unit();
    return busy || throwing < 0.72
        ? Posture.SITTING
        : throwing < 0.86 ? Posture.STANDING : Posture.WALKING;
  }

  /// The head where a pose has it, and what it wears.
  static void head(Beast beast, One one, Anchors anchors) {
    Wardrobe.behindHead(one.brush(), one.look(), anchors);
    beast.head(anchors.head().on(one.brush()), one);
    Wardrobe.onHead(one.brush(), one.look(), anchors);
  }

  /// Stripes, patches or spots on a body.
  static void markings(Brush brush, Coat coat, Shape body, Dice dice) {
    var box = body.getBounds2D();
    Brush on = brush.within(body);
    switch (coat.pattern()) {
      case STRIPES -> {
        for (int i = 0; i < 5; i++) {
          double x = box.getX() + box.getWidth() * (0.16 + 0.16 * i + dice.between(-0.02, 0.02));
          double y = box.getY() - 0.01;
          double deep = box.getHeight() * dice.between(0.35, 0.55);
          on.flat(
              Limb.through(
                  new double[] {x, y, x + 0.012, y + deep * 0.5, x - 0.006, y + deep},
                  0.02,
                  0.016,
                  0.001),
              coat.mark(),
              0.85);
        }
      }
      case PATCHES, SPOTS -> {
        int count = coat.pattern() == Pattern.SPOTS ? 16 : 3;
        double large = coat.pattern() == Pattern.SPOTS ? 0.016 : 0.085;
        for (int i = 0; i < count; i++) {
          double x = box.getX() + box.getWidth() * ((i + dice.between(0.2, 0.8)) / count);
          double y = box.getY() + box.getHeight() * dice.between(0.06, 0.5);
          on.flat(
              Shapes.blob(dice, x, y, large * dice.between(0.8, 1.3), large, 7, 0.16),
              i == 1 && count == 3 ? 0x4A4146 : coat.mark());
        }
      }
      case PLAIN, POINTS -> {}
    }
  }
}
