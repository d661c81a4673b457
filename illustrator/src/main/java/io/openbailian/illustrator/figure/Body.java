package io.openbailian.illustrator.figure;

import io.openbailian.illustrator.scene.Action;
import io.openbailian.illustrator.tool.Mount;
import io.openbailian.illustrator.tool.Pose;
import io.openbailian.text.Dice;
import java.util.ArrayList;
import java.util.List;

/// The joints of a person, from proportions and what the person does.
///
/// @param head its middle, half its width, and its tilt
/// @param hip between the legs
/// @param chest between the shoulders
/// @param arms the left and the right
/// @param legs the left and the right
/// @param lift how high the feet are over the ground
record Body(Mount head, Mount hip, Mount chest, List<Joints> arms, List<Joints> legs, double lift) {

  /// Shoulder, elbow and hand, or hip, knee and foot.
  record Joints(double x, double y, double midX, double midY, double endX, double endY) {}

  /// Of the left and of the right.
  private record Pair(double left, double right) {
    double of(int side) {
      return side < 0 ? left : right;
    }

    Pair plus(double more, double moreRight) {
      return two(left + more, right + moreRight);
    }

    Pair towards(double share, double otherLeft, double otherRight) {
      return two(left + share * (otherLeft - left), right + share * (otherRight - right));
    }
  }

  /// The measures of someone who is one unit high.
  ///
  /// @param head half the width of the head
  /// @param shoulder half the distance of the shoulders
  /// @param waist half its width
  record Measures(
      double head, double shoulder, double waist, double torso, double leg, double arm) {
    static final Measures CHILD = new Measures(0.175, 0.092, 0.08, 0.22, 0.32, 0.265);
    static final Measures BABY = new Measures(0.25, 0.1, 0.105, 0.2, 0.18, 0.2);
    static final Measures GROWN = new Measures(0.132, 0.092, 0.066, 0.255, 0.4, 0.325);
    static final Measures BROAD = new Measures(0.13, 0.112, 0.084, 0.265, 0.39, 0.335);
    static final Measures STOUT = new Measures(0.148, 0.108, 0.105, 0.26, 0.32, 0.29);

    /// How high someone of these measures stands, hair included.
    double height() {
      return leg + torso + 2.38 * head;
    }

    /// The same with what differs between people.
    Measures varied(Dice dice) {
      double wide = dice.between(0.94, 1.08);
      return new Measures(
          head * dice.between(0.96, 1.04), shoulder * wide, waist * wide, torso, leg, arm);
    }
  }

  /// Angles from straight down, outwards: of upper and lower arms and legs, left and right.
  private record Stance(
      double lean, double lift, Pair upperArm, Pair lowerArm, Pair upperLeg, Pair lowerLeg) {

    Stance moved(Action action, Pose pose) {
      return switch (action) {
        case WALKING, RUNNING -> stepped((1 - pose.swing()) / 2, 0.25 * pose.passing());
        case DANCING, WAVING ->
            new Stance(
                lean, lift, upperArm, lowerArm.plus(0, 0.24 * pose.wag()), upperLeg, lowerLeg);
        case ANY, STANDING, SITTING, LYING, SLEEPING, JUMPING, FLYING, SWIMMING, READING -> this;
      };
    }

    /// The legs change sides, seen from aside; the arms swing in front of the body.
    private Stance stepped(double share, double knees) {
      return new Stance(
          lean,
          lift,
          upperArm.towards(share, upperArm.right(), upperArm.left()),
          lowerArm.towards(share, lowerArm.right(), lowerArm.left()),
          upperLeg.towards(share, -upperLeg.right(), -upperLeg.left()),
          lowerLeg.towards(share, -lowerLeg.right(), -lowerLeg.left()).plus(knees, knees));
    }
  }

  static Body of(Measures m, Action action, Dice dice, boolean busy, boolean raised, Pose pose) {
    Stance s = stance(action, dice).moved(action, pose);
    Pair upper = busy ? two(0.35, raised ? 0.7 : 0.35) : s.upperArm();
    Pair lower = busy ? two(-1.25, raised ? 2.1 : -1.25) : s.lowerArm();
    double crouch = crouch(m, s);
    double hipX = -0.08 * s.lean();
    double hipY = -s.lift() - crouch;
    double chestX = hipX + m.torso() * StrictMath.sin(s.lean());
    double chestY = hipY - m.torso() * StrictMath.cos(s.lean());
    double headX = chestX + (m.head() * 1.12) * StrictMath.sin(s.lean());
    double headY = chestY - m.head() * 1.14;
    double tilt = s.lean() * 0.6 + dice.fork("tilt").between(-0.09, 0.09) + nod(action, pose);
    List<Joints> arms = new ArrayList<>();
    List<Joints> legs = new ArrayList<>();
    for (int side = -1; side <= 1; side += 2) {
      double shoulder = chestX + m.shoulder() * 0.88 * side;
      arms.add(chain(shoulder, chestY + 0.035, m.arm() / 2, side, upper, lower));
      double socket = hipX + m.waist() * 0.52 * side;
      legs.add(chain(socket, hipY - 0.01, m.leg() / 2, side, s.upperLeg(), s.lowerLeg()));
    }
    return new Body(
        new Mount(headX, headY, m.head(), tilt),
        Mount.at(hipX, hipY, m.waist()),
        Mount.at(chestX, chestY, m.shoulder()),
        List.copyOf(arms),
        List.copyOf(legs),
        s.lift());
  }

