package io.openbailian.imaging.region;

import io.openbailian.imaging.Mask;
import java.util.Arrays;
import java.util.PriorityQueue;

/// How much each piece of a picture belongs to what it is of.
///
/// What is cut by the border along much of its outline is ground; a subject may touch the border,
/// but with little of itself. So ground is known by how much border a piece reaches through colours
/// like its own, against how large what it reaches is; the subject then is what differs from the
/// ground around it (after "Saliency Optimization from Robust Background Detection", 2014).
final class Salience {
  private static final double LIKE = 10;
  private static final double SLOW = 2;
  private static final double NEAR = 0.25;

  private final Tiles tiles;
  private final int width;
  private final int height;
  private final int[][] neighbours;
  private final double[] sky;
  private final double[][] reach;

  private Salience(Tiles tiles, Mask sky, int width) {
    this.tiles = tiles;
    this.width = width;
    this.height = tiles.tile().length / width;
    this.neighbours = tiles.neighbours(width);
    this.sky = tiles.covered(sky);
    this.reach = new double[tiles.count()][];
    for (int t = 0; t < tiles.count(); t++) {
      reach[t] = reach(t);
    }
  }

  /// 0 for ground to 1 for the subject, by tile.
  ///
  /// @param sky what is ground in any case
  static double[] of(Tiles tiles, Mask sky, int width) {
    return new Salience(tiles, sky, width).weighed();
  }

  private double[] weighed() {
    double[] ground = ground();
    double[] standing = standingOut(ground);
    return settled(ground, standing);
  }

  /// The cheapest way from a tile to every other, by the colours that change on it.
  private double[] reach(int from) {
    double[] cost = new double[tiles.count()];
    Arrays.fill(cost, Double.MAX_VALUE);
    cost[from] = 0;
    record Step(int tile, double cost) {}
    PriorityQueue<Step> open =
        new PriorityQueue<>(
            (a, b) -> a.cost != b.cost ? Double.compare(a.cost, b.cost) : a.tile - b.tile);
    open.add(new Step(from, 0));
    while (!open.isEmpty()) {
      Step step = open.remove();
      if (step.cost > cost[step.tile] || step.cost > 4 * LIKE) {
        continue;
      }
      for (int next : neighbours[step.tile]) {
        double sum = step.cost + Math.max(0, tiles.apart(step.tile, next) - SLOW);
        if (sum < cost[next]) {
          cost[next] = sum;
          open.add(new Step(next, sum));
        }
      }
    }
    return cost;
  }

  private double[] ground() {
    double[] border = border();
    double mean = tiles.tile().length / (double) tiles.count();
    double side = Math.sqrt(mean);
    double[] ground = new double[tiles.count()];
    for (int t = 0; t < ground.length; t++) {
      double area = 0;
      double along = 0;
      for (int other = 0; other < ground.length; other++) {
        double alike = Math.exp(-square(reach[t][other]) / (2 * LIKE * LIKE));
        area += alike * tiles.size()[other] / mean;
        along += alike * border[other] / side;
      }
      double connected = along / Math.sqrt(area);
      ground[t] = Math.max(sky[t], 1 - Math.exp(-square(connected) / 2));
    }
    return ground;
  }

  /// How many pixels of the border each tile has. Subjects stand on the lower edge.
  private double[] border() {
    double[] border = new double[tiles.count()];
    int[] tile = tiles.tile();
    for (int x = 0; x < width; x++) {
      border[tile[x]]++;
      border[tile[(height - 1) * width + x]] += 0.35;
    }
    for (int y = 0; y < height; y++) {
      border[tile[y * width]]++;
      border[tile[y * width + width - 1]]++;
    }
    return border;
  }

  private double[] standingOut(double[] ground) {
    double[] out = new double[ground.length];
    double side = Math.max(width, height);
    for (int t = 0; t < out.length; t++) {
      for (int other = 0; other < out.length; other++) {
        double far =
            (square(tiles.across()[t] - tiles.across()[other])
                    + square(tiles.down()[t] - tiles.down()[other]))
                / (side * side);
        double weight = Math.exp(-far / (2 * NEAR * NEAR)) * tiles.size()[other];
        out[t] += tiles.apart(t, other) * weight * ground[other];
      }
      out[t] *= middle(t) * (1 - sky[t]);
    }
    double most = Arrays.stream(out).max().orElse(1);
    for (int t = 0; t < out.length; t++) {
      out[t] /= Math.max(1e-9, most);
    }
    return out;
  }

  /// How likely a tile belongs to the subject by its place alone: subjects are rarely at the edge.
  private double middle(int t) {
    double u = 2 * tiles.across()[t] / width - 1;
    double v = 2 * tiles.down()[t] / height - 1.1;
    return Math.exp(-(u * u + 0.7 * v * v) / 1.1);
  }

  /// Neighbours of like colour agree: each tile is drawn to 0 by the ground, to 1 by standing out
  /// and to its neighbours.
  private double[] settled(double[] ground, double[] standing) {
    double[] value = standing.clone();
    for (int round = 0; round < 60; round++) {
      for (int t = 0; t < value.length; t++) {
        double weight = ground[t] + standing[t] + 2 * sky[t] + 0.01;
        double sum = standing[t];
        for (int other : neighbours[t]) {
          double alike = Math.exp(-square(tiles.apart(t, other)) / (2 * LIKE * LIKE)) + 0.02;
          weight += alike;
          sum += alike * value[other];
        }
        value[t] = sum / weight;
      }
    }
    return value;
  }

  private static double square(double value) {
    return value * value;
  }
}
