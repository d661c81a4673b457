package io.openbailian.illustrator.stage;

import io.openbailian.illustrator.prompt.Lexicon;
import io.openbailian.illustrator.prompt.Term;
import io.openbailian.illustrator.scene.Action;
import io.openbailian.illustrator.scene.Camera;
import io.openbailian.illustrator.scene.Place;
import io.openbailian.illustrator.scene.Position;
import io.openbailian.illustrator.scene.Role;
import io.openbailian.illustrator.scene.SceneDescription;
import io.openbailian.illustrator.scene.Subject;
import io.openbailian.illustrator.tool.Box;
import io.openbailian.illustrator.tool.Frame;
import io.openbailian.text.Dice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Puts the subjects of a scene where they belong: buildings and trees in the middle distance,
/// boats on the water, birds in the air, what the picture is about in front, and whoever sits upon
/// something there.
final class Layout {
  private final Frame frame;
  private final SceneDescription scene;
  private final Dice dice;
  private final Sizes sizes;

  /// Where the eye is led to, as a share of the width.
  private final double focus;

  Layout(Frame frame, Dice dice) {
    this.frame = frame;
    this.scene = frame.scene();
    this.dice = dice;
    this.sizes = new Sizes(frame, scene.subjects().stream().filter(this::inFront).toList());
    this.focus = focus();
  }

  /// The more room there is, the nearer a third.
  private double focus() {
    double most = Math.clamp((frame.width() / (double) frame.height() - 0.55) * 0.18, 0.02, 0.17);
    Dice throwing = dice.fork("focus");
    double off = throwing.pick(List.of(-1.0, -0.5, 0.0, 0.5, 1.0));
    if (beside(Position.LEFT) || beside(Position.RIGHT)) {
      return beside(Position.LEFT) ? 0.66 : 0.34;
    }
    return 0.5 + most * off + throwing.between(-0.015, 0.015);
  }

  /// Whether something in the air is to be on that side of what stands below.
  private boolean beside(Position side) {
    return scene.subjects().stream()
            .filter(this::inFront)
            .allMatch(subject -> subject.position() == Position.ANYWHERE)
        && scene.subjects().stream()
            .anyMatch(subject -> inTheSky(subject) && subject.position() == side);
  }

  /// From back to front; whatever bears something comes right before it.
  List<Placement> placements() {
    List<Placement> ground = new ArrayList<>();
    buildings(ground);
    row(ground, standing(this::tallPlant), frame.ground(0.34), aside(0.3), sizes::tree);
    afloat(ground);
    row(ground, standing(this::furniture), frame.ground(0.36), 1 - focus, sizes::furniture);
    front(ground);
    row(
        ground,
        standing(this::lowPlant),
        frame.front() + frame.unit() * 0.03,
        focus,
        sizes::flowers);
    ground.sort(Comparator.comparingDouble(placement -> placement.box().bottom()));
    List<Placement> signs = ground.stream().filter(Layout::isSign).map(this::whole).toList();
    ground.removeIf(Layout::isSign);
    List<Placement> all = new ArrayList<>(air(this::inTheSky));
    for (Placement placement : ground) {
      all.add(placement);
      all.addAll(upon(placement, ground));
    }
    all.addAll(air(Layout::overTheGround));
    all.addAll(signs);
    return all;
  }

  private static boolean isSign(Placement placement) {
    return placement.subject().role() == Role.SIGN;
  }

  /// The same within the picture: what is written is read to its end.
  private Placement whole(Placement sign) {
    Box box = sign.box();
    double most = 0.96;
    double scale =
        Math.min(
            1, Math.min(frame.width() * most / box.width(), frame.height() * most / box.height()));
    double wide = box.width() * scale;
    double tall = box.height() * scale;
    double edge = frame.width() * (1 - most) / 2;
    double x =
        Math.clamp(
            box.centreX(),
            edge + wide / 2,
            Math.max(edge + wide / 2, frame.width() - edge - wide / 2));
    double foot = Math.clamp(box.bottom(), tall + 1, Math.max(tall + 1, frame.height() * 0.985));
    return new Placement(sign.subject(), sign.index(), Box.standing(x, foot, wide, tall));
  }

  /// How a kind of subject is measured.
  private interface Measure {
    double height(Subject subject);
  }

  private interface Sort {
    boolean takes(Subject subject);
  }

  private List<Subject> standing(Sort sort) {
    return scene.subjects().stream()
        .filter(sort::takes)
        .filter(subject -> support(subject).isEmpty())
        .toList();
  }

