package io.openbailian.imaging.edit;

import io.openbailian.imaging.ImagingWork;
import io.openbailian.imaging.Pictures;
import io.openbailian.imaging.Rows;
import io.openbailian.imaging.cv.Mats;
import io.openbailian.imaging.cv.OpenCv;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

/// Scales one plane by a kernel that turns with the edges: long along them, narrow across.
///
/// Which way an edge runs comes from the structure tensor: the mean of the gradient's products
/// around a pixel. Where nothing has a direction the kernel is round, a windowed sinc.
final class EdgeScaling {
  /// Squared gradient below which a direction is chance.
  private static final float FLAT = 90;

  /// How far texture may go beyond its neighbours, so that it keeps its life.
  private static final float ROOM = 1;

  private static final float LIFE = 0.1f;
  private static final float HALO = 110;

  private final Luma from;
  private final float[] sharp;
  private final int factor;
  private final Kernels kernels;
  private final byte[] kernel;
  private final int[] lefts;
  private final int[] phases;
  private final float[] shares;
  private final float[] darkest;
  private final float[] lightest;

  /// @param from what the light must stay within, pixel by pixel of the neighbourhood
  /// @param sharp what is scaled
  EdgeScaling(Luma from, float[] sharp, int factor, ImagingWork work) throws InterruptedException {
    this.from = from;
    this.sharp = sharp;
    this.factor = factor;
    this.kernels = new Kernels(factor);
    this.kernel = new byte[sharp.length];
    this.lefts = new int[from.width() * factor];
    this.phases = new int[lefts.length];
    this.shares = new float[lefts.length];
    columns();
    try (PointerScope _ = OpenCv.scope()) {
      Mat plane = Mats.plane(from.values(), from.width(), from.height());
      darkest = neighbours(plane, false);
      work.poll();
      lightest = neighbours(plane, true);
      work.poll();
      loosen();
      work.poll();
      directions(plane, work);
    }
  }

  /// Makes one row of the large picture as light as it should be.
  void light(int[] pixels, int y) {
    int width = from.width() * factor;
    int top = Math.floorDiv(2 * y + 1 - factor, 2 * factor);
    int phaseY = Math.floorMod(2 * y + 1 - factor, 2 * factor);
    float dy = phaseY / (2f * factor);
    int upper = row(top);
    int lower = row(top + 1);
    for (int x = 0; x < width; x++) {
      int left = lefts[x];
      float dx = shares[x];
      float value = sample(left, top, phases[x], phaseY / 2, dx, dy);
      int west = column(left);
      int east = column(left + 1);
      float low = between(darkest, upper, lower, west, east, dx, dy);
      float high = between(lightest, upper, lower, west, east, dx, dy);
      int at = y * width + x;
      pixels[at] = lit(pixels[at], Math.clamp(value, low, high));
    }
  }

  /// What is the same in every row: between which columns a pixel lies, and where.
  private void columns() {
    for (int x = 0; x < lefts.length; x++) {
      int phase = Math.floorMod(2 * x + 1 - factor, 2 * factor);
      lefts[x] = Math.floorDiv(2 * x + 1 - factor, 2 * factor);
      phases[x] = phase / 2;
      shares[x] = phase / (2f * factor);
    }
  }

  private float sample(int left, int top, int phaseX, int phaseY, float dx, float dy) {
    int nearest = row(dy < 0.5f ? top : top + 1) + column(dx < 0.5f ? left : left + 1);
    float[] weights = kernels.of(kernel[nearest] & 255, phaseX, phaseY);
    float sum = 0;
    if (left > 0 && top > 0 && left + 2 < from.width() && top + 2 < from.height()) {
      int at = (top - 1) * from.width() + left - 1;
      for (int j = 0; j < 16; j += 4, at += from.width()) {
        sum +=
            weights[j] * sharp[at]
                + weights[j + 1] * sharp[at + 1]
                + weights[j + 2] * sharp[at + 2]
                + weights[j + 3] * sharp[at + 3];
      }
      return sum;
    }
    for (int j = 0; j < 16; j++) {
      sum += weights[j] * sharp[row(top - 1 + j / 4) + column(left - 1 + j % 4)];
    }
    return sum;
  }

  private static float between(
      float[] plane, int upper, int lower, int west, int east, float dx, float dy) {
    float above = plane[upper + west] + dx * (plane[upper + east] - plane[upper + west]);
    float below = plane[lower + west] + dx * (plane[lower + east] - plane[lower + west]);
    return above + dy * (below - above);
  }

  private int row(int y) {
    return Math.clamp(y, 0, from.height() - 1) * from.width();
  }

  private int column(int x) {
    return Math.clamp(x, 0, from.width() - 1);
  }

  private static int lit(int rgb, float luma) {
    int red = Pictures.red(rgb);
    int green = Pictures.green(rgb);
    int blue = Pictures.blue(rgb);
    float more = luma - (0.299f * red + 0.587f * green + 0.114f * blue) + 0.5f;
    return channel(red + more) << 16 | channel(green + more) << 8 | channel(blue + more);
  }

  private static int channel(float value) {
    return Math.clamp((int) value, 0, 255);
  }

  private static float[] neighbours(Mat plane, boolean lightest) {
    Mat out = new Mat();
    if (lightest) {
      opencv_imgproc.dilate(plane, out, Mats.brush(1));
    } else {
      opencv_imgproc.erode(plane, out, Mats.brush(1));
    }
    return Mats.floats(out);
  }

  /// Texture may go beyond its neighbours, outlines may not: there it would be seen as a halo.
  private void loosen() {
    for (int i = 0; i < darkest.length; i++) {
      float range = lightest[i] - darkest[i];
      float room = ROOM + LIFE * range * Math.clamp((HALO - range) / HALO, 0f, 1f);
      darkest[i] -= room;
      lightest[i] += room;
    }
  }

  private void directions(Mat plane, ImagingWork work) throws InterruptedException {
    Mat across = new Mat();
    Mat down = new Mat();
    opencv_imgproc.Scharr(plane, across, opencv_core.CV_32F, 1, 0, 1 / 32.0, 0, 4);
    opencv_imgproc.Scharr(plane, down, opencv_core.CV_32F, 0, 1, 1 / 32.0, 0, 4);
    work.poll();
    float[] xx = product(across, across);
    work.poll();
    float[] xy = product(across, down);
    work.poll();
    float[] yy = product(down, down);
    work.poll();
    int width = from.width();
    Rows.each(
        from.height(),
        work,
        y -> {
          for (int i = y * width; i < (y + 1) * width; i++) {
            float difference = xx[i] - yy[i];
            double length = Math.sqrt(difference * difference + 4 * xy[i] * xy[i]);
            double angle = StrictMath.atan2(2 * xy[i], difference) / 2;
            kernel[i] = (byte) Kernels.index(angle, length / (xx[i] + yy[i] + FLAT));
          }
        });
  }

  private static float[] product(Mat a, Mat b) {
    return Mats.floats(Mats.blurred(a.mul(b).asMat(), 1.0));
  }
}
