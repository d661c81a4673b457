package io.openbailian.imaging.fill;

import io.openbailian.imaging.ImagingWork;
import io.openbailian.imaging.Mask;
import io.openbailian.imaging.Pictures;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/// Fills a hole in a picture so that every small patch of the filling resembles one outside it.
///
/// From a coarse picture to the full one, two steps alternate: each patch that touches the hole
/// looks for its likest outside (PatchMatch: good finds spread to neighbours, chance corrects
/// them), then each missing pixel becomes what the patches over it agree on. Coarse levels settle
/// the structure, fine ones the texture; at last the steps between patches are solved away. The
/// same seed gives the same pixels on any number of cores.
public final class Completion {
  private static final int COARSEST_SIDE = 28;
  private static final int COARSEST_DEPTH = 3;
  private static final int MOST_ROUNDS = 10;

  private Completion() {}

  /// The picture with the hole filled; outside the hole not a pixel changes.
  public static BufferedImage fill(BufferedImage image, Mask hole, Prior prior, ImagingWork work)
      throws InterruptedException {
    Level full = Level.of(Pictures.opaque(image), hole);
    if (full.holeSize() == 0 || !full.hasSource()) {
      return Pictures.copy(image);
    }
    List<Level> levels = pyramid(full);
    PatchField field = null;
    for (int i = levels.size() - 1; i >= 0; i--) {
      Level level = levels.get(i);
      field = field == null ? begun(level, prior, work) : field.finer(level, i == 0, work);
      refine(field, i, work);
    }
    if (field != null) {
      field.smooth(work);
    }
    work.done(98);
    return finished(image, full);
  }

  private static List<Level> pyramid(Level full) {
    List<Level> levels = new ArrayList<>();
    levels.add(full);
    Level level = full;
    while (Math.min(level.width(), level.height()) / 2 >= COARSEST_SIDE
        && level.depth() > COARSEST_DEPTH) {
      Level half = level.half();
      if (!half.hasSource()) {
        break;
      }
      levels.add(half);
      level = half;
    }
    return levels;
  }

  private static PatchField begun(Level level, Prior prior, ImagingWork work)
      throws InterruptedException {
    level.fillFromNearest();
    return PatchField.random(level, prior, work);
  }

  private static void refine(PatchField field, int level, ImagingWork work)
      throws InterruptedException {
    int rounds = level == 0 ? 1 : Math.min(MOST_ROUNDS, 2 + 2 * level);
    for (int round = 0; round < rounds; round++) {
      field.search(level == 0 ? 1 : 2, work);
      field.vote(level == 0, work);
    }
    // Each level costs four times the next coarser one.
    work.done((int) Math.round(85 * Math.pow(0.25, level)));
  }

  private static BufferedImage finished(BufferedImage image, Level full) {
    BufferedImage out = Pictures.copy(image);
    int[] pixels = Pictures.pixels(out);
    for (int i = 0; i < pixels.length; i++) {
      if (full.missing(i)) {
        pixels[i] = 0xFF000000 | full.rgb(i);
      }
    }
    return out;
  }
}