  private boolean inFront(Subject subject) {
    return switch (subject.role()) {
      case FIGURE -> support(subject).isEmpty() && !flies(subject);
      case THING -> !furniture(subject) && support(subject).isEmpty() && !flies(subject);
      case WATER -> !frame.hasWater();
      case SIGN -> true;
      case BUILDING, PLANT, AIR -> false;
    };
  }

  private static boolean flies(Subject subject) {
    boolean can = subject.role() == Role.FIGURE || subject.role() == Role.THING;
    return can && subject.action() == Action.FLYING;
  }

  private boolean furniture(Subject subject) {
    return subject.role() == Role.THING
        && scene.place().furnished()
        && Lexicon.bundled().tall(subject) >= 0.5;
  }

  private boolean tallPlant(Subject subject) {
    return subject.role() == Role.PLANT && !lowPlant(subject) && !subject.thing().equals("flowers");
  }

  /// A garden, and a flower shop, show flowers of their own.
  private boolean lowPlant(Subject subject) {
    boolean own = scene.place() == Place.GARDEN || scene.shows("shop");
    return subject.thing().equals("flowers") && (!own || scene.subjects().size() == 1);
  }

  private void row(
      List<Placement> placed, List<Subject> subjects, double foot, double at, Measure measure) {
    List<Wanted> far = new ArrayList<>();
    List<Wanted> things = new ArrayList<>();
    for (Subject subject : subjects) {
      (subject.position() == Position.FAR ? far : things)
          .addAll(Wanted.each(subject, measure.height(subject)));
    }
    Dice own = dice.fork("row");
    double farFoot = Math.min(foot, frame.ground(0.16));
    placed.addAll(new Row(frame, own, farFoot, things.isEmpty() ? at : 1 - at).placed(far));
    placed.addAll(new Row(frame, own, foot, at).placed(things));
  }

  /// Behind somebody, to the other side; a bridge stands in the water, and leaves a bank to what is
  /// built there.
  private void buildings(List<Placement> placed) {
    List<Subject> all = standing(subject -> subject.role() == Role.BUILDING);
    List<Subject> bridges = all.stream().filter(this::spansWater).toList();
    List<Subject> others = all.stream().filter(s -> !spansWater(s)).toList();
    boolean shared = !bridges.isEmpty() && !others.isEmpty();
    double bank = dice.fork("bank").chance(0.5) ? 0.2 : 0.8;
    double at = sizes.front().isEmpty() ? focus : aside(0.22);
    row(
        placed,
        bridges,
        frame.ground(0.4),
        shared ? 1 - bank * 0.8 - 0.1 : 0.5,
        bridge -> sizes.building(bridge) * (shared ? 0.6 : 1));
    row(placed, others, frame.middle(), shared ? bank : at, sizes::building);
  }

  private boolean spansWater(Subject subject) {
    return subject.thing().equals("bridge") && frame.hasWater();
  }

  /// Beside the focus, where there is more room.
  private double aside(double away) {
    double narrow = Math.clamp(frame.width() / (double) frame.height(), 0.4, 1.2);
    boolean left = focus > 0.5 || (focus == 0.5 && dice.fork("aside").chance(0.5));
    return 0.5 + (left ? -away : away) * narrow;
  }

  private void afloat(List<Placement> placed) {
    List<Subject> afloat =
        standing(subject -> subject.role() == Role.WATER && frame.hasWater() && !swims(subject));
    List<Subject> boats = afloat.stream().filter(s -> s.thing().equals("boat")).toList();
    List<Subject> others = afloat.stream().filter(s -> !s.thing().equals("boat")).toList();
    row(placed, boats, frame.ground(0.34), aside(0.12), sizes::afloat);
    row(placed, others, frame.ground(0.52), focus, sizes::afloat);
  }

  private void front(List<Placement> placed) {
    List<Subject> subjects = standing(this::inFront);
    double tallest = subjects.stream().mapToDouble(sizes::inFront).max().orElse(0);
    double near = frame.shot() == Camera.Shot.LONG ? frame.ground(0.62) : frame.front();
    double lifted =
        scene.camera().angle() == Camera.Angle.FROM_ABOVE ? near - frame.height() * 0.08 : near;
    boolean gate = scene.place() == Place.GATE;
    double foot = sizes.foot(lifted, tallest);
    row(placed, only(subjects, couplets -> gate && hang(couplets)), foot, 0.5, sizes::inFront);
    row(placed, only(subjects, s -> !gate || !hang(s)), foot, focus, sizes::inFront);
  }

