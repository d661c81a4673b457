package io.openbailian.imaging.edit;

import io.openbailian.imaging.Pictures;
import io.openbailian.imaging.Rows;
import io.openbailian.imaging.Work;
import io.openbailian.imaging.cv.Mats;
import java.awt.image.BufferedImage;
import java.nio.IntBuffer;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

/// Paints a line drawing: each area that the lines close gets a colour, shaded towards its lines.
public final class Doodle {
  private static final int INK = 150;
  private static final double SMALLEST = 0.00004;

  private Doodle() {}

  /// The line drawing of a picture: black on white.
  public static BufferedImage lines(BufferedImage image, Work work) throws InterruptedException {
    float[] line = Lines.drawn(Pictures.opaque(image), 1.2, work);
    BufferedImage out = Pictures.blank(image.getWidth(), image.getHeight());
    int[] pixels = Pictures.pixels(out);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = 0x010101 * (int) (255 * Math.clamp(line[i], 0, 1));
    }
    return out;
  }

  /// The drawing with its areas painted.
  ///
  /// @param palette the colours, the first for the largest areas; not empty
  public static BufferedImage painted(BufferedImage sketch, List<Integer> palette, Work work)
      throws InterruptedException {
    BufferedImage opaque = Pictures.opaque(sketch);
    try (PointerScope _ = new PointerScope()) {
      Mat grey = new Mat();
      opencv_imgproc.cvtColor(Mats.of(opaque), grey, opencv_imgproc.COLOR_BGR2GRAY);
      Mat open = new Mat();
      opencv_imgproc.threshold(grey, open, INK, 255, opencv_imgproc.THRESH_BINARY);
      // A gap that the eye closes is closed here too.
      Mat closed = new Mat();
      int gap = Math.max(2, Math.min(sketch.getWidth(), sketch.getHeight()) / 110);
      opencv_imgproc.erode(open, closed, Mats.brush(gap));
      Mat labels = new Mat();
      Mat stats = new Mat();
      int areas =
          opencv_imgproc.connectedComponentsWithStats(
              closed, labels, stats, new Mat(), 4, opencv_core.CV_32S);
      work.done(30);
      int[] label = spread(labels, open, gap + 4, work);
      Mat depth = new Mat();
      opencv_imgproc.distanceTransform(open, depth, opencv_imgproc.DIST_L2, 5);
      int[] colours = colours(areas, stats.createBuffer(), palette, work.seed());
      return coloured(opaque, label, colours, Mats.floats(depth), work);
    }
  }

  /// Areas shrank when gaps were closed; each open pixel goes to the area next to it.
  private static int[] spread(Mat labels, Mat open, int rounds, Work work)
      throws InterruptedException {
    int width = labels.cols();
    int[] label = new int[labels.rows() * width];
    ((IntBuffer) labels.createBuffer()).get(label);
    byte[] white = Mats.plane(open);
    for (int round = 0; round < rounds; round++) {
      work.poll();
      int[] before = label.clone();
      for (int i = width + 1; i < label.length - width - 1; i++) {
        if (before[i] == 0 && white[i] != 0) {
          label[i] =
              Math.max(
                  Math.max(before[i - 1], before[i + 1]),
                  Math.max(before[i - width], before[i + width]));
        }
      }
    }
    return label;
  }

  private static int[] colours(int areas, IntBuffer stats, List<Integer> palette, long seed) {
    int[] colours = new int[areas];
    Grain dice = new Grain(seed);
    int largest = 0;
    long all = 0;
    for (int i = 1; i < areas; i++) {
      largest = stats.get(5 * i + 4) > stats.get(5 * largest + 4) || largest == 0 ? i : largest;
      all += stats.get(5 * i + 4);
    }
    for (int i = 1; i < areas; i++) {
      double size = stats.get(5 * i + 4) / (double) Math.max(1, all);
      int choice = palette.size() == 1 ? 0 : 1 + Math.floorMod(i + seed, palette.size() - 1);
      int colour = palette.get(i == largest ? 0 : choice);
      double life = 0.94 + 0.12 * dice.dot(i, 11);
      colours[i] = size < SMALLEST ? -1 : Stylize.scaled(colour, life);
    }
    return colours;
  }

  private static BufferedImage coloured(
      BufferedImage sketch, int[] label, int[] colours, float[] depth, Work work)
      throws InterruptedException {
    BufferedImage out = Pictures.blank(sketch.getWidth(), sketch.getHeight());
    int[] from = Pictures.pixels(sketch);
    int[] to = Pictures.pixels(out);
    Grain grain = new Grain(work.seed() + 9);
    int width = sketch.getWidth();
    double unit = 1024.0 / Math.min(width, sketch.getHeight());
    Rows.each(
        sketch.getHeight(),
        work,
        y -> {
          for (int x = 0; x < width; x++) {
            int i = y * width + x;
            int colour = colours[label[i]];
            if (label[i] == 0 || colour < 0) {
              to[i] = from[i];
              continue;
            }
            double shade = 0.86 + 0.14 * Math.min(1, depth[i] * unit / 60);
            double paint = 0.96 + 0.08 * grain.fractal(x * unit / 80, y * unit / 60, 3);
            to[i] = inked(Stylize.scaled(colour, shade * paint), from[i]);
          }
        });
    return out;
  }

  private static int inked(int colour, int ink) {
    return Stylize.scaled(colour, Math.min(1, Pictures.luma(ink) / 235.0));
  }
}
