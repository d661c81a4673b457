package io.openbailian.illustrator.stage;

import io.openbailian.illustrator.scene.Camera;
import io.openbailian.illustrator.scene.Position;
import io.openbailian.illustrator.tool.Frame;
import io.openbailian.text.Dice;
import java.util.ArrayList;
import java.util.List;

/// Things that stand beside each other: as large as the width allows, each on the side that the
/// prompt names, and in ranks when they are many.
///
/// @param focus where a thing alone stands, as a share of the width
record Row(Frame frame, Dice dice, double foot, double focus) {
  private static final int MOST_IN_A_RANK = 5;
  private static final int MOST_RANKS = 3;

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

  /// The ranks behind are higher, smaller, and seen between those before them.
  private List<Placement> ranks(Zone zone, double scale) {
    int ranks = ranks(zone.things());
    List<Placement> placed = new ArrayList<>();
    for (int i = 0; i < ranks; i++) {
      int behind = ranks - 1 - i;
      double aside = ranks == 1 ? 0 : behind % 2 == 0 ? 0.25 : -0.25;
      double smaller = scale * StrictMath.pow(0.86, behind);
      placed.addAll(
          rank(zone, rank(zone.things(), i), foot - behind * step(zone, scale), smaller, aside));
    }
    return placed;
  }

  /// How much higher a rank stands than the one before it.
  private double step(Zone zone, double scale) {
    int behind = Math.max(1, ranks(zone.things()) - 1);
    double tall = zone.things().stream().mapToDouble(Wanted::height).max().orElse(0);
    double most = Math.max(0, foot - frame.ground(0.2)) / behind;
    return Math.min(tall * scale * 0.42, most);
  }

  private int ranks(List<Wanted> things) {
    double wide = frame.width() / (double) frame.height();
    int most = Math.clamp(Math.round(MOST_IN_A_RANK * wide), 2, MOST_IN_A_RANK + 2);
    return Math.min(MOST_RANKS, Math.max(1, (things.size() + most - 1) / most));
  }

  private List<Wanted> rank(List<Wanted> things, int i) {
    int ranks = ranks(things);
    return things.subList(things.size() * i / ranks, things.size() * (i + 1) / ranks);
  }

  /// How large the things of a zone may be, of what they would like to be.
  private double fits(Zone zone) {
    int ranks = ranks(zone.things());
    List<Wanted> front = rank(zone.things(), ranks - 1);
    double wide = front.stream().mapToDouble(Wanted::width).sum();
    double room = room(zone, front.size(), ranks > 1 ? 0.25 : 0);
    return Math.min(1, room * share() / Math.max(1, wide));
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
    return frame.shot() == Camera.Shot.HEAD
        ? 1.9
        : frame.shot() == Camera.Shot.CLOSE_UP ? 1.15 : 0.94;
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
