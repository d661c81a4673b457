package io.openbailian.pixels;

/// Rows of pixels as PNG bytes behind the Paeth filter, which on pictures of all kinds leaves the
/// smallest differences of the five, or nearly so; trying the others costs more time than it saves
/// bytes.
///
/// @param pixels of the whole picture
/// @param channels 3, or 4 with alpha
@SuppressWarnings("ArrayRecordComponent") // lives within one call, never compared
record PngRows(int[] pixels, int width, int channels) {
  private static final byte PAETH = 4;

  /// The bytes of one row, its filter included.
  int rowBytes() {
    return 1 + width * channels;
  }

  /// Puts the filtered rows `from` to before `to` into the buffer.
  void filter(int from, int to, byte[] into) {
    int[] none = new int[from == 0 ? width : 0];
    for (int y = from; y < to; y++) {
      int at = (y - from) * rowBytes();
      into[at] = PAETH;
      if (y == 0) {
        filterRow(0, none, 0, into, at + 1);
      } else {
        filterRow(y * width, pixels, (y - 1) * width, into, at + 1);
      }
    }
  }

  private void filterRow(int row, int[] above, int aboveRow, byte[] into, int start) {
    int at = start;
    int left = 0;
    int aboveLeft = 0;
    for (int x = 0; x < width; x++) {
      int here = pixels[row + x];
      int up = above[aboveRow + x];
      into[at] = difference(here >> 16, left >> 16, up >> 16, aboveLeft >> 16);
      into[at + 1] = difference(here >> 8, left >> 8, up >> 8, aboveLeft >> 8);
      into[at + 2] = difference(here, left, up, aboveLeft);
      if (channels == 4) {
        into[at + 3] = difference(here >> 24, left >> 24, up >> 24, aboveLeft >> 24);
      }
      at += channels;
      left = here;
      aboveLeft = up;
    }
  }

  /// What is left of a sample when the nearest of its neighbours to their plane is taken off.
  ///
  /// Without branches: which neighbour it is changes from pixel to pixel, and a wrongly guessed
  /// branch costs more than all of this.
  private static byte difference(int here, int leftBits, int upBits, int aboveLeftBits) {
    int left = leftBits & 255;
    int up = upBits & 255;
    int aboveLeft = aboveLeftBits & 255;
    int byLeft = Math.abs(up - aboveLeft);
    int byUp = Math.abs(left - aboveLeft);
    int byAboveLeft = Math.abs(left + up - 2 * aboveLeft);
    int aboveLeftNearer = (byAboveLeft - byUp) >> 31;
    int other = up ^ ((up ^ aboveLeft) & aboveLeftNearer);
    int otherNearer = (Math.min(byUp, byAboveLeft) - byLeft) >> 31;
    return (byte) (here - (left ^ ((left ^ other) & otherNearer)));
  }
}
