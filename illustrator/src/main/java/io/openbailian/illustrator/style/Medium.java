package io.openbailian.illustrator.style;

import io.openbailian.illustrator.palette.Palette;

/// What a picture is made with: the hand that lays shapes down, and what is done to the paper
/// before, between and after.
///
/// A medium works on a surface four times: when the sky has its colours, when the place is drawn,
/// when the subjects are, and once more it tells how large the drawing is for its paper.
public interface Medium {

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
