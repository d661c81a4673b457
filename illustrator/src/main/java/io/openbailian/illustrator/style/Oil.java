package io.openbailian.illustrator.style;

import io.openbailian.illustrator.palette.Palette;
import java.awt.Color;
import java.awt.Shape;

/// 油画: strokes of a loaded brush that follow the form, broad ones first and finer ones where there
/// is more to see; their ridges catch the light.
record Oil() implements Medium {
  @Override
  public Hand hand(Palette palette) {
    return new Hand() {
      @Override
      public void form(Touch touch, Shape shape, Color light, Color shade) {
        Color dark = Hand.between(shade, new Color(0x2A1A24), 0.16);
        Hand.STEADY.form(touch, shape, Hand.between(light, new Color(0xFFF0CC), 0.18), dark);
      }
    };
  }

  @Override
  public Rim rim(Palette palette) {
    return new Rim(0xFFEBC2, 0.4, 0x1E2240, 0.2, 0.01);
  }

  @Override
  public void finish(Surface surface) throws InterruptedException {
    int[] source = surface.pixels.clone();
    Strokes strokes = new Strokes(surface, source);
    strokes.lay("broad", 0.07, 0.019, 0.026, 0);
    strokes.lay("middle", 0.032, 0.0095, 0.0122, 13);
    strokes.lay("fine", 0.014, 0.0044, 0.0056, 26);
    strokes.light();
  }
}
