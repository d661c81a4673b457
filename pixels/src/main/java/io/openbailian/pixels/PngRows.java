package io.openbailian.pixels;

/// Rows of pixels as PNG bytes, each behind the filter (`Sub` or `Up`) that leaves the smaller
/// differences.
final class PngRows {
  private static final byte SUB = 1;
  private static final byte UP = 2;

  private final int width;
  private final int channels;
  private final byte[] sub;
  private final byte[] up;
  private byte[] row;
  private byte[] above;

  PngRows(int width, int channels) {
    this.width = width;
    this.channels = channels;
    this.sub = new byte[1 + width * channels];
    this.up = new byte[1 + width * channels];
    this.row = new byte[width * channels];
    this.above = new byte[width * channels];
    sub[0] = SUB;
    up[0] = UP;
  }

  /// The next row, filtered; valid until the next call.
  byte[] filtered(int[] pixels, int start) {
    byte[] last = above;
    above = row;
    row = last;
    unpack(pixels, start);
    int bySub = 0;
    int byUp = 0;
    for (int i = 0; i < row.length; i++) {
      byte left = i < channels ? 0 : row[i - channels];
      byte s = (byte) (row[i] - left);
      byte u = (byte) (row[i] - above[i]);
      sub[i + 1] = s;
      up[i + 1] = u;
      bySub += Math.abs(s);
      byUp += Math.abs(u);
    }
    return bySub < byUp ? sub : up;
  }

  private void unpack(int[] pixels, int start) {
    int at = 0;
    for (int x = start; x < start + width; x++) {
      int pixel = pixels[x];
      row[at] = (byte) (pixel >> 16);
      row[at + 1] = (byte) (pixel >> 8);
      row[at + 2] = (byte) pixel;
      if (channels == 4) {
        row[at + 3] = (byte) (pixel >> 24);
      }
      at += channels;
    }
  }
}
