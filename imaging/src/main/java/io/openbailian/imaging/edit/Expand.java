package io.openbailian.imaging.edit;

import io.openbailian.imaging.ImagingWork;
import io.openbailian.imaging.Mask;
import io.openbailian.imaging.Pictures;
import io.openbailian.imaging.fill.Completion;
import io.openbailian.imaging.fill.Prior;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;

/// Goes on with a picture beyond its edges. The picture itself stays as it is, to the pixel.
public final class Expand {
  private Expand() {}

  /// How far each side moves out: a top of 1.5 adds half the picture's height above it.
  ///
  /// @param top 1 to 2, as are all
  public record Scales(double top, double bottom, double left, double right) {
    public Scales {
      for (double scale : new double[] {top, bottom, left, right}) {
        if (!(scale >= 1 && scale <= 2)) {
          throw new IllegalArgumentException("a scale of %s is not within 1 to 2".formatted(scale));
        }
      }
    }
  }

  /// Where the picture comes to lie in the expanded one, whose size is `width` and `height`.
  public record Frame(int x, int y, int width, int height) {
    /// The frame of an expansion; sides are rounded to whole pixels.
    public static Frame of(int width, int height, Scales scales) {
      int left = extra(width, scales.left());
      int top = extra(height, scales.top());
      return new Frame(
          left,
          top,
          left + width + extra(width, scales.right()),
          top + height + extra(height, scales.bottom()));
    }

    private static int extra(int side, double scale) {
      return (int) Math.round(side * (scale - 1));
    }
  }

  public static BufferedImage apply(BufferedImage image, Scales scales, ImagingWork work)
      throws InterruptedException {
    Frame frame = Frame.of(image.getWidth(), image.getHeight(), scales);
    Rectangle known = new Rectangle(frame.x(), frame.y(), image.getWidth(), image.getHeight());
    BufferedImage opaque = Pictures.opaque(image);
    BufferedImage canvas = Pictures.blank(frame.width(), frame.height());
    Pictures.paste(opaque, canvas, known.x, known.y);
    Mask hole = Mask.of(frame.width(), frame.height(), (x, y) -> known.contains(x, y) ? 0 : 255);
    return Completion.fill(canvas, hole, new Prior.Beyond(known), work);
  }
}
