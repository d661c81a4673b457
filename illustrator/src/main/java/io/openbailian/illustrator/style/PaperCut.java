package io.openbailian.illustrator.style;

import io.openbailian.illustrator.palette.Palette;
import io.openbailian.illustrator.palette.Rgb;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;

/// 剪纸: layers of coloured paper that throw shadows on each other, or one red sheet cut out as for a
/// window.
///
/// @param window whether it is the red sheet
record PaperCut(boolean window) implements Medium {
  private static final double LIFT = 0.0075;
  private static final double LEAST = 0.022;

  @Override
  public Hand hand(Palette palette) {
    FlatHand flat =
        new FlatHand(rgb -> Inks.stepped(Rgb.saturate(rgb, window ? 1 : 1.15), 8), false);
    return window ? flat : new Lifted(flat);
  }

  @Override
  public double shadows() {
    return 0;
  }

  @Override
  public Rim rim(Palette palette) {
    return window ? Rim.NONE : new Rim(0xFFFFFF, 0.5, 0x181428, 0.25, 0.003);
  }

  @Override
  public void sky(Surface surface) throws InterruptedException {
    if (!window) {
      Bands.lay(surface, 5, 0.06, true);
    }
  }

  @Override
  public void finish(Surface surface) throws InterruptedException {
    if (window) {
      WindowFlower.cut(surface);
    } else {
      Ornaments.paperFrame(surface);
      fibres(surface);
    }
  }

  /// The tooth of coloured card.
  private static void fibres(Surface surface) throws InterruptedException {
    for (int y = 0; y < surface.height; y++) {
      surface.poll(y);
      int row = y * surface.width;
      for (int x = 0; x < surface.width; x++) {
        int tooth = RepeatingTextures.tooth(RepeatingTextures.index(x, y));
        if (tooth != 0) {
          surface.pixels[row + x] = Mix.raised(surface.pixels[row + x], 3 * tooth);
        }
      }
    }
  }

  /// Every piece of paper lies a little above what is below it.
  private record Lifted(FlatHand flat) implements Hand {
    @Override
    public void fill(Touch touch, Shape shape, Color colour) {
      if (colour.getAlpha() > 200) {
        lift(touch, shape);
      }
      flat.fill(touch, shape, colour);
    }

    @Override
    public void fade(Touch touch, Shape shape, Color top, Color bottom) {
      if (Math.min(top.getAlpha(), bottom.getAlpha()) > 200) {
        lift(touch, shape);
      }
      flat.fade(touch, shape, top, bottom);
    }

    @Override
    public void form(Touch touch, Shape shape, Color light, Color shade) {
      lift(touch, shape);
      flat.form(touch, shape, light, shade);
    }

    @Override
    public void line(Touch touch, Shape shape, double width, Color colour) {
      if (width * touch.scale() > 0.012 * touch.unit()) {
        lift(touch, new BasicStroke((float) width, 1, 1).createStrokedShape(shape));
      }
      flat.line(touch, shape, width, colour);
    }

    @Override
    public void glow(Touch touch, double x, double y, double radius, int rgb, double opacity) {
      for (double size : new double[] {0.9, 0.62}) {
        double r = radius * size;
        Shape disc = new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r);
        lift(touch, disc);
        flat.fill(touch, disc, Hand.veiled(rgb, 0.25 * opacity));
      }
    }

    private static void lift(Touch touch, Shape shape) {
      double share = touch.share(shape);
      if (share < LEAST) {
        return;
      }
      double high = touch.of(LIFT * Math.min(1, 0.35 + share * 2));
      double side = touch.lightFromLeft() ? high * 0.6 : -high * 0.6;
      for (int i = 1; i <= 3; i++) {
        touch.g().setColor(Hand.veiled(0x140C22, 0.13));
        touch
            .g()
            .fill(
                AffineTransform.getTranslateInstance(side * i / 3, high * i / 3)
                    .createTransformedShape(shape));
      }
    }

    @Override
    public double reach() {
      return LIFT;
    }
  }
}