  private static boolean hang(Subject subject) {
    return subject.thing().equals("couplets");
  }

  private static List<Subject> only(List<Subject> subjects, Sort sort) {
    return subjects.stream().filter(sort::takes).toList();
  }

  private List<Placement> air(Sort sort) {
    List<Placement> placed = new ArrayList<>();
    for (Subject subject : standing(sort)) {
      double height = flies(subject) ? sizes.flying(subject) : sizes.inTheAir(subject);
      for (Wanted wanted : Wanted.each(subject, height)) {
        placed.add(inTheAir(wanted));
      }
    }
    return placed;
  }

  private boolean inTheSky(Subject subject) {
    return (subject.role() == Role.AIR && !overTheGround(subject))
        || flies(subject)
        || swims(subject);
  }

  /// Under water what swims is everywhere.
  private boolean swims(Subject subject) {
    return scene.place() == Place.UNDERWATER && subject.role() == Role.WATER;
  }

  /// Butterflies are where the flowers are.
  private static boolean overTheGround(Subject subject) {
    return subject.thing().equals("butterfly");
  }

  private Placement inTheAir(Wanted wanted) {
    Subject subject = wanted.subject();
    Dice own = dice.fork("air" + subject.thing(), wanted.index());
    double scale = subject.count() > 1 ? own.between(0.55, 1) : 1;
    double along = (wanted.index() + own.between(0.25, 0.75)) / subject.count();
    double height = wanted.height() * scale;
    double half = Math.min(wanted.width() * scale / 2, frame.width() / 2.0);
    double x = Math.clamp(frame.width() * across(subject, along), half, frame.width() - half);
    double y = Math.max(height * 1.08, level(wanted, own));
    return wanted.at(x, y, scale);
  }

  private double level(Wanted wanted, Dice own) {
    if (overTheGround(wanted.subject())) {
      return frame.horizon() + frame.unit() * own.between(-0.16, 0.14);
    }
    if (swims(wanted.subject())) {
      return frame.height() * own.between(0.36, 0.64);
    }
    boolean low = wanted.subject().count() > 2 && wanted.index() % 2 == 1;
    return frame.horizon() * (low ? own.between(0.6, 0.95) : own.between(0.32, 0.66));
  }

  private static double across(Subject subject, double along) {
    return switch (subject.position()) {
      case LEFT -> along * 0.4;
      case RIGHT -> 0.6 + along * 0.4;
      case CENTRE -> 0.34 + along * 0.32;
      case ANYWHERE, FAR, NEAR -> along;
    };
  }

  /// The subject that this one is upon, if the scene has it.
  private Optional<Subject> support(Subject subject) {
    return subject
        .upon()
        .flatMap(thing ->
            scene.subjects().stream()
                .filter(other -> other.thing().equals(thing) && !other.equals(subject))
                .filter(other -> other.upon().isEmpty())
                .findFirst());
  }

  /// Those upon one of many supports: dealt out among them, side by side.
  private List<Placement> upon(Placement support, List<Placement> ground) {
    List<Wanted> sitters = new ArrayList<>();
    for (Subject subject : scene.subjects()) {
      if (support(subject).filter(support.subject()::equals).isPresent()) {
        int many = (int) ground.stream().filter(p -> p.subject().equals(support.subject())).count();
        Wanted.each(subject, sizes.upon(subject, support)).stream()
            .filter(wanted -> wanted.index() % many == support.index() % many)
            .forEach(sitters::add);
      }
    }
    return seated(support, sitters);
  }

  private static List<Placement> seated(Placement support, List<Wanted> sitters) {
    double seat = seat(support.subject());
    Box box = support.box();
    double line = box.bottom() - box.height() * seat;
    double wide = sitters.stream().mapToDouble(Wanted::width).sum();
    double scale = Math.min(1, box.width() * 0.92 / Math.max(1, wide));
    double gap = (box.width() - wide * scale) / (sitters.size() + 1);
    double x = box.x() + gap;
    List<Placement> placed = new ArrayList<>();
    for (Wanted wanted : sitters) {
      double width = wanted.width() * scale;
      placed.add(wanted.at(x + width / 2, line, scale));
      x += width + gap;
    }
    return placed;
  }

  private static double seat(Subject support) {
    return Lexicon.bundled().subject(support.thing()).flatMap(Term::seat).orElse(0.9);
  }
}
