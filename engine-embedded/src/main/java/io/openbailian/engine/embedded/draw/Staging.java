package io.openbailian.engine.embedded.draw;

import io.openbailian.engine.embedded.scene.Dice;
import io.openbailian.engine.embedded.scene.Lettering;
import io.openbailian.engine.embedded.scene.Place;
import io.openbailian.engine.embedded.scene.Position;
import io.openbailian.engine.embedded.scene.Role;
import io.openbailian.engine.embedded.scene.Subject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Puts the subjects of a scene where they belong: buildings and trees in the middle distance,
/// boats on the water, birds in the air, and what the picture is about in front.
final class Staging {
  /// One thing in its place.
  ///
  /// @param x its foot, in pixels
  /// @param y its foot, in pixels
  /// @param size its height, in pixels
  record Spot(Drawing drawing, Subject subject, int index, double x, double y, double size) {}

  private final Canvas canvas;

  Staging(Canvas canvas) {
    this.canvas = canvas;
  }

  /// From back to front.
  List<Spot> spots() {
    List<Spot> spots = new ArrayList<>();
    air(spots);
    row(spots, of(Role.BUILDING), canvas.middle, buildingSize());
    row(spots, trees(), canvas.middle + canvas.unit * 0.03, canvas.unit * 0.5);
    row(spots, of(Role.WATER), waterline(), canvas.unit * 0.26);
    row(spots, front(), canvas.front, frontSize());
    row(spots, flowers(), canvas.front + canvas.unit * 0.03, canvas.unit * (alone() ? 0.5 : 0.24));
    spots.sort(
        Comparator.comparingDouble(spot -> spot.subject().role() == Role.AIR ? -1 : spot.y()));
    return spots;
  }

  void draw(Spot spot) {
    Dice dice = canvas.dice.fork(spot.subject().thing(), spot.index());
    Look look = new Look(spot.subject(), dice, text(spot.subject()));
    Sheet sheet = canvas.sheet.at(spot.x(), spot.y(), spot.size());
    boolean flipped = text(spot.subject()).isEmpty() && dice.fork("side").chance(0.5);
    spot.drawing().draw(flipped ? sheet.mirrored() : sheet, look);
  }

  private String text(Subject subject) {
    return switch (subject.thing()) {
      case "couplets" -> texts(Lettering.Where.SCROLLS, " ");
      case "shop" -> texts(Lettering.Where.SIGN, "");
      default -> "";
    };
  }

  private String texts(Lettering.Where where, String none) {
    String joined =
        String.join(
            "\n",
            canvas.scene.letterings().stream()
                .filter(lettering -> lettering.place() == where)
                .map(Lettering::text)
                .toList());
    return joined.isEmpty() ? none : joined;
  }

  private List<Subject> of(Role role) {
    return canvas.scene.subjects().stream().filter(subject -> subject.role() == role).toList();
  }

  private List<Subject> front() {
    return canvas.scene.subjects().stream()
        .filter(subject -> subject.role() == Role.FIGURE || subject.role() == Role.THING)
        .toList();
  }

  private List<Subject> trees() {
    return of(Role.PLANT).stream().filter(subject -> subject.thing().equals("tree")).toList();
  }

  /// A garden, and a flower shop, show flowers of their own.
  private List<Subject> flowers() {
    boolean own = canvas.scene.place() == Place.GARDEN || canvas.scene.shows("shop");
    return own && !alone()
        ? List.of()
        : of(Role.PLANT).stream().filter(subject -> subject.thing().equals("flowers")).toList();
  }

  private boolean alone() {
    return canvas.scene.subjects().size() == 1;
  }

  private double buildingSize() {
    boolean shop = canvas.scene.shows("shop");
    return shop ? canvas.horizon * 0.98 : canvas.unit * (front().isEmpty() ? 0.46 : 0.36);
  }

  private double waterline() {
    return canvas.horizon + (canvas.height - canvas.horizon) * 0.3;
  }

