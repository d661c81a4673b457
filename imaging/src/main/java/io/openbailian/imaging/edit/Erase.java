package io.openbailian.imaging.edit;

import io.openbailian.imaging.ImagingWork;
import io.openbailian.imaging.Mask;
import io.openbailian.imaging.Pictures;
import io.openbailian.imaging.cv.Masks;
import io.openbailian.imaging.cv.Mats;
import io.openbailian.imaging.cv.OpenCv;
import io.openbailian.imaging.fill.Completion;
import io.openbailian.imaging.fill.Prior;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_photo;
import org.bytedeco.opencv.opencv_core.Mat;

/// Takes away what lies in a mask and goes on with what lies around it. Outside the mask not one
/// pixel changes.
public final class Erase {
  /// Strokes up to twice this are closed by spreading their rims inwards, which is quick and, so
  /// thin, unseen; wider holes need texture.
  private static final float THIN = 4.5f;

  private static final int LEAST_MARGIN = 64;
  private static final int MOST_MARGIN = 320;

  private Erase() {}

  public static BufferedImage apply(BufferedImage image, Mask mask, ImagingWork work)
      throws InterruptedException {
    Mask hole = hard(mask);
    Rectangle bounds = hole.bounds();
    if (bounds.isEmpty()) {
      return Pictures.copy(image);
    }
    Rectangle around = around(bounds, image);
    BufferedImage part = Pictures.cut(image, around.x, around.y, around.width, around.height);
    Mask partHole = hole.cut(around);
    work.done(5);
    BufferedImage filled =
        thin(partHole)
            ? spread(part, partHole)
            : Completion.fill(part, partHole, new Prior.Anywhere(), work);
    BufferedImage out = Pictures.copy(image);
    Pictures.paste(partHole.composite(part, filled), out, around.x, around.y);
    return out;
  }

  /// As the wire has it, light is to be edited and dark to be kept: there is no half.
  private static Mask hard(Mask mask) {
    return Mask.of(mask.width(), mask.height(), (x, y) -> mask.at(x, y) >= 128 ? 255 : 0);
  }

  private static Rectangle around(Rectangle bounds, BufferedImage image) {
    int margin =
        Math.clamp(Math.max(bounds.width, bounds.height) * 3L / 4, LEAST_MARGIN, MOST_MARGIN);
    Rectangle wide = new Rectangle(bounds);
    wide.grow(margin, margin);
    return wide.intersection(new Rectangle(image.getWidth(), image.getHeight()));
  }

  private static boolean thin(Mask hole) {
    for (float depth : Masks.depth(hole)) {
      if (depth > THIN) {
        return false;
      }
    }
    return true;
  }

  private static BufferedImage spread(BufferedImage part, Mask hole) {
    try (PointerScope _ = OpenCv.scope()) {
      Mat out = new Mat();
      opencv_photo.inpaint(Mats.of(part), Mats.of(hole), out, 4, opencv_photo.INPAINT_TELEA);
      return Mats.picture(out);
    }
  }
}
