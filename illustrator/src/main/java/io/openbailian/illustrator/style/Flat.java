package io.openbailian.illustrator.style;

import io.openbailian.illustrator.palette.Palette;
import io.openbailian.illustrator.palette.Rgb;

/// 扁平插画: shapes with crisp edges in few clear colours, and no gradient anywhere.
record Flat() implements Medium {
  private static final int STEPS = 9;

  @Override
  public Hand hand(Palette palette) {
    return new FlatHand(rgb -> Inks.stepped(Rgb.saturate(rgb, 1.12), STEPS), true);
  }

  @Override
  public double shadows() {
    return 0;
  }

  @Override
  public void sky(Surface surface) throws InterruptedException {
    Bands.lay(surface, 4, 0.03, false);
  }

  @Override
  public void finish(Surface surface) {
    // Crisp shapes are the finish.
  }
}
