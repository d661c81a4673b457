package io.openbailian.illustrator.style;

import io.openbailian.illustrator.palette.Palette;
import io.openbailian.illustrator.palette.Rgb;

/// The house's own: soft light from the sun's side, and the tooth of good paper.
record Natural() implements Medium {
  @Override
  public Rim rim(Palette palette) {
    int light = Rgb.mix(palette.sun(), 0xFFF4DC, 0.4);
    return new Rim(light, palette.dark() ? 0.4 : 0.45, palette.zenith(), 0.1, 0.007);
  }

  @Override
  public void finish(Surface surface) throws InterruptedException {
    Light light = Light.of(surface, 0.2, 0.34);
    int[] level = new int[surface.width];
    int offset = surface.dice.fork("paper").below(RepeatingTextures.SIZE);
    for (int y = 0; y < surface.height; y++) {
      surface.poll(y);
      light.row(y, level);
      int row = y * surface.width;
      int tile = RepeatingTextures.index(0, y + offset);
      for (int x = 0; x < surface.width; x++) {
        int tooth = RepeatingTextures.tooth(tile | (x & RepeatingTextures.MASK));
        int rgb = light.on(surface.pixels[row + x], level[x]);
        surface.pixels[row + x] = tooth == 0 ? rgb : Mix.raised(rgb, 2 * tooth);
      }
    }
  }
}
