package io.openbailian.imaging.edit;

import io.openbailian.imaging.ImagingWork;
import io.openbailian.imaging.Pictures;
import io.openbailian.imaging.Rows;
import io.openbailian.imaging.cv.Mats;
import io.openbailian.imaging.cv.OpenCv;
import java.awt.image.BufferedImage;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

/// What paint does to a picture: areas go flat, strokes follow form, edges waver.
final class PaintEffect {
  private static final int LEVELS = 24;

  private PaintEffect() {}

  /// Calm areas with their edges kept, in about that many steps of lightness.
  static BufferedImage flat(BufferedImage image, int steps, ImagingWork work)
      throws InterruptedException {
    BufferedImage calm = calm(image, work);
    int[] pixels = Pictures.pixels(calm);
    int width = image.getWidth();
    Rows.each(
        image.getHeight(),
        work,
        y -> {
          for (int i = y * width; i < (y + 1) * width; i++) {
            pixels[i] = stepped(pixels[i], steps);
          }
        });
    return calm;
  }

  private static int stepped(int rgb, int steps) {
    double luma = Math.max(1, Pictures.luma(rgb));
    double step = 255.0 / steps;
    double part = luma / step - Math.floor(luma / step);
    double soft = Math.clamp((part - 0.5) * 3 + 0.5, 0, 1);
    return Stylize.scaled(rgb, (Math.floor(luma / step) + soft) * step / luma);
  }

  /// Smoothed at half size: three times as far for a quarter of the work.
  static BufferedImage calm(BufferedImage image, ImagingWork work) throws InterruptedException {
    try (PointerScope _ = OpenCv.scope()) {
      int width = image.getWidth();
      int height = image.getHeight();
      Mat mat = Mats.resized(Mats.of(image), (width + 1) / 2, (height + 1) / 2);
      for (int i = 0; i < 3; i++) {
        Mat out = new Mat();
        opencv_imgproc.bilateralFilter(mat, out, 7, 34, 5);
        mat = out;
        work.poll();
      }
      Mat large = Mats.resized(mat, width, height);
      Mat out = new Mat();
      opencv_imgproc.medianBlur(large, out, 5);
      return Mats.picture(out);
    }
  }

  /// Every pixel taken from a little beside, as a wet edge runs.
  static BufferedImage wavering(BufferedImage image, double by, ImagingWork work)
      throws InterruptedException {
    BufferedImage out = Pictures.like(image);
    int[] from = Pictures.pixels(image);
    int[] to = Pictures.pixels(out);
    int width = image.getWidth();
    int height = image.getHeight();
    Grain grain = new Grain(work.seed() + 1);
    double unit = 1024.0 / Math.min(width, height);
    Rows.each(
        height,
        work,
        y -> {
          for (int x = 0; x < width; x++) {
            double u = x * unit / 30;
            double v = y * unit / 30;
            int dx = (int) ((grain.fractal(u, v, 2) - 0.5) * 2 * by / unit);
            int dy = (int) ((grain.fractal(u + 40, v - 40, 2) - 0.5) * 2 * by / unit);
            int row = Math.clamp(y + dy, 0, height - 1);
            to[y * width + x] = from[row * width + Math.clamp(x + dx, 0, width - 1)];
          }
        });
    return out;
  }

  /// Each place takes the colour of its commonest lightness around, along the form; the strokes'
  /// height then catches the light.
  static BufferedImage oil(BufferedImage image, ImagingWork work) throws InterruptedException {
    try (PointerScope _ = OpenCv.scope()) {
      int width = image.getWidth();
      int height = image.getHeight();
      BufferedImage strokes = streaked(image, work);
      work.done(30);
      int radius = Math.max(2, Math.min(width, height) / 165);
      BufferedImage paint = commonest(strokes, radius, work);
      work.done(80);
      return lit(paint, work);
    }
  }

