package io.openbailian.server.media;

import io.openbailian.imaging.decode.Decoded;
import io.openbailian.imaging.decode.Decoder;
import io.openbailian.imaging.decode.Limits;
import io.openbailian.pixels.Face;
import io.openbailian.pixels.Helpers;
import io.openbailian.pixels.JpegWriter;
import io.openbailian.pixels.Line;
import io.openbailian.pixels.PngWriter;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.color.ColorSpace;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Map;

/// The native code of Java2D, its readers, and the fonts: what every picture needs.
///
/// Java loads these libraries from initialisers of classes. One that fails, for want of a file
/// descriptor say, leaves its class unusable for the rest of the process; so all are used once
/// before the first picture.
public final class PictureLibraries {
  private PictureLibraries() {}

  /// Draws, encodes and reads a small picture in every way a request may ask for.
  ///
  /// @throws IOException or {@link LinkageError} when anything of it cannot be loaded; then no
  ///   picture will ever succeed in this process
  public static void load() throws IOException {
    BufferedImage image = drawn();
    for (Face face : Face.values()) {
      Line _ = Line.of("A", face);
    }
    read(PngWriter.write(image, Map.of(), Helpers.NONE));
    read(JpegWriter.write(image, Map.of()));
    float[] _ = ColorSpace.getInstance(ColorSpace.CS_GRAY).toRGB(new float[] {0.5f});
  }

  private static BufferedImage drawn() {
    BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setColor(Color.WHITE);
    graphics.fill(new Ellipse2D.Double(8, 8, 48, 48));
    graphics.dispose();
    return image;
  }

  private static void read(byte[] file) throws IOException {
    switch (Decoder.decode(file, Limits.DEFAULT)) {
      case Decoded.Picture _ -> {}
      case Decoded.Refused(_, String why) ->
          throw new IOException("a picture of our own cannot be read: " + why);
    }
  }
}
