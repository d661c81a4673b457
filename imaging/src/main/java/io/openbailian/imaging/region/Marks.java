package io.openbailian.imaging.region;

import io.openbailian.imaging.Mask;
import io.openbailian.imaging.Pictures;
import io.openbailian.imaging.cv.Mats;
import io.openbailian.imaging.cv.OpenCv;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.nio.IntBuffer;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;

/// Finds flat marks in the corners: a few pieces that stand out from a calm surrounding.
final class Marks {
  private static final double CORNER = 0.24;
  private static final int STANDS_OUT = 42;
  private static final int MOST_PIECES = 12;
  private static final double MOST_OF_CORNER = 0.2;
  private static final int LEAST_PIXELS = 40;
  private static final int STEEP = 90;
  private static final int ROUGH = 45;

  private Marks() {}

  static Mask find(BufferedImage image, List<StrokeLine> text) {
    int width = image.getWidth();
    int height = image.getHeight();
    byte[] cover = new byte[width * height];
    int w = (int) (CORNER * width);
    int h = (int) (CORNER * height);
    for (int corner = 0; corner < 4; corner++) {
      Rectangle part =
          new Rectangle(corner % 2 == 0 ? 0 : width - w, corner / 2 == 0 ? 0 : height - h, w, h);
      mark(image, part, text, cover);
    }
    return new Mask(width, height, cover);
  }

  private static void mark(
      BufferedImage image, Rectangle part, List<StrokeLine> text, byte[] cover) {
    byte[] pieces = pieces(Pictures.cut(image, part.x, part.y, part.width, part.height));
    for (int y = 0; y < part.height; y++) {
      for (int x = 0; x < part.width; x++) {
        if (pieces[y * part.width + x] != 0 && !within(text, part.x + x, part.y + y)) {
          cover[(part.y + y) * image.getWidth() + part.x + x] = (byte) 255;
        }
      }
    }
  }

  private static boolean within(List<StrokeLine> text, int x, int y) {
    return text.stream().anyMatch(line -> line.bounds().contains(x, y));
  }

  private static byte[] pieces(BufferedImage part) {
    try (PointerScope _ = OpenCv.scope()) {
      Mat ink = different(part);
      Mat labels = new Mat();
      Mat stats = new Mat();
      int count =
          opencv_imgproc.connectedComponentsWithStats(
              ink, labels, stats, new Mat(), 8, opencv_core.CV_32S);
      int[] label = new int[part.getWidth() * part.getHeight()];
      ((IntBuffer) labels.createBuffer()).get(label);
      return chosen(label, good(count, label, stats.createBuffer(), part));
    }
  }

  /// White where the colour is far from the corner's own, which is what its border mostly shows.
  private static Mat different(BufferedImage part) {
    Mat colours = Mats.of(part);
    Mat calm = new Mat();
    int size = Math.max(3, Math.min(part.getWidth(), part.getHeight()) * 3 / 4) | 1;
    opencv_imgproc.medianBlur(colours, calm, Math.min(size, 255));
    Mat apart = new Mat();
    opencv_core.absdiff(colours, calm, apart);
    Mat ink = new Mat();
    Mat least = new Mat(1, 1, opencv_core.CV_8UC3, new Scalar(0, 0, 0, 0));
    Mat most =
        new Mat(1, 1, opencv_core.CV_8UC3, new Scalar(STANDS_OUT, STANDS_OUT, STANDS_OUT, 0));
    opencv_core.inRange(apart, least, most, ink);
    opencv_core.bitwise_not(ink, ink);
    opencv_imgproc.morphologyEx(ink, ink, opencv_imgproc.MORPH_CLOSE, Mats.brush(3));
    return ink;
  }

  private static boolean[] good(int count, int[] label, IntBuffer stats, BufferedImage part) {
    boolean[] printed = printed(count, label, part);
    boolean[] good = new boolean[count];
    int pieces = 0;
    int others = 0;
    long area = 0;
    for (int i = 1; i < count; i++) {
      int left = stats.get(5 * i);
      int top = stats.get(5 * i + 1);
      boolean inside =
          left > 0
              && top > 0
              && left + stats.get(5 * i + 2) < part.getWidth()
              && top + stats.get(5 * i + 3) < part.getHeight();
      good[i] = inside && stats.get(5 * i + 4) >= LEAST_PIXELS && printed[i];
      others += stats.get(5 * i + 4) >= LEAST_PIXELS && !good[i] ? 1 : 0;
      pieces += good[i] ? 1 : 0;
      area += good[i] ? stats.get(5 * i + 4) : 0;
    }
    boolean calm =
        pieces <= MOST_PIECES
            && 3 * others <= pieces
            && area < MOST_OF_CORNER * part.getWidth() * part.getHeight();
    return calm ? good : new boolean[count];
  }

  /// Which pieces are flat within and steep at their rim, as print is and light and cloud are not.
  private static boolean[] printed(int count, int[] label, BufferedImage part) {
    int width = part.getWidth();
    int[] pixels = Pictures.pixels(part);
    int[] inner = new int[count];
    int[] rough = new int[count];
    int[] rim = new int[count];
    int[] steep = new int[count];
    for (int y = 2; y < part.getHeight() - 2; y++) {
      for (int x = 2; x < width - 2; x++) {
        int at = y * width + x;
        int piece = label[at];
        boolean edge = label[at - 1] != piece || label[at + 1] != piece;
        edge |= label[at - width] != piece || label[at + width] != piece;
        int across = LineInk.apart(pixels[at - 2], pixels[at + 2]);
        int down = LineInk.apart(pixels[at - 2 * width], pixels[at + 2 * width]);
        int step = Math.max(across, down);
        if (edge) {
          rim[piece]++;
          steep[piece] += step > STEEP ? 1 : 0;
        } else {
          inner[piece]++;
          rough[piece] += step > ROUGH ? 1 : 0;
        }
      }
    }
    boolean[] printed = new boolean[count];
    for (int i = 1; i < count; i++) {
      // Next to the rim the inside is steep too, so thin pieces have little that could be flat.
      printed[i] = steep[i] > 0.85 * rim[i] && rough[i] < 0.3 * inner[i] + rim[i];
    }
    return printed;
  }

  private static byte[] chosen(int[] label, boolean[] good) {
    byte[] out = new byte[label.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (byte) (good[label[i]] ? 255 : 0);
    }
    return out;
  }
}
