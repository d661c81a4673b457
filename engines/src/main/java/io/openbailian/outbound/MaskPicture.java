package io.openbailian.outbound;

import java.awt.image.BufferedImage;

/// Turns a mask of ours, white where the picture may change, into one that a server understands.
public final class MaskPicture {
  private static final int WHITE = 0xFFFFFF;
  private static final int OPAQUE = 0xFF000000;
  private static final int HALF = 128;

  private MaskPicture() {}

  /// The mask of the server.
  ///
  /// @param transparent whether what may change is to be transparent, as OpenAI has it; it is white
  ///   beneath, for servers that look at colours alone
  public static BufferedImage of(BufferedImage mask, boolean transparent) {
    int type = transparent ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
    BufferedImage theirs = new BufferedImage(mask.getWidth(), mask.getHeight(), type);
    int[] row = new int[mask.getWidth()];
    for (int y = 0; y < mask.getHeight(); y++) {
      mask.getRGB(0, y, row.length, 1, row, 0, row.length);
      for (int x = 0; x < row.length; x++) {
        row[x] = mayChange(row[x]) ? (transparent ? 0 : OPAQUE) | WHITE : OPAQUE;
      }
      theirs.setRGB(0, y, row.length, 1, row, 0, row.length);
    }
    return theirs;
  }

  private static boolean mayChange(int argb) {
    int red = argb >> 16 & 0xFF;
    int green = argb >> 8 & 0xFF;
    int blue = argb & 0xFF;
    return argb >>> 24 >= HALF && (red + green + blue) / 3 >= HALF;
  }
}
