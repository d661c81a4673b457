package io.openbailian.illustrator.style;

import io.openbailian.illustrator.scene.Style;
import io.openbailian.text.Dice;

/// The media by the styles that prompts ask for.
public final class MediaByStyle {
  private MediaByStyle() {}

  /// The medium of a style, for one picture.
  public static Medium of(Style style, Dice dice) {
    return switch (style) {
      case NATURAL -> new Natural();
      case INK -> new InkPainting();
      case WATERCOLOUR -> new Watercolour();
      case OIL -> new Oil();
      case FLAT -> new Flat();
      case CYBERPUNK -> new Cyberpunk();
      case PIXEL -> new Pixel();
      case PAPER_CUT -> new PaperCut(dice.fork("cut").chance(0.3));
      case GUOCHAO -> new Guochao();
      case SKETCH -> new Sketch();
      case MINIMAL -> new Minimal();
      case VINTAGE -> new Vintage();
      case PHOTO -> new Photo();
    };
  }
}
