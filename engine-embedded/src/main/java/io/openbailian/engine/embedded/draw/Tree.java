package io.openbailian.engine.embedded.draw;

import io.openbailian.engine.embedded.palette.Rgb;
import io.openbailian.engine.embedded.scene.Hue;

/// One large tree that stands by itself.
final class Tree implements Drawing {
  @Override
  public String thing() {
    return "tree";
  }

  @Override
  public double aspect() {
    return 0.75;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    int leaf = look.hue().map(Hue::rgb).map(sheet.palette()::lit).orElse(sheet.palette().leaf());
    sheet.shadow(0, 0, 0.3, 0.035);
    Trees.broadleaf(sheet, look.dice(), leaf, true);
    for (int i = 0; i < 16; i++) {
      double x = look.dice().between(-0.3, 0.3);
      double y = look.dice().between(-0.9, -0.5);
      sheet.fill(Shapes.ellipse(x, y, 0.016, 0.011), Rgb.lighter(leaf, 0.35), 0.8);
    }
  }
}
