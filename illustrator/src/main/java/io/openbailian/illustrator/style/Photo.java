package io.openbailian.illustrator.style;

import io.openbailian.illustrator.palette.Palette;
import io.openbailian.illustrator.palette.Rgb;
import java.awt.Color;
import java.awt.Shape;

/// Like a photograph: what is far is out of focus, lights bloom, film has grain.
record Photo() implements Medium {
  private static final int[] CURVE = curve();

  @Override
  public Hand hand(Palette palette) {
    return new Hand() {
      @Override
      public void form(Touch touch, Shape shape, Color light, Color shade) {
        Color dark = Hand.between(shade, new Color(0x14131C), 0.22);
        Hand.STEADY.form(touch, shape, Hand.between(light, new Color(0xFFFAF0), 0.16), dark);
      }
    };
  }

  @Override
  public Rim rim(Palette palette) {
    return new Rim(Rgb.mix(palette.sun(), 0xFFF8EA, 0.5), 0.5, 0x0C0E1C, 0.32, 0.014);
  }

  /// Blurs the more the farther from where the subject stands; in a view, what is nearest.
  @Override
  public void place(Surface surface) throws InterruptedException {
    Small near =
        Small.of(surface.pixels, surface.width, surface.height, 2).blurred(0.008 * surface.unit);
    Small far =
        Small.of(surface.pixels, surface.width, surface.height, 4).blurred(0.03 * surface.unit);
    int[] soft = new int[surface.width];
    int[] softer = new int[surface.width];
    boolean view = surface.scene.subjects().isEmpty();
    double focus = view ? surface.horizon : surface.front;
    double reach =
        Math.max(1, view ? surface.height * 0.9 : focus - Math.min(surface.horizon, focus - 1));
    for (int y = 0; y < surface.height; y++) {
      surface.poll(y);
      double off = Math.clamp((view ? y - focus : Math.abs(y - focus)) / reach, 0, 1.25);
      int first = (int) (256 * Math.clamp(2.2 * off - 0.15, 0, 1));
      int second = (int) (256 * Math.clamp(1.7 * off - 0.6, 0, 1));
      near.row(y, soft);
      far.row(y, softer);
      int row = y * surface.width;
      for (int x = 0; x < surface.width; x++) {
        int mixed = Mix.of(surface.pixels[row + x], soft[x], first);
        surface.pixels[row + x] = Mix.of(mixed, softer[x], second);
      }
    }
  }

  @Override
  public void finish(Surface surface) throws InterruptedException {
    Small glow =
        Small.of(surface.pixels, surface.width, surface.height, 4)
            .above(190)
            .blurred(0.04 * surface.unit);
    Light light = Light.of(surface, 0.1, 0.85);
    int[] bloom = new int[surface.width];
    int[] level = new int[surface.width];
    int offset = surface.dice.fork("film").below(RepeatingTextures.SIZE);
    for (int y = 0; y < surface.height; y++) {
      surface.poll(y);
      glow.row(y, bloom);
      light.row(y, level);
      int row = y * surface.width;
      int tile = RepeatingTextures.index(0, y + offset);
      for (int x = 0; x < surface.width; x++) {
        int rgb = Mix.screen(surface.pixels[row + x], Mix.scaled(bloom[x], 72));
        int lit = light.on(curved(rgb), level[x]);
        int grain = RepeatingTextures.tooth(tile | ((x + offset) & RepeatingTextures.MASK));
        surface.pixels[row + x] = grain == 0 ? lit : Mix.raised(lit, 3 * grain);
      }
    }
  }

  private static int curved(int rgb) {
    return (CURVE[rgb >> 16 & 255] << 16) | (CURVE[rgb >> 8 & 255] << 8) | CURVE[rgb & 255];
  }

  /// Film: contrast in the middle, nothing quite black.
  private static int[] curve() {
    int[] curve = new int[256];
    for (int i = 0; i < 256; i++) {
      double t = i / 255.0;
      double bent = t * t * (3 - 2 * t);
      curve[i] = (int) Math.clamp(255 * (0.025 + 0.975 * (0.7 * t + 0.3 * bent)) + 0.5, 0, 255);
    }
    return curve;
  }
}
