package io.openbailian.imaging.fill;

import io.openbailian.imaging.ImagingWork;
import io.openbailian.imaging.Rows;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;

/// For every patch that touches the hole, the place of the known patch most like it.
///
/// Rows are searched in stripes that may run at once: a stripe sees its neighbours as they were
/// before the pass, and has dice of its own, so that threads change nothing.
final class PatchField {
  private static final int STRIPE = 32;
  private static final int REACH = Level.REACH;
  private static final int NONE = -1;
  private static final int WORST = Integer.MAX_VALUE;

  private final Level level;
  private final Prior prior;
  private final Cost cost;
  private final int width;
  private final int height;
  private final int[] match;
  private final int[] costs;
  private final int reach;
  private int pass;

  private PatchField(Level level, Prior prior, int reach) {
    this.level = level;
    this.prior = prior;
    this.reach = reach;
    this.width = level.width();
    this.height = level.height();
    this.cost = Cost.of(level, prior);
    this.match = new int[width * height];
    this.costs = new int[width * height];
    Arrays.fill(match, NONE);
  }

  static PatchField random(Level level, Prior prior, ImagingWork work) throws InterruptedException {
    PatchField field = new PatchField(level, prior, Math.max(level.width(), level.height()));
    int[] sources = field.sources();
    SplittableRandom dice = new SplittableRandom(work.seed() * 31 + level.width());
    for (int i = 0; i < field.match.length; i++) {
      if (field.target(i)) {
        field.match[i] = sources[dice.nextInt(sources.length)];
      }
    }
    field.reckon(work);
    return field;
  }

  /// The field for the next finer level, whose missing pixels are filled by it.
  PatchField finer(Level fine, boolean last, ImagingWork work) throws InterruptedException {
    PatchField field = new PatchField(fine, prior, last ? 6 : 24);
    int[] sources = field.sources();
    SplittableRandom dice = new SplittableRandom(work.seed() * 31 + fine.width());
    for (int y = 0; y < fine.height(); y++) {
      for (int x = 0; x < fine.width(); x++) {
        int i = y * fine.width() + x;
        if (field.target(i)) {
          field.match[i] =
              doubled(fine, x, y).orElseGet(() -> sources[dice.nextInt(sources.length)]);
        }
      }
    }
    field.fillFromMatches();
    field.reckon(work);
    return field;
  }

  private Optional<Integer> doubled(Level fine, int x, int y) {
    int coarse = Math.min(y / 2, height - 1) * width + Math.min(x / 2, width - 1);
    if (match[coarse] == NONE) {
      return Optional.empty();
    }
    int toX = 2 * (match[coarse] % width) + (x & 1);
    int toY = 2 * (match[coarse] / width) + (y & 1);
    int to = Math.min(toY, fine.height() - 1) * fine.width() + Math.min(toX, fine.width() - 1);
    return fine.source(to) ? Optional.of(to) : Optional.empty();
  }

  /// Alternately from the upper left and the lower right, that many times.
  void search(int passes, ImagingWork work) throws InterruptedException {
    for (int i = 0; i < passes; i++) {
      int[] before = match.clone();
      int step = (pass & 1) == 0 ? -1 : 1;
      int stripes = (height + STRIPE - 1) / STRIPE;
      int number = pass;
      Rows.each(
          stripes,
          1,
          work,
          stripe -> {
            long seed = (work.seed() * 1_000_003 + level.width()) * 8191 + number * 4099L + stripe;
            stripe(stripe, step, before, new SplittableRandom(seed));
          });
      pass++;
    }
  }

  private void stripe(int stripe, int step, int[] before, SplittableRandom dice) {
    int top = stripe * STRIPE;
    int bottom = Math.min(height, top + STRIPE) - 1;
    for (int n = 0; n <= bottom - top; n++) {
      int y = step < 0 ? top + n : bottom - n;
      boolean first = n == 0;
      for (int m = 0; m < width; m++) {
        int x = step < 0 ? m : width - 1 - m;
        if (match[y * width + x] != NONE) {
          improve(x, y, step, first ? before : match, dice);
        }
      }
    }
  }

