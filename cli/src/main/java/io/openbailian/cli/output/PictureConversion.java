package io.openbailian.cli.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.openbailian.cli.logging.LogLevel;
import io.openbailian.imaging.cv.WebpWriter;
import io.openbailian.pixels.JpegWriter;
import io.openbailian.pixels.PngWriter;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.imageio.ImageIO;

/// A fetched picture in the format that its user's name for it promises; what a PNG says of itself
/// (seed, prompt, the label of generated pictures) goes with it.
public final class PictureConversion {
  private static final int HEAD = 12;

  /// In bytes; a segment of a JPEG file holds 64 KiB. A character becomes six at the most.
  private static final int MOST_TEXT = 60_000;

  private static final int LONGEST_ESCAPE = 6;

  private PictureConversion() {}

  /// Writes the file anew if it is in another format.
  ///
  /// @param ending of the user's name for it, with its dot; empty when any will do
  /// @throws CommandException when it cannot be in that format
  public static void convert(Path file, String ending) throws IOException {
    Optional<PictureFormat> wanted = PictureFormat.of(ending);
    Optional<PictureFormat> found = PictureFormat.of(head(file));
    if (wanted.isEmpty() || wanted.equals(found)) {
      return;
    }
    BufferedImage picture = found.isEmpty() ? null : ImageIO.read(file.toFile());
    if (picture == null) {
      throw new CommandException(ExitCode.FAILED, Texts.say("picture.not-as", ending));
    }
    Files.write(file, written(wanted.get(), plain(picture), texts(file)));
  }

  /// What fits into a packet of metadata: names as XML has them, in all less than a segment holds.
  private static Map<String, String> texts(Path file) throws IOException {
    Map<String, String> kept = new LinkedHashMap<>();
    int room = MOST_TEXT;
    for (Map.Entry<String, String> text : new TreeMap<>(PngText.read(file)).entrySet()) {
      int needed = text.getValue().getBytes(UTF_8).length * LONGEST_ESCAPE;
      if (isName(text.getKey()) && needed <= room) {
        kept.put(text.getKey(), text.getValue());
        room -= needed;
      }
    }
    return kept;
  }

  private static boolean isName(String keyword) {
    return !keyword.isEmpty()
        && Character.isLetter(keyword.charAt(0))
        && keyword.chars().allMatch(c -> c < 0x80 && Character.isLetterOrDigit(c));
  }

  /// With pixels of one int each, as the writers have them.
  private static BufferedImage plain(BufferedImage picture) {
    boolean clear = picture.getColorModel().hasAlpha();
    BufferedImage plain =
        new BufferedImage(
            picture.getWidth(),
            picture.getHeight(),
            clear ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = plain.createGraphics();
    graphics.drawImage(picture, 0, 0, null);
    graphics.dispose();
    return plain;
  }

  private static byte[] head(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(HEAD);
    }
  }

  private static byte[] written(
      PictureFormat format, BufferedImage picture, Map<String, String> texts) throws IOException {
    return switch (format) {
      case PNG -> PngWriter.write(picture, texts);
      case JPEG -> JpegWriter.write(picture, texts);
      case WEBP -> {
        LogLevel.begin(); // the libraries behind it write to standard error where there is no log
        yield WebpWriter.write(picture, texts);
      }
      case MP4 -> throw new CommandException(ExitCode.FAILED, Texts.say("picture.not-film"));
    };
  }
}
