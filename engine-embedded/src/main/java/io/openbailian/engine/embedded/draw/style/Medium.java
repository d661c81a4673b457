package io.openbailian.engine.embedded.draw.style;

import io.openbailian.engine.embedded.palette.Palette;
import io.openbailian.engine.embedded.scene.Dice;
import io.openbailian.engine.embedded.scene.Style;

/// What a picture is made with: the hand that lays shapes down, and what is done to the paper
/// before, between and after.
///
/// A medium works on a surface four times: when the sky has its colours, when the place is drawn,
/// when the subjects are, and once more it tells how large the drawing is for its paper.
public sealed interface Medium
    permits Natural,
        Ink,
        Watercolour,
        Oil,
        Flat,
        Cyberpunk,
        Pixel,
        PaperCut,
        Guochao,
        Sketch,
        Minimal,
        Vintage,
        Photo {

  /// The medium of a style, for one picture.
  static Medium of(Style style, Dice dice) {
    return switch (style) {
      case NATURAL -> new Natural();
      case INK -> new Ink();
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

  default Hand hand(Palette palette) {
    return Hand.STEADY;
  }

  /// The light along the edges of subjects.
  default Rim rim(Palette palette) {
    return Rim.NONE;
  }

  /// How dark the shadows are that subjects cast, 0 to 1.
  default double shadows() {
    return 1;
  }

  /// How many pixels of the picture one pixel of the drawing is wide.
  default int cell(int width, int height) {
    return 1;
  }

  /// Done to a sky that has nothing in it yet.
  default void sky(Surface surface) throws InterruptedException {}

  /// Done to the place before its subjects stand in it.
  default void place(Surface surface) throws InterruptedException {}

  /// Done to the whole.
  void finish(Surface surface) throws InterruptedException;
}
