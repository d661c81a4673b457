package io.openbailian.imaging.edit;

import io.openbailian.imaging.ImagingWork;
import io.openbailian.imaging.Pictures;
import io.openbailian.imaging.Rows;
import io.openbailian.imaging.cv.Mats;
import io.openbailian.imaging.cv.OpenCv;
import java.awt.image.BufferedImage;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

/// Makes a picture larger, or only clearer.
///
/// Brightness is sharpened beyond what is right, carried along the edges that run through it, and
/// then kept within what its neighbours were: so edges come out steep, without stairs and without
/// halos. Colour, to which the eye is blunt, is scaled smoothly.
public final class SuperResolution {
  private static final float SHARPEN_LARGER = 1.1f;
  private static final float SHARPEN_SAME = 0.9f;
  private static final float LEAST = 0.15f;
  private static final float TEXTURE = 70;
  private static final float OUTLINE = 170;

  private SuperResolution() {}

  /// The picture larger by that factor.
  ///
  /// @param factor 1 to 4 times the width and the height; 1 makes clearer at the same size
  public static BufferedImage apply(BufferedImage image, int factor, ImagingWork work)
      throws InterruptedException {
    if (factor < 1 || factor > 4) {
      throw new IllegalArgumentException("a factor of %d is not within 1 to 4".formatted(factor));
    }
    BufferedImage colours = enlarged(image, factor, work);
    return image.getColorModel().hasAlpha() ? Alpha.scaled(image, colours) : colours;
  }

  private static BufferedImage enlarged(BufferedImage image, int factor, ImagingWork work)
      throws InterruptedException {
    Luma luma = factor == 1 ? clean(Luma.of(image)) : Luma.of(image);
    float amount = factor == 1 ? SHARPEN_SAME : SHARPEN_LARGER;
    work.poll();
    EdgeScaling scaling = new EdgeScaling(luma, sharpened(luma, amount, work), factor, work);
    work.done(15);
    BufferedImage out;
    try (PointerScope _ = OpenCv.scope()) {
      out = Mats.enlarged(image, image.getWidth() * factor, image.getHeight() * factor);
    }
    work.done(30);
    int[] pixels = Pictures.pixels(out);
    Rows.each(out.getHeight(), work, y -> scaling.light(pixels, y));
    work.done(90);
    return out;
  }

  /// Sensor noise and the mosquitoes of JPEG go before anything is made clearer.
  private static Luma clean(Luma luma) {
    try (PointerScope _ = OpenCv.scope()) {
      Mat out = new Mat();
      opencv_imgproc.bilateralFilter(
          Mats.plane(luma.values(), luma.width(), luma.height()), out, 5, 9, 1.6);
      return new Luma(Mats.floats(out), luma.width(), luma.height());
    }
  }

  /// Outlines and letters are sharpened wholly, fine texture little: fur made steep looks cut out
  /// of paper.
  private static float[] sharpened(Luma luma, float amount, ImagingWork work)
      throws InterruptedException {
    try (PointerScope _ = OpenCv.scope()) {
      Mat plane = Mats.plane(luma.values(), luma.width(), luma.height());
      float[] soft = Mats.floats(Mats.blurred(plane, 0.9));
      work.poll();
      float[] clear = contrast(plane, work);
      float[] values = luma.values();
      for (int i = 0; i < soft.length; i++) {
        float outline = Math.clamp((clear[i] - TEXTURE) / (OUTLINE - TEXTURE), 0f, 1f);
        float much = amount * (LEAST + (1 - LEAST) * outline);
        soft[i] = values[i] + much * (values[i] - soft[i]);
      }
      work.poll();
      return soft;
    }
  }

  /// How far the lightest and the darkest nearby are apart.
  private static float[] contrast(Mat plane, ImagingWork work) throws InterruptedException {
    Mat light = new Mat();
    Mat dark = new Mat();
    opencv_imgproc.dilate(plane, light, Mats.brush(2));
    work.poll();
    opencv_imgproc.erode(plane, dark, Mats.brush(2));
    work.poll();
    return Mats.floats(Mats.blurred(opencv_core.subtract(light, dark).asMat(), 1.0));
  }
}
