package io.openbailian.imaging.fill;

import io.openbailian.imaging.ImagingWork;
import io.openbailian.imaging.Rows;
import java.util.Arrays;

/// How much each patch has to say about the pixels it lies over: the liker, and the nearer to what
/// is known, the more.
///
/// Likeness is measured against what is usual at that depth of the hole. Deep patches resemble the
/// picture they were copied from anyway; measured alike, they would overrule those at the rim.
final class Weights {
  private static final double FADE = 1.25;
  private static final int DEEPEST = 40;
  private static final int SAMPLES = 2048;

  private Weights() {}

  static float[] of(Level level, int[] match, int[] costs, boolean last, ImagingWork work)
      throws InterruptedException {
    double[] usual = usual(level, match, costs);
    double[] near = new double[DEEPEST + 1];
    Arrays.setAll(near, depth -> Math.pow(FADE, -depth));
    float[] weights = new float[match.length];
    int width = level.width();
    Rows.each(
        level.height(),
        work,
        y -> {
          for (int i = y * width; i < (y + 1) * width; i++) {
            if (match[i] >= 0) {
              int depth = Math.min(DEEPEST, level.distance(i));
              // The last round decides on the texture: good matches count for far more there,
              // because the mean of many looks dull.
              double tolerance = Math.max(80, last ? usual[depth] / 3 : usual[depth]);
              double likeness = Math.exp(-Math.min(40, costs[i] / tolerance));
              weights[i] = (float) (1e-20 + near[depth] * likeness);
            }
          }
        });
    return weights;
  }

  private static double[] usual(Level level, int[] match, int[] costs) {
    int[][] samples = new int[DEEPEST + 1][SAMPLES];
    int[] seen = new int[DEEPEST + 1];
    for (int i = 0; i < match.length; i++) {
      if (match[i] >= 0) {
        int depth = Math.min(DEEPEST, level.distance(i));
        // A fixed stride that meets every part of the picture.
        samples[depth][(int) (seen[depth]++ * 7919L % SAMPLES)] = costs[i];
      }
    }
    double[] usual = new double[DEEPEST + 1];
    for (int depth = 0; depth <= DEEPEST; depth++) {
      int[] taken = Arrays.copyOf(samples[depth], Math.min(SAMPLES, seen[depth]));
      Arrays.sort(taken);
      usual[depth] = taken.length == 0 ? 1 : taken[taken.length / 2];
    }
    return usual;
  }
}
