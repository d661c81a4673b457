package io.openbailian.engine.embedded.draw;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/// Reads texts back from a picture with Tesseract, each line from the place where it was set;
/// columns are laid beside one another first, as Tesseract reads lines only.
final class ReadBack {
  private static final int TALL = 64;
  private static final int MARGIN = 22;

  private ReadBack() {}

  static boolean possible() throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder("tesseract", "--list-langs").redirectErrorStream(true).start();
      String listed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor();
      return listed.lines().toList().containsAll(List.of("eng", "chi_sim"));
    } catch (IOException _) {
      return false;
    }
  }

  /// The text of each setting as it is read, in their order.
  static List<String> read(BufferedImage picture, List<Setting> settings, Path folder)
      throws IOException, InterruptedException {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < settings.size(); i++) {
      Setting setting = settings.get(i);
      List<BufferedImage> strips =
          setting.down()
              ? List.of(beside(picture, setting))
              : setting.runs().stream().map(run -> strip(picture, run)).toList();
      Path list = folder.resolve(i + ".txt");
      List<String> files = new ArrayList<>();
      for (BufferedImage strip : strips) {
        Path file = folder.resolve("%d-%d.png".formatted(i, files.size()));
        ImageIO.write(strip, "png", file.toFile());
        files.add(file.toString());
      }
      Files.write(list, files);
      texts.add(run(list, language(setting.text())));
    }
    return texts;
  }

  private static String language(String text) {
    boolean han = text.codePoints().anyMatch(c -> c >= 0x2E80);
    boolean latin = Pattern.compile("[A-Za-z]{2}").matcher(text).find();
    return han ? latin ? "chi_sim+eng" : "chi_sim" : "eng";
  }

  private static String run(Path list, String language) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            "tesseract", list.toString(), "stdout", "-l", language, "--psm", "7", "--dpi", "300");
    builder.environment().put("OMP_THREAD_LIMIT", "1");
    Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return text.replaceAll("\\s+", "");
  }

  private static BufferedImage strip(BufferedImage picture, Setting.Run run) {
    return grey(List.of(cut(picture, run.shape().getBounds2D(), false)));
  }

  private static BufferedImage beside(BufferedImage picture, Setting setting) {
    return grey(
        setting.runs().stream().map(r -> cut(picture, r.shape().getBounds2D(), true)).toList());
  }

  private static BufferedImage cut(BufferedImage picture, Rectangle2D ink, boolean alone) {
    double pad = ink.getHeight() * (alone ? 0.06 : 0.14);
    int x = (int) Math.max(0, ink.getX() - pad);
    int y = (int) Math.max(0, ink.getY() - pad);
    int right = (int) Math.min(picture.getWidth(), Math.ceil(ink.getMaxX() + pad));
    int bottom = (int) Math.min(picture.getHeight(), Math.ceil(ink.getMaxY() + pad));
    return picture.getSubimage(x, y, right - x, bottom - y);
  }

  /// Dark on light, as high as Tesseract likes it.
  private static BufferedImage grey(List<BufferedImage> parts) {
    double scale = TALL / (double) parts.stream().mapToInt(BufferedImage::getHeight).max().orElse(1);
    int wide = parts.stream().mapToInt(p -> (int) (p.getWidth() * scale) + 6).sum();
    BufferedImage out =
        new BufferedImage(wide + 2 * MARGIN, TALL + 2 * MARGIN, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D g = out.createGraphics();
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    int ground = parts.getFirst().getRGB(1, 1);
    g.setColor(new Color(ground));
    g.fillRect(0, 0, out.getWidth(), out.getHeight());
    int x = MARGIN;
    for (BufferedImage part : parts) {
      int tall = (int) (part.getHeight() * scale);
      int wider = (int) (part.getWidth() * scale);
      g.drawImage(part, x, MARGIN + (TALL - tall) / 2, wider, tall, null);
      x += wider + 6;
    }
    g.dispose();
    return darkOnLight(out);
  }

  private static BufferedImage darkOnLight(BufferedImage image) {
    boolean dark = (image.getRGB(2, 2) & 255) < 128;
    for (int y = 0; dark && y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        image.setRGB(x, y, ~image.getRGB(x, y) | 0xFF000000);
      }
    }
    return image;
  }
}
