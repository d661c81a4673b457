package io.openbailian.imaging.region;

import io.openbailian.imaging.Pictures;
import io.openbailian.imaging.cv.Mats;
import io.openbailian.imaging.cv.OpenCv;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

/// Finds pieces of stroke: what a brush of a given size wipes away, steep and of one colour.
final class StrokeFinder {
  static final int CLEAR = 60;
  static final int STRONG = 110;

  private static final int[] CONTRASTS = {14, 30, CLEAR, STRONG};
  private static final int LEAST_PIXELS = 10;
  private static final double MOST_SPREAD = 24;
  private static final double LEAST_STEEPNESS = 0.38;

  private final int[] pixels;
  private final int width;
  private final int height;
  private final byte[] contrast;
  private final boolean light;

  private StrokeFinder(int[] pixels, int width, int height, byte[] contrast, boolean light) {
    this.pixels = pixels;
    this.width = width;
    this.height = height;
    this.contrast = contrast;
    this.light = light;
  }

  /// The pieces by how much they stand out at least: what a faint piece of the picture ties
  /// together at one contrast stands alone at a higher one.
  static Map<Integer, List<Stroke>> find(BufferedImage image, int size, boolean light) {
    try (PointerScope _ = OpenCv.scope()) {
      Mat grey = Mats.grey(image);
      Mat hat = new Mat();
      opencv_imgproc.morphologyEx(
          grey,
          hat,
          light ? opencv_imgproc.MORPH_TOPHAT : opencv_imgproc.MORPH_BLACKHAT,
          Mats.brush(size / 2));
      StrokeFinder finder =
          new StrokeFinder(
              Pictures.pixels(image), image.getWidth(), image.getHeight(), Mats.plane(hat), light);
      Map<Integer, List<Stroke>> found = new LinkedHashMap<>();
      for (int contrast : CONTRASTS) {
        found.put(contrast, finder.strokes(hat, contrast));
      }
      return found;
    }
  }

  private List<Stroke> strokes(Mat hat, int contrast) {
    Mat ink = new Mat();
    opencv_imgproc.threshold(hat, ink, contrast, 255, opencv_imgproc.THRESH_BINARY);
    Mat labels = new Mat();
    Mat stats = new Mat();
    int count =
        opencv_imgproc.connectedComponentsWithStats(
            ink, labels, stats, new Mat(), 8, opencv_core.CV_32S);
    return strokes(count, labels.createBuffer(), stats.createBuffer());
  }

  private List<Stroke> strokes(int count, IntBuffer labels, IntBuffer stats) {
    List<Stroke> found = new ArrayList<>();
    int[] label = new int[width * height];
    labels.get(label);
    for (int i = 1; i < count; i++) {
      Rectangle bounds =
          new Rectangle(
              stats.get(5 * i), stats.get(5 * i + 1), stats.get(5 * i + 2), stats.get(5 * i + 3));
      if (plausible(bounds, stats.get(5 * i + 4))) {
        stroke(bounds, label, i, stats.get(5 * i + 4), found);
      }
    }
    return found;
  }

  private boolean plausible(Rectangle bounds, int area) {
    return area >= LEAST_PIXELS
        && bounds.height >= 5
        && bounds.height < 0.3 * height
        && bounds.width < 0.6 * width
        && area < 0.9 * bounds.width * bounds.height + 40;
  }

  private void stroke(Rectangle bounds, int[] label, int number, int area, List<Stroke> found) {
    int[] places = new int[area];
    int count = 0;
    for (int y = bounds.y; y < bounds.y + bounds.height; y++) {
      for (int x = bounds.x; x < bounds.x + bounds.width; x++) {
        if (label[y * width + x] == number) {
          places[count++] = y * width + x;
        }
      }
    }
    Core core = core(places);
    if (core.spread < MOST_SPREAD && steepness(places) > LEAST_STEEPNESS) {
      found.add(new Stroke(bounds, places, light, core.colour, thickness(places, label, number)));
    }
  }

  /// Twice a piece's pixels for each on its rim.
  private double thickness(int[] places, int[] label, int number) {
    int rim = 0;
    for (int at : places) {
      boolean inside =
          at >= width
              && at + width < label.length
              && label[at - width] == number
              && label[at + width] == number
              && label[at - 1] == number
              && label[at + 1] == number;
      rim += inside ? 0 : 1;
    }
    return 2.0 * places.length / Math.max(1, rim);
  }

  /// The colour of a piece where it is strongest, and how much that varies.
  private record Core(int colour, double spread) {}

  private Core core(int[] places) {
    int most = 0;
    for (int at : places) {
      most = Math.max(most, contrast[at] & 255);
    }
    double[] sum = new double[3];
    double square = 0;
    int count = 0;
    for (int at : places) {
      if ((contrast[at] & 255) >= 0.75 * most) {
        int rgb = pixels[at];
        sum[0] += Pictures.red(rgb);
        sum[1] += Pictures.green(rgb);
        sum[2] += Pictures.blue(rgb);
        square += (double) Pictures.luma(rgb) * Pictures.luma(rgb);
        count++;
      }
    }
    double luma = (0.299 * sum[0] + 0.587 * sum[1] + 0.114 * sum[2]) / count;
    double spread = Math.sqrt(Math.max(0, square / count - luma * luma));
    return new Core(Pictures.rgb(sum[0] / count, sum[1] / count, sum[2] / count), spread);
  }

  /// Of the piece's contrast the part that is reached within one pixel, at its steepest places.
  private double steepness(int[] places) {
    double sum = 0;
    double most = 1;
    int rim = 0;
    for (int at : places) {
      most = Math.max(most, contrast[at] & 255);
    }
    for (int at : places) {
      int step = step(at);
      if (step > 0.25 * most) {
        sum += Math.min(1, step / most);
        rim++;
      }
    }
    double share = rim / Math.max(1.0, Math.sqrt(places.length));
    return rim == 0 ? 0 : sum / rim * Math.min(1, share);
  }

  private int step(int at) {
    int x = at % width;
    int y = at / width;
    int here = Pictures.luma(pixels[at]);
    int most = 0;
    if (x > 0) {
      most = Math.max(most, Math.abs(here - Pictures.luma(pixels[at - 1])));
    }
    if (x + 1 < width) {
      most = Math.max(most, Math.abs(here - Pictures.luma(pixels[at + 1])));
    }
    if (y > 0) {
      most = Math.max(most, Math.abs(here - Pictures.luma(pixels[at - width])));
    }
    if (y + 1 < height) {
      most = Math.max(most, Math.abs(here - Pictures.luma(pixels[at + width])));
    }
    return most;
  }
}
