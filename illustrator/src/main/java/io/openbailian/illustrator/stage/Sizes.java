package io.openbailian.illustrator.stage;

import io.openbailian.illustrator.prompt.Lexicon;
import io.openbailian.illustrator.scene.Position;
import io.openbailian.illustrator.scene.Role;
import io.openbailian.illustrator.scene.Subject;
import io.openbailian.illustrator.tool.Frame;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// How large things are drawn: by what they are, beside what they stand, and how near they are
/// seen.
///
/// @param front what stands in front, and is measured by the tallest among it
record Sizes(Frame frame, List<Subject> front) {

  /// The height of what stands in front, in pixels.
  double inFront(Subject subject) {
    return subject.role() == Role.SIGN ? sign() : figure(subject);
  }

  /// A sign alone is what the picture is about; one of many, or beside somebody, is still read.
  private double sign() {
    boolean alone = frame.scene().subjects().stream().allMatch(other -> other.role() == Role.SIGN);
    double share = alone ? 0.62 : 0.34;
    return Math.min(frame.height() * share, frame.unit() * share * 1.3);
  }

  private double figure(Subject subject) {
    double tallest = Math.max(tall(subject), tallestFigure());
    double beside = StrictMath.pow(tall(subject) / tallest, 0.75);
    double borne = bears(subject) ? 0.74 : thing(subject);
    double whole = figureHeight() * beside * borne * subject.bulk().scale();
    return Math.min(whole, frame.height() * 0.84) * near(subject) * shot(1.7, 0.42);
  }

  /// Of those in front, and of whoever sits on something behind.
  private double tallestFigure() {
    Stream<Subject> figures =
        frame.scene().subjects().stream().filter(subject -> subject.role() == Role.FIGURE);
    return Stream.concat(front.stream(), figures).mapToDouble(Sizes::tall).max().orElse(1);
  }

  private static double tall(Subject subject) {
    return Lexicon.bundled().tall(subject);
  }

  private double figureHeight() {
    boolean behind = shows(Role.BUILDING);
    double share =
        switch (frame.scene().place()) {
          case GATE -> 0.74;
          case TABLE -> 0.64;
          case STUDIO -> 0.72;
          case MEADOW,
              GARDEN,
              SEA,
              LAKE,
              MOUNTAIN,
              FOREST,
              SNOWFIELD,
              DESERT,
              CITY,
              FUTURE_CITY,
              STREET,
              UNDERWATER,
              MOON,
              ROOM,
              BEDROOM,
              KITCHEN,
              OFFICE ->
              behind ? 0.36 : 0.58;
        };
    boolean upright = frame.height() > 1.25 * frame.width();
    boolean panorama = frame.width() > 2 * frame.height();
    double most = upright ? 1.55 : 1.25;
    return Math.min(frame.height() * share * (panorama ? 1.2 : 1), frame.unit() * share * most)
        * angle(0.82, 1.12);
  }

  /// Whether somebody is upon it, and needs room above.
  private boolean bears(Subject subject) {
    return frame.scene().subjects().stream()
        .anyMatch(other -> other.upon().equals(Optional.of(subject.thing())));
  }

  /// Things are smaller than figures would be, but couplets fill their gate.
  private double thing(Subject subject) {
    boolean onlyThings = front.stream().allMatch(other -> other.role() == Role.THING);
    if (subject.thing().equals("couplets") || !onlyThings) {
      return 1;
    }
    return frame.scene().place().outdoors() ? 0.68 : frame.scene().subjects().size() > 1 ? 0.8 : 1;
  }

  double building(Subject subject) {
    double tall = Math.clamp(StrictMath.sqrt(tall(subject) / 3), 0.7, 1.3);
    double share = front.isEmpty() ? 0.5 : 0.4;
    double whole =
        subject.thing().equals("shop") ? frame.horizon() * 0.98 : frame.unit() * share * tall;
    double most = Math.max(frame.unit() * 0.3, frame.middle() * 0.94);
    return Math.min(whole * subject.bulk().scale() * near(subject) * angle(0.9, 1.25), most)
        * shot(1.25, 0.6);
  }

  double tree(Subject subject) {
    double share = front.isEmpty() ? 0.56 : 0.6;
    return frame.unit() * share * subject.bulk().scale() * near(subject) * shot(1.3, 0.6);
  }

  double flowers(Subject subject) {
    boolean alone = frame.scene().subjects().size() == 1;
    return frame.unit()
        * (alone ? 0.5 : 0.26)
        * subject.bulk().scale()
        * near(subject)
        * shot(1.6, 0.5);
  }

  double afloat(Subject subject) {
    boolean alone = frame.scene().subjects().size() == 1;
    double share = subject.thing().equals("boat") ? 0.3 : 0.22;
    return frame.unit()
        * share
        * (alone ? 1.35 : 1)
        * subject.bulk().scale()
        * near(subject)
        * shot(1.6, 0.5);
  }

  double inTheAir(Subject subject) {
    boolean alone = frame.scene().subjects().size() == 1;
    double share = Math.clamp(0.1 + 0.2 * tall(subject), 0.11, 0.38);
    return frame.unit()
        * share
        * (alone ? 1.4 : 1)
        * Math.min(1, StrictMath.sqrt(3.0 / subject.count()))
        * subject.bulk().scale()
        * near(subject)
        * shot(1.5, 0.6);
  }

  /// What flies is smaller than what stands in front.
  double flying(Subject subject) {
    double share = subject.role() == Role.FIGURE ? 0.42 : 0.16;
    double height = Math.min(frame.horizon() * 0.62, frame.unit() * share);
    return height * subject.bulk().scale() * near(subject) * shot(1.4, 0.5);
  }

  /// Furniture is measured by the people that would use it.
  double furniture(Subject subject) {
    double person = Math.min(frame.height() * 0.6, frame.unit() * 0.75);
    return person * tall(subject) * subject.bulk().scale() * near(subject) * shot(1.4, 0.7);
  }

  /// The height of something upon another, by what both are.
  double upon(Subject sitter, Placement support) {
    double ratio = tall(sitter) / Math.max(0.05, tall(support.subject()));
    double riding = support.subject().role() == Role.FIGURE ? 0.82 : 1;
    double height = support.box().height() * StrictMath.pow(ratio, 0.8) * sitter.bulk().scale();
    return Math.max(height * riding, frame.unit() * 0.07);
  }

  private boolean shows(Role role) {
    return frame.scene().subjects().stream().anyMatch(subject -> subject.role() == role);
  }

  private static double near(Subject subject) {
    return subject.position() == Position.FAR ? 0.5 : subject.position() == Position.NEAR ? 1.2 : 1;
  }

  private double shot(double closeUp, double far) {
    return switch (frame.shot()) {
      case HEAD -> closeUp * 1.5;
      case CLOSE_UP -> closeUp;
      case USUAL -> 1;
      case LONG -> far;
    };
  }

  private double angle(double fromAbove, double fromBelow) {
    return switch (frame.scene().camera().angle()) {
      case FROM_ABOVE -> fromAbove;
      case LEVEL -> 1;
      case FROM_BELOW -> fromBelow;
    };
  }

  /// How much of a thing in front may be cut off below, so that a close-up shows its face.
  double foot(double foot, double height) {
    boolean cut = frame.shot().near() && height > frame.height() * 0.8;
    return cut ? height + frame.height() * 0.1 : foot;
  }
}
