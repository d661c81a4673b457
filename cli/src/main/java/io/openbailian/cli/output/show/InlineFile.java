package io.openbailian.cli.output.show;

import io.openbailian.pixels.PngWriter;
import java.awt.image.BufferedImage;
import java.util.Base64;
import java.util.Map;

/// A picture as a PNG file within the text of a terminal.
final class InlineFile {
  private static final String ESCAPE = "\u001b";

  /// Kitty takes no longer piece.
  private static final int PIECE = 4096;

  private InlineFile() {}

  static String iterm(BufferedImage picture) {
    byte[] png = PngWriter.write(picture, Map.of());
    return "%s]1337;File=inline=1;size=%d;preserveAspectRatio=1:%s\u0007"
        .formatted(ESCAPE, png.length, Base64.getEncoder().encodeToString(png));
  }

  /// Each piece but the last says that more comes; the first says what it is.
  static String kitty(BufferedImage picture) {
    String data = Base64.getEncoder().encodeToString(PngWriter.write(picture, Map.of()));
    StringBuilder text = new StringBuilder(data.length() + data.length() / 100);
    for (int from = 0; from < data.length(); from += PIECE) {
      int to = Math.min(from + PIECE, data.length());
      text.append(ESCAPE)
          .append("_G")
          .append(from == 0 ? "a=T,f=100,q=2," : "")
          .append(to < data.length() ? "m=1;" : "m=0;")
          .append(data, from, to)
          .append(ESCAPE)
          .append('\\');
    }
    return text.toString();
  }
}
