package io.openbailian.engine.embedded.draw;

import io.openbailian.engine.embedded.scene.Camera;
import io.openbailian.engine.embedded.scene.Dice;
import io.openbailian.engine.embedded.scene.Position;
import java.util.ArrayList;
import java.util.List;

/// Things that stand beside each other: as large as the width allows, each on the side that the
/// prompt names, and in two ranks when they are many.
///
/// @param focus where a thing alone stands, as a share of the width
record Row(Frame frame, Dice dice, double foot, double focus) {
  private static final int MOST_IN_A_RANK = 5;

  /// How much less the things of one side may be squeezed than those of the other.
  private static final double UNEVEN = 1.5;

  /// A stretch of the row, in shares of the width.
  private record Zone(double from, double to, List<Wanted> things) {}

  List<Placement> placed(List<Wanted> things) {
    List<Zone> zones = zones(things).stream().filter(zone -> !zone.things().isEmpty()).toList();
    double tightest = zones.stream().mapToDouble(this::fits).min().orElse(1);
    List<Placement> placed = new ArrayList<>();
    for (Zone zone : zones) {
      placed.addAll(ranks(zone, Math.min(fits(zone), tightest * UNEVEN)));
    }
    return placed;
  }

  private List<Placement> ranks(Zone zone, double scale) {
    List<Wanted> all = zone.things();
    if (all.size() <= MOST_IN_A_RANK) {
      return rank(zone, all, foot, scale, 0);
    }
    List<Placement> placed = new ArrayList<>();
    List<Wanted> back = all.subList(0, all.size() / 2);
    List<Wanted> front = all.subList(all.size() / 2, all.size());
    placed.addAll(rank(zone, back, foot - frame.unit() * 0.1, scale * 0.82, -0.25));
    placed.addAll(rank(zone, front, foot, scale, 0.25));
    return placed;
  }

  /// How large the things of a zone may be, of what they would like to be.
  private double fits(Zone zone) {
    int count = zone.things().size();
    boolean ranked = count > MOST_IN_A_RANK;
    List<Wanted> rank = ranked ? zone.things().subList(count / 2, count) : zone.things();
    double wide = rank.stream().mapToDouble(Wanted::width).sum();
    return Math.min(1, room(zone, rank.size(), ranked ? 0.25 : 0) * share() / Math.max(1, wide));
  }

  private double room(Zone zone, int things, double aside) {
    return (zone.to() - zone.from()) * frame.width() * things / (things + 2 * Math.abs(aside));
  }

  private static List<Zone> zones(List<Wanted> things) {
    List<Wanted> left = things.stream().filter(w -> w.position() == Position.LEFT).toList();
    List<Wanted> right = things.stream().filter(w -> w.position() == Position.RIGHT).toList();
    List<Wanted> rest =
        things.stream()
            .filter(w -> w.position() != Position.LEFT && w.position() != Position.RIGHT)
            .toList();
    boolean centred = rest.stream().anyMatch(w -> w.position() == Position.CENTRE);
    boolean thirds = centred || (!left.isEmpty() && !right.isEmpty());
    double reach = rest.isEmpty() ? 0.5 : thirds ? 0.34 : 0.42;
    double from = left.isEmpty() && !centred ? 0 : reach;
    double to = right.isEmpty() && !centred ? 1 : 1 - reach;
    boolean whole = left.isEmpty() && right.isEmpty();
    return List.of(
        new Zone(0, reach, left),
        whole ? new Zone(0, 1, rest) : new Zone(from, to, rest),
        new Zone(1 - reach, 1, right));
  }

  /// @param aside how far one rank stands beside the other's things, as a share of a step
  private List<Placement> rank(
      Zone zone, List<Wanted> things, double foot, double scale, double aside) {
    double room = room(zone, things.size(), aside);
    double wide = things.stream().mapToDouble(Wanted::width).sum() * scale;
    if (things.size() == 1) {
      return List.of(alone(zone, things.getFirst(), foot, scale));
    }
    double gap = (room - wide) / (things.size() + 1);
    double x = zone.from() * frame.width() + gap + Math.abs(aside) * room / things.size();
    List<Placement> placed = new ArrayList<>();
    for (int i = 0; i < things.size(); i++) {
      Wanted wanted = things.get(i);
      Dice own = dice.fork(wanted.subject().thing(), wanted.index());
      double width = wanted.width() * scale;
      double middle = x + width / 2 + gap * own.between(-0.3, 0.3) + aside * (width + gap);
      double lift = i % 2 == 1 ? frame.unit() * own.between(0.015, 0.04) : 0;
      placed.add(wanted.at(middle, foot - lift, scale * own.between(0.88, 1)));
      x += width + gap;
    }
    return placed;
  }

  /// In a close-up things may be cut by the edges.
  private double share() {
    return frame.shot() == Camera.Shot.CLOSE_UP ? 1.15 : 0.94;
  }

  /// At the focus, but inside the picture where it fits.
  private Placement alone(Zone zone, Wanted wanted, double foot, double scale) {
    double half = wanted.width() * scale / 2;
    double middle = zone.to() - zone.from() == 1 ? focus : (zone.from() + zone.to()) / 2;
    double said = wanted.position() == Position.CENTRE ? 0.5 : middle;
    double edge = frame.width() * 0.02 + half;
    double inside =
        2 * edge >= frame.width()
            ? frame.width() / 2.0
            : Math.clamp(said * frame.width(), edge, frame.width() - edge);
    return wanted.at(inside, foot, scale);
  }
}