  private void improve(int x, int y, int step, int[] vertical, SplittableRandom dice) {
    int i = y * width + x;
    if (x + step >= 0 && x + step < width && match[i + step] != NONE) {
      consider(i, x, y, match[i + step] - step);
    }
    if (y + step >= 0 && y + step < height && vertical[i + step * width] != NONE) {
      consider(i, x, y, vertical[i + step * width] - step * width);
    }
    for (int far = reach; far >= 1; far /= 2) {
      int toX = match[i] % width + dice.nextInt(2 * far + 1) - far;
      int toY = match[i] / width + dice.nextInt(2 * far + 1) - far;
      if (toX >= 0 && toX < width && toY >= 0 && toY < height) {
        consider(i, x, y, toY * width + toX);
      }
    }
  }

  private void consider(int i, int x, int y, int to) {
    if (to < 0 || to >= match.length || !level.source(to) || to == match[i]) {
      return;
    }
    int price = cost.of(x, y, to % width, to / width, costs[i]);
    if (price < costs[i]) {
      costs[i] = price;
      match[i] = to;
    }
  }

  private void reckon(ImagingWork work) throws InterruptedException {
    Rows.each(
        height,
        work,
        y -> {
          for (int x = 0; x < width; x++) {
            int i = y * width + x;
            if (match[i] != NONE) {
              costs[i] = cost.of(x, y, match[i] % width, match[i] / width, WORST);
            }
          }
        });
  }

  /// Every missing pixel becomes the mean of what the patches over it show there; the liker a patch
  /// and the nearer to the known, the more it counts.
  void vote(boolean last, ImagingWork work) throws InterruptedException {
    float[] weights = Weights.of(level, match, costs, last, work);
    byte[] old = level.colours();
    byte[] out = old.clone();
    Rows.each(
        height,
        work,
        y -> {
          for (int x = 0; x < width; x++) {
            if (level.missing(y * width + x)) {
              vote(x, y, weights, old, out);
            }
          }
        });
    System.arraycopy(out, 0, old, 0, out.length);
    if (!last) {
      reckon(work);
    }
  }

  private void vote(int x, int y, float[] weights, byte[] from, byte[] out) {
    float red = 0;
    float green = 0;
    float blue = 0;
    float sum = 0;
    int right = Math.min(width - 1, x + REACH);
    int bottom = Math.min(height - 1, y + REACH);
    for (int v = Math.max(0, y - REACH); v <= bottom; v++) {
      for (int u = Math.max(0, x - REACH); u <= right; u++) {
        int patch = v * width + u;
        int at = 3 * (match[patch] + (y - v) * width + x - u);
        float weight = weights[patch];
        red += weight * (from[at] & 255);
        green += weight * (from[at + 1] & 255);
        blue += weight * (from[at + 2] & 255);
        sum += weight;
      }
    }
    int to = 3 * (y * width + x);
    out[to] = (byte) (red / sum + 0.5f);
    out[to + 1] = (byte) (green / sum + 0.5f);
    out[to + 2] = (byte) (blue / sum + 0.5f);
  }

  /// Takes the steps out of what was voted, by the differences that the patches show.
  void smooth(ImagingWork work) throws InterruptedException {
    Differences differences = differences(work);
    for (int channel = 0; channel < 3; channel++) {
      Seamless.correct(level, channel, differences, work);
    }
  }

  /// In a method of its own, so that the weights are gone when colours are corrected.
  private Differences differences(ImagingWork work) throws InterruptedException {
    return Differences.of(level, match, Weights.of(level, match, costs, true, work), work);
  }

  private void fillFromMatches() {
    byte[] colours = level.colours();
    for (int i = 0; i < match.length; i++) {
      if (level.missing(i)) {
        System.arraycopy(colours, 3 * match[i], colours, 3 * i, 3);
      }
    }
  }

  private int[] sources() {
    int[] found = new int[level.sourceCount()];
    int count = 0;
    for (int i = 0; i < match.length; i++) {
      if (level.source(i)) {
        found[count++] = i;
      }
    }
    return found;
  }

  /// Whether the patch around the pixel touches the hole.
  private boolean target(int i) {
    return level.distance(i) > 0 || nearHole(i % width, i / width);
  }

  private boolean nearHole(int x, int y) {
    for (int v = Math.max(0, y - REACH); v <= Math.min(height - 1, y + REACH); v++) {
      for (int u = Math.max(0, x - REACH); u <= Math.min(width - 1, x + REACH); u++) {
        if (level.missing(v * width + u)) {
          return true;
        }
      }
    }
    return false;
  }
}
