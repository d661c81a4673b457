package io.openbailian.imaging.region;

import io.openbailian.imaging.Mask;
import io.openbailian.imaging.Pictures;
import io.openbailian.imaging.cv.Masks;
import io.openbailian.imaging.cv.Mats;
import io.openbailian.imaging.cv.OpenCv;
import java.awt.Rectangle;
import java.nio.IntBuffer;
import java.util.Arrays;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

/// Finds a face among patches of skin: a compact one, high up in the subject.
final class FaceFinder {
  /// Higher than the middle of the subject, or it is a hand or a knee.
  private static final double LOWEST = 0.55;

  private static final double LEAST_FILLED = 0.4;
  private static final double LEAST_WIDTH = 0.05;

  /// Of the light of the lighter part of a face, so much its shadows have.
  private static final double FACE_LIGHT = 0.72;

  private FaceFinder() {}

  /// The patch of skin that is most like a face.
  ///
  /// @param pixels of the picture
  /// @param skin where the subject shows skin
  /// @param whole the subject
  /// @return empty when no patch may be a face
  static Rectangle find(int[] pixels, Mask skin, Rectangle whole) {
    Rectangle patch = patch(skin, whole);
    Rectangle lit = patch.isEmpty() ? patch : patch(lit(pixels, skin, patch), whole);
    return lit.isEmpty() ? patch : lit;
  }

  /// Fair hair has the colours of skin, but is darker than the face under it.
  private static Mask lit(int[] pixels, Mask skin, Rectangle patch) {
    int[] lumas = new int[patch.width * patch.height];
    int count = 0;
    for (int y = patch.y; y < patch.y + patch.height; y++) {
      for (int x = patch.x; x < patch.x + patch.width; x++) {
        if (skin.at(x, y) > 127) {
          lumas[count++] = Pictures.luma(pixels[y * skin.width() + x]);
        }
      }
    }
    Arrays.sort(lumas, 0, count);
    double least = count == 0 ? 0 : FACE_LIGHT * lumas[count * 3 / 4];
    return Mask.of(
        skin.width(),
        skin.height(),
        (x, y) ->
            patch.contains(x, y) && Pictures.luma(pixels[y * skin.width() + x]) >= least
                ? skin.at(x, y)
                : 0);
  }

  private static Rectangle patch(Mask skin, Rectangle whole) {
    Mask firm = Masks.shrunk(skin, Math.max(1, skin.width() / 400));
    try (PointerScope _ = OpenCv.scope()) {
      Mat hard = new Mat();
      opencv_imgproc.threshold(Mats.of(firm), hard, 127, 255, opencv_imgproc.THRESH_BINARY);
      Mat stats = new Mat();
      int count =
          opencv_imgproc.connectedComponentsWithStats(
              hard, new Mat(), stats, new Mat(), 8, opencv_core.CV_32S);
      IntBuffer values = stats.createBuffer();
      Rectangle best = new Rectangle();
      double most = 0;
      for (int i = 1; i < count; i++) {
        Rectangle box =
            new Rectangle(
                values.get(5 * i),
                values.get(5 * i + 1),
                values.get(5 * i + 2),
                values.get(5 * i + 3));
        double vote = vote(box, values.get(5 * i + 4), whole);
        if (vote > most) {
          most = vote;
          best = box;
        }
      }
      // A neck hangs on a face: no face is much higher than wide.
      int height = Math.min(best.height, (int) (1.35 * best.width));
      return new Rectangle(best.x, best.y, best.width, height);
    }
  }

  private static double vote(Rectangle box, int area, Rectangle whole) {
    double down = (box.y - whole.y) / (double) Math.max(1, whole.height);
    int height = Math.min(box.height, (int) (1.35 * box.width));
    boolean high = box.y + height / 2.0 < whole.y + LOWEST * whole.height;
    boolean filled = area > LEAST_FILLED * box.width * box.height;
    boolean wide = box.width > LEAST_WIDTH * whole.width;
    return high && filled && wide ? area / (1 + 4 * Math.max(0, down)) : 0;
  }
}
