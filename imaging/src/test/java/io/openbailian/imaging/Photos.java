package io.openbailian.imaging;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/// Photographs to test on: grain, soft focus and light that no drawing has. A few drawings beside
/// them.
public final class Photos {
  private Photos() {}

  /// A photograph of the test resources, or one of the drawn pictures.
  public static BufferedImage of(String name) {
    return switch (name) {
      case "house" -> TestPictures.house(512, 512);
      case "still life" -> TestPictures.stillLife(512, 512);
      case "landscape" -> TestPictures.landscape(512, 512);
      case "portrait" -> TestPictures.portrait(512, 512);
      default -> photo(name);
    };
  }

  private static BufferedImage photo(String name) {
    try (InputStream in = Photos.class.getResourceAsStream("/photos/" + name + ".jpg")) {
      if (in == null) {
        throw new IllegalArgumentException("no photograph is called " + name);
      }
      BufferedImage read = ImageIO.read(in);
      BufferedImage out = Pictures.blank(read.getWidth(), read.getHeight());
      Graphics2D g = out.createGraphics();
      g.drawImage(read, 0, 0, null);
      g.dispose();
      return out;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