  /// Who lies does not nod.
  private static double nod(Action action, Pose pose) {
    return action == Action.LYING || action == Action.SLEEPING ? 0 : pose.nod();
  }

  /// How high the hip is when the lower foot is on the ground.
  private static double crouch(Measures m, Stance s) {
    double reach = 0;
    for (int side = -1; side <= 1; side += 2) {
      double upper = StrictMath.cos(s.upperLeg().of(side));
      reach = Math.max(reach, m.leg() / 2 * (upper + StrictMath.cos(s.lowerLeg().of(side))));
    }
    return Math.max(reach, m.waist() * 0.9) + 0.012;
  }

  private static Joints chain(double x, double y, double bone, int side, Pair upper, Pair lower) {
    double midX = x + bone * StrictMath.sin(side * upper.of(side));
    double midY = y + bone * StrictMath.cos(upper.of(side));
    return new Joints(
        x,
        y,
        midX,
        midY,
        midX + bone * StrictMath.sin(side * lower.of(side)),
        midY + bone * StrictMath.cos(lower.of(side)));
  }

  private static Stance stance(Action action, Dice dice) {
    double a = dice.fork("arms").between(-0.08, 0.1);
    return switch (action) {
      case ANY -> left(dice.fork("stance"), a);
      case STANDING -> standing(a);
      case LYING, SLEEPING ->
          new Stance(0, 0, two(0.12, 0.12), two(-0.02, -0.02), two(0.04, 0.05), two(0.02, 0.02));
      case SITTING, READING ->
          new Stance(0, 0, two(0.3 + a, 0.3), two(-0.15, -0.15), two(1.28, 1.28), two(-1.2, -1.2));
      case WALKING ->
          new Stance(0.03, 0, two(0.5 + a, 0.35), two(0.1, 0.75), two(0.32, 0.34), two(0.62, 0.12));
      case RUNNING ->
          new Stance(
              0.2, 0.03, two(0.75 + a, 0.75), two(-0.6, 2.0), two(0.55, 1.05), two(1.6, 0.1));
      case JUMPING ->
          new Stance(0, 0.14, two(2.35 + a, 2.35), two(2.6, 2.6), two(0.65, 0.75), two(-0.5, 1.1));
      case FLYING, SWIMMING ->
          new Stance(
              0.12, 0.12, two(1.25 + a, 1.25), two(1.6, 1.6), two(0.3, 0.05), two(0.75, -0.25));
      case DANCING ->
          new Stance(0.05, 0, two(2.3 + a, 1.35), two(3.2, 0.95), two(0.08, 0.7), two(0.0, -0.35));
      case WAVING ->
          new Stance(0, 0, two(0.22 + a, 1.9), two(0.1, 2.75), two(0.06, 0.08), two(0.02, 0.04));
    };
  }

  /// How someone stands of whom nothing is said.
  private static Stance left(Dice dice, double a) {
    return switch (dice.below(5)) {
      case 0 -> akimbo(a);
      case 1 ->
          new Stance(0, 0, two(0.46 + a, 0.4), two(0.22, -0.1), two(0.1, 0.16), two(-0.02, 0.1));
      case 2 ->
          new Stance(0.04, 0, two(0.62 + a, 0.3), two(0.9, 0.1), two(0.02, 0.2), two(0.1, 0.02));
      case 3 ->
          new Stance(-0.04, 0, two(0.3 + a, 1.2), two(0.1, 2.5), two(0.12, 0.04), two(0.02, 0.12));
      default -> standing(a);
    };
  }

  private static Stance standing(double a) {
    return new Stance(
        0, 0, two(0.26 + a, 0.24 - a), two(0.08, 0.1), two(0.06, 0.07), two(0.02, 0.03));
  }

  /// One hand on the hip.
  private static Stance akimbo(double a) {
    return new Stance(0, 0, two(0.26 + a, 0.75), two(0.1, -0.7), two(0.05, 0.1), two(0.02, 0.06));
  }

  private static Pair two(double left, double right) {
    return new Pair(left, right);
  }

  Joints arm(int side) {
    return arms.get(side < 0 ? 0 : 1);
  }
}