  private static BufferedImage commonest(BufferedImage image, int radius, ImagingWork work)
      throws InterruptedException {
    BufferedImage out = Pictures.like(image);
    int[] from = Pictures.pixels(image);
    int[] to = Pictures.pixels(out);
    int width = image.getWidth();
    int height = image.getHeight();
    byte[] level = new byte[from.length];
    for (int i = 0; i < from.length; i++) {
      level[i] = (byte) (Pictures.luma(from[i]) * LEVELS / 256);
    }
    Rows.each(
        height,
        work,
        y -> {
          Counts counts = new Counts();
          for (int y2 = y - radius; y2 <= y + radius; y2++) {
            for (int x2 = -radius; x2 < radius; x2++) {
              counts.add(from, level, place(x2, y2, width, height), 1);
            }
          }
          for (int x = 0; x < width; x++) {
            for (int y2 = y - radius; y2 <= y + radius; y2++) {
              counts.add(from, level, place(x + radius, y2, width, height), 1);
            }
            to[y * width + x] = counts.colour();
            for (int y2 = y - radius; y2 <= y + radius; y2++) {
              counts.add(from, level, place(x - radius, y2, width, height), -1);
            }
          }
        });
    return out;
  }

  private static int place(int x, int y, int width, int height) {
    return Math.clamp(y, 0, height - 1) * width + Math.clamp(x, 0, width - 1);
  }

  /// How often each lightness is in the window, and its colours' sums.
  private static final class Counts {
    private final int[] counts = new int[LEVELS];
    private final int[] red = new int[LEVELS];
    private final int[] green = new int[LEVELS];
    private final int[] blue = new int[LEVELS];

    void add(int[] pixels, byte[] level, int at, int times) {
      int bin = level[at];
      counts[bin] += times;
      red[bin] += times * Pictures.red(pixels[at]);
      green[bin] += times * Pictures.green(pixels[at]);
      blue[bin] += times * Pictures.blue(pixels[at]);
    }

    int colour() {
      int best = 0;
      for (int i = 1; i < LEVELS; i++) {
        best = counts[i] > counts[best] ? i : best;
      }
      int n = counts[best];
      return (red[best] / n) << 16 | (green[best] / n) << 8 | (blue[best] / n);
    }
  }

  /// Bristles: noise drawn out along the contours moves the lightness a little.
  private static BufferedImage streaked(BufferedImage image, ImagingWork work)
      throws InterruptedException {
    Mat small = Mats.blurred(Mats.of(image), Math.max(1.5, image.getWidth() / 220.0));
    Luma form = Luma.of(Mats.picture(small));
    BufferedImage out = Pictures.like(image);
    int[] from = Pictures.pixels(image);
    int[] to = Pictures.pixels(out);
    Grain grain = new Grain(work.seed());
    double unit = 1024.0 / Math.min(image.getWidth(), image.getHeight());
    int width = image.getWidth();
    Rows.each(
        image.getHeight(),
        work,
        y -> {
          for (int x = 0; x < width; x++) {
            double dx = form.at(x + 2, y) - form.at(x - 2, y);
            double dy = form.at(x, y + 2) - form.at(x, y - 2);
            double turn = grain.noise(x * unit / 160, y * unit / 160) * 3 - 1;
            double length = Math.sqrt(dx * dx + dy * dy) + 1.5;
            double c = (dx + 1.5 * Math.cos(turn)) / length;
            double s = (dy + 1.5 * Math.sin(turn)) / length;
            double across = (x * c + y * s) * unit;
            double along = (y * c - x * s) * unit;
            double bristle = grain.noise(across / 4.6, along / 56) - 0.5;
            to[y * width + x] = Stylize.scaled(from[y * width + x], 1 + 0.42 * bristle);
          }
        });
    return out;
  }

  private static BufferedImage lit(BufferedImage paint, ImagingWork work)
      throws InterruptedException {
    Luma height = Luma.of(paint);
    BufferedImage out = Pictures.like(paint);
    int[] from = Pictures.pixels(paint);
    int[] to = Pictures.pixels(out);
    int width = paint.getWidth();
    Rows.each(
        paint.getHeight(),
        work,
        y -> {
          for (int x = 0; x < width; x++) {
            double slope = height.at(x + 1, y + 1) - height.at(x - 1, y - 1);
            double gloss = Math.clamp(slope / 110, -0.2, 0.2);
            int rich = Tone.saturated(from[y * width + x], 1.18);
            to[y * width + x] = Stylize.scaled(rich, 1 + gloss);
          }
        });
    return out;
  }
}