  private double frontSize() {
    boolean behind = !of(Role.BUILDING).isEmpty();
    double share =
        switch (canvas.scene.place()) {
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
              ROOM ->
              behind ? 0.34 : 0.58;
        };
    return Math.min(canvas.height * share, canvas.unit * share * 1.25);
  }

  /// Everything of one kind beside each other, as large as the width allows; a second row behind
  /// when there are many.
  private void row(List<Spot> spots, List<Subject> subjects, double foot, double wanted) {
    List<Spot> row = new ArrayList<>();
    for (Subject subject : subjects) {
      Drawing drawing = Drawings.of(subject.thing());
      for (int i = 0; i < subject.count(); i++) {
        double size = wanted * (subject.role() == Role.THING && !stands(subject) ? 0.7 : 1);
        row.add(new Spot(drawing, subject, i, 0, foot, size * depth(subject)));
      }
    }
    double room = row.stream().mapToDouble(spot -> spot.size() * spot.drawing().aspect()).sum();
    double fits = Math.min(1, canvas.width * (row.size() > 1 ? 1.0 : 0.94) / Math.max(1, room));
    Dice dice = canvas.dice.fork("row");
    double used = room * fits;
    double gap = (canvas.width - used) / (row.size() + 1);
    double x = gap;
    for (int i = 0; i < row.size(); i++) {
      Spot spot = row.get(i);
      double size = spot.size() * fits * (row.size() > 1 ? dice.between(0.86, 1.0) : 1);
      double wide = spot.size() * fits * spot.drawing().aspect();
      double off = row.size() == 1 ? aside(spot, gap) : gap * dice.between(-0.25, 0.25);
      double lift = row.size() > 1 && i % 2 == 1 ? canvas.unit * 0.035 : 0;
      double y = foot - lift - far(spot.subject());
      spots.add(
          new Spot(spot.drawing(), spot.subject(), spot.index(), x + wide / 2 + off, y, size));
      x += wide + gap;
    }
  }

  /// Things in front of a landscape are small beside figures, but couplets fill their gate.
  private boolean stands(Subject subject) {
    return subject.thing().equals("couplets") || canvas.scene.place() == Place.STUDIO || alone();
  }

  private static double depth(Subject subject) {
    return switch (subject.position()) {
      case FAR -> 0.55;
      case NEAR -> 1.2;
      case ANYWHERE, LEFT, RIGHT, CENTRE -> 1;
    };
  }

  private double far(Subject subject) {
    return subject.position() == Position.FAR ? (canvas.front - canvas.middle) * 0.6 : 0;
  }

  private double aside(Spot spot, double gap) {
    Dice dice = canvas.dice.fork("aside");
    return switch (spot.subject().position()) {
      case LEFT -> -gap * 0.7;
      case RIGHT -> gap * 0.7;
      case CENTRE -> 0;
      case ANYWHERE, FAR, NEAR ->
          spot.subject().role() == Role.FIGURE || spot.subject().role() == Role.THING
              ? gap * dice.between(-0.15, 0.15)
              : gap * (dice.chance(0.5) ? dice.between(0.15, 0.5) : dice.between(-0.5, -0.15));
    };
  }

  private void air(List<Spot> spots) {
    for (Subject subject : of(Role.AIR)) {
      Drawing drawing = Drawings.of(subject.thing());
      double whole =
          switch (subject.thing()) {
            case "bird" -> 0.12;
            case "lantern" -> 0.24;
            default -> 0.38;
          };
      for (int i = 0; i < subject.count(); i++) {
        Dice dice = canvas.dice.fork("air" + subject.thing(), i);
        double size =
            canvas.unit
                * whole
                * (subject.count() > 1 ? dice.between(0.55, 1) : 1)
                * depth(subject);
        double x = canvas.width * ((i + dice.between(0.25, 0.75)) / subject.count());
        double y = Math.max(size * 1.08, canvas.horizon * dice.between(0.35, 0.75));
        spots.add(new Spot(drawing, subject, i, x, y, size));
      }
    }
  }
}
