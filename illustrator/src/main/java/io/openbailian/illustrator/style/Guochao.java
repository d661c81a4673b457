package io.openbailian.illustrator.style;

import io.openbailian.illustrator.palette.Palette;
import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.scene.Hue;
import io.openbailian.illustrator.scene.Place;
import java.awt.Color;
import java.awt.Shape;

/// 国潮: strong red, teal and gold, bodies outlined in gold, scrolling clouds in the sky, waves along
/// the foot of the picture.
record Guochao() implements Medium {
  static final int GOLD = 0xE3B04B;
  static final int RED = 0xC4282B;
  static final int TEAL = 0x17706F;
  static final int CREAM = 0xF5E6C8;
  private static final int SKIN = 0xF3C49A;
  static final int NAVY = 0x14304A;

  @Override
  public Hand hand(Palette palette) {
    FlatHand own = new FlatHand(Guochao::ink, true);
    FlatHand around = new FlatHand(Guochao::placed, false);
    return new Hand() {
      @Override
      public void fill(Touch touch, Shape shape, Color colour) {
        if (!touch.figure() && (colour.getRGB() & 0xFFFFFF) == palette.sun()) {
          return; // the great disc is the sun
        }
        boolean small = touch.figure() || touch.share(shape) < 0.05;
        (small ? own : around).fill(touch, shape, colour);
        double share = touch.share(shape);
        if (colour.getAlpha() == 255 && share > (touch.figure() ? 0.06 : 0.1) && share < 3) {
          gold(touch, shape);
        }
      }

      @Override
      public void fade(Touch touch, Shape shape, Color top, Color bottom) {
        if (!touch.figure() && top.getAlpha() < 255) {
          return;
        }
        (touch.figure() ? own : around).fade(touch, shape, top, bottom);
        if (top.getAlpha() == 255 && touch.share(shape) > 0.1) {
          gold(touch, shape);
        }
      }

      @Override
      public void form(Touch touch, Shape shape, Color light, Color shade) {
        own.form(touch, shape, light, shade);
        if (touch.share(shape) > 0.03) {
          gold(touch, shape);
        }
      }

      @Override
      public void line(Touch touch, Shape shape, double width, Color colour) {
        own.line(touch, shape, width, colour);
      }

      @Override
      public void glow(Touch touch, double x, double y, double r, int rgb, double opacity) {}

      @Override
      public void shadow(Touch touch, double x, double y, double rx, double ry) {
        own.shadow(touch, x, y, rx, ry);
      }

      private void gold(Touch touch, Shape shape) {
        double thick = Math.min(0.004, 0.02 * touch.share(shape));
        double width = touch.of(touch.figure() ? thick : 0.0026);
        Hand.STEADY.line(touch, shape, width, new Color(GOLD));
      }

      @Override
      public double reach() {
        return 0.004;
      }
    };
  }

  @Override
  public double shadows() {
    return 0;
  }

  @Override
  public void sky(Surface surface) throws InterruptedException {
    Ornaments.auspiciousSky(surface);
  }

  /// Water in the same inks; before a plain wall, a disc on strong red or teal.
  @Override
  public void place(Surface surface) throws InterruptedException {
    for (int y = (int) surface.horizon;
        surface.scene.place().outdoors() && y < surface.height;
        y++) {
      surface.poll(y);
      for (int at = y * surface.width; at < (y + 1) * surface.width; at++) {
        int rgb = surface.pixels[at];
        if (Rgb.chroma(rgb) < 56) {
          surface.pixels[at] = placed(rgb);
        }
      }
    }
    if (surface.scene.place() == Place.STUDIO) {
      boolean warm =
          surface.scene.subjects().stream()
              .flatMap(subject -> subject.hue().stream())
              .anyMatch(hue -> hue == Hue.RED || hue == Hue.PINK || hue == Hue.PURPLE);
      int wall = warm || surface.dice.fork("wall").chance(0.35) ? TEAL : 0xB3222A;
      Ornaments.auspiciousWall(surface, wall);
    }
  }

  @Override
  public void finish(Surface surface) {
    Ornaments.waves(surface);
    Ornaments.goldFrame(surface);
  }

  /// Greys from navy to cream; colours stronger, drawn to the nearest of the four.
  static int ink(int rgb) {
    int chroma = Rgb.chroma(rgb);
    int light = Mix.luma(rgb);
    int grey = Mix.of(NAVY, CREAM, Math.clamp((light - 20) * 5L / 4, 0, 256));
    if (chroma < 40) {
      return grey;
    }
    int strong = Rgb.saturate(rgb, 1.25);
    int family = family(rgb);
    int shade =
        light < Mix.luma(family)
            ? Mix.of(NAVY, family, Math.clamp(96 + 160L * light / (Mix.luma(family) + 1), 0, 256))
            : Mix.of(family, CREAM, Math.clamp((light - Mix.luma(family)) * 3L / 2, 0, 256));
    return Mix.of(grey, Mix.of(strong, shade, 150), Math.min(256, (chroma - 40) * 6));
  }

  /// The large shapes of a place, from navy over teal to cream.
  static int placed(int rgb) {
    int light = Mix.luma(rgb);
    int cool =
        light < 104
            ? Mix.of(NAVY, TEAL, Math.clamp(light * 256L / 104, 0, 256))
            : light < 176
                ? Mix.of(TEAL, 0x7FBFAE, Math.clamp((light - 104) * 256L / 72, 0, 256))
                : Mix.of(0x7FBFAE, CREAM, Math.clamp((light - 176) * 256L / 64, 0, 256));
    return Mix.of(cool, ink(rgb), 36);
  }

  private static int family(int rgb) {
    int red = rgb >> 16 & 255;
    int green = rgb >> 8 & 255;
    int blue = rgb & 255;
    if (red >= green && red >= blue) {
      return green - blue > (red - blue) * 2 / 5
          ? Mix.luma(rgb) > 165 && red - blue < 150 ? SKIN : GOLD
          : blue > green + 40 ? 0xD8587E : RED;
    }
    if (green >= blue) {
      return red > green * 4 / 5 ? GOLD : 0x3C8C5A;
    }
    return red > green ? 0x6B3F8C : green > blue * 3 / 4 ? TEAL : 0x1F56A0;
  }
}
