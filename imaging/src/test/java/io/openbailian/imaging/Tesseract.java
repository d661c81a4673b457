package io.openbailian.imaging;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;

/// Reads what is written in a picture, by the program that continuous integration installs.
public final class Tesseract {
  private Tesseract() {}

  /// The Latin letters and digits it finds, in capitals, without anything between them.
  public static String read(BufferedImage image, Path folder)
      throws IOException, InterruptedException {
    Path file = folder.resolve("page.png");
    ImageIO.write(image, "png", file.toFile());
    Process process =
        new ProcessBuilder("tesseract", file.toString(), "-", "-l", "eng", "--psm", "11")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("tesseract cannot read the picture");
    }
    Files.delete(file);
    return text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
  }
}
