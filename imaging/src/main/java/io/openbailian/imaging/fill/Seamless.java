package io.openbailian.imaging.fill;

import io.openbailian.imaging.ImagingWork;
import io.openbailian.imaging.Rows;
import java.util.Arrays;

/// Takes the steps out of a filling: keeps the differences between neighbours that the patches
/// show, and lets the colours drift until they meet the known ones.
///
/// What is solved for is the correction to the filling: a screened Poisson equation, zero where the
/// picture is known, by multigrid with over-relaxed red-black sweeps.
final class Seamless {
  /// Holds the colours back from drifting far from the known: about 1/sqrt of it in pixels.
  private static final float SCREEN = 0.0004f;

  private static final int CYCLES = 3;

  private Seamless() {}

  /// Corrects one channel of what is missing.
  static void correct(Level level, int channel, Differences differences, ImagingWork work)
      throws InterruptedException {
    Grid grid = Grid.of(level.known(), level.width(), level.height(), SCREEN);
    byte[] colours = level.colours();
    grid.target(colours, channel, differences, work);
    for (int i = 0; i < CYCLES; i++) {
      grid.cycle(work);
    }
    float[] correction = grid.value();
    for (int i = 0; i < correction.length; i++) {
      if (level.missing(i)) {
        int at = 3 * i + channel;
        colours[at] = (byte) Math.clamp((int) ((colours[at] & 255) + correction[i] + 0.5f), 0, 255);
      }
    }
  }

  /// One scale of the equation.
  private static final class Grid {
    private static final int SMALLEST = 8;

    private final int width;
    private final int height;
    private final boolean[] fixed;
    private final float screen;
    private final float[] value;
    private final float[] wanted;
    private final Grid[] coarser;

    private Grid(boolean[] fixed, int width, int height, float screen, Grid[] coarser) {
      this.fixed = fixed;
      this.width = width;
      this.height = height;
      this.screen = screen;
      this.value = new float[fixed.length];
      this.wanted = new float[fixed.length];
      this.coarser = coarser;
    }

    static Grid of(boolean[] fixed, int width, int height, float screen) {
      Grid[] coarser = new Grid[0];
      if (Math.min(width, height) >= 2 * SMALLEST) {
        int w = (width + 1) / 2;
        int h = (height + 1) / 2;
        boolean[] half = new boolean[w * h];
        for (int i = 0; i < fixed.length; i++) {
          half[i / width / 2 * w + i % width / 2] |= fixed[i];
        }
        coarser = new Grid[] {of(half, w, h, 4 * screen)};
      }
      return new Grid(fixed, width, height, screen, coarser);
    }

    float[] value() {
      return value;
    }

    void target(byte[] colours, int channel, Differences differences, ImagingWork work)
        throws InterruptedException {
      Rows.each(
          height,
          work,
          y -> {
            for (int x = 0; x < width; x++) {
              int i = y * width + x;
              wanted[i] = fixed[i] ? 0 : wanted(x, y, colours, channel, differences);
            }
          });
    }

    private float wanted(int x, int y, byte[] colours, int channel, Differences differences) {
      int i = y * width + x;
      int at = 3 * i + channel;
      int row = 3 * width;
      int here = colours[at] & 255;
      float sum = 0;
      if (x + 1 < width) {
        sum += (colours[at + 3] & 255) - here - differences.right(i, channel);
      }
      if (x > 0) {
        sum += (colours[at - 3] & 255) - here + differences.right(i - 1, channel);
      }
      if (y + 1 < height) {
        sum += (colours[at + row] & 255) - here - differences.down(i, channel);
      }
      if (y > 0) {
        sum += (colours[at - row] & 255) - here + differences.down(i - width, channel);
      }
      return sum;
    }

    void cycle(ImagingWork work) throws InterruptedException {
      sweep(2, work);
      for (Grid coarse : coarser) {
        restrict(coarse, work);
        coarse.cycle(work);
        prolong(coarse, work);
      }
      sweep(coarser.length == 0 ? 24 : 2, work);
    }

    private void sweep(int times, ImagingWork work) throws InterruptedException {
      for (int i = 0; i < 2 * times; i++) {
        int colour = i & 1;
        Rows.each(height, work, y -> relax(y, colour));
      }
    }

    private void relax(int y, int colour) {
      boolean inner = y > 0 && y + 1 < height;
      for (int x = (y + colour) & 1; x < width; x += 2) {
        int i = y * width + x;
        if (!fixed[i]) {
          value[i] =
              inner && x > 0 && x + 1 < width
                  ? (wanted[i]
                          + (value[i - 1] + value[i + 1] + value[i - width] + value[i + width]))
                      / (4 + screen)
                  : (wanted[i] + around(x, y)) / (degree(x, y) + screen);
        }
      }
    }

    private float around(int x, int y) {
      int i = y * width + x;
      float sum = 0;
      if (x > 0) {
        sum += value[i - 1];
      }
      if (x + 1 < width) {
        sum += value[i + 1];
      }
      if (y > 0) {
        sum += value[i - width];
      }
      if (y + 1 < height) {
        sum += value[i + width];
      }
      return sum;
    }

    private int degree(int x, int y) {
      return (x > 0 ? 1 : 0) + (x + 1 < width ? 1 : 0) + (y > 0 ? 1 : 0) + (y + 1 < height ? 1 : 0);
    }

    private void restrict(Grid coarse, ImagingWork work) throws InterruptedException {
      Arrays.fill(coarse.wanted, 0);
      Arrays.fill(coarse.value, 0);
      Rows.each(
          coarse.height,
          work,
          row -> {
            for (int y = 2 * row; y < Math.min(height, 2 * row + 2); y++) {
              restrict(y, coarse);
            }
          });
    }

    private void restrict(int y, Grid coarse) {
      for (int x = 0; x < width; x++) {
        int i = y * width + x;
        if (!fixed[i]) {
          float left = wanted[i] + around(x, y) - (degree(x, y) + screen) * value[i];
          coarse.wanted[y / 2 * coarse.width + x / 2] += left;
        }
      }
    }

    private void prolong(Grid coarse, ImagingWork work) throws InterruptedException {
      Rows.each(
          height,
          work,
          y -> {
            for (int x = 0; x < width; x++) {
              int i = y * width + x;
              if (!fixed[i]) {
                value[i] += coarse.value[y / 2 * coarse.width + x / 2];
              }
            }
          });
    }
  }
}
