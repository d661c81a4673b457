package io.openbailian.illustrator.stage;

import io.openbailian.illustrator.letters.TextSetting;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/// Reads texts back from a picture with Tesseract, each line from the place where it was set;
/// columns are laid beside one another first, as Tesseract reads lines only.
final class ReadBack {
  /// Of several sizes Tesseract says itself which it read best.
  private static final int[] TALL = {33, 42, 51};

  private static final Pattern LATIN = Pattern.compile("[A-Za-z]{2}");
  private static final int MARGIN = 16;

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
  static List<String> read(BufferedImage picture, List<TextSetting> settings, Path folder)
      throws IOException, InterruptedException {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < settings.size(); i++) {
      TextSetting setting = settings.get(i);
      List<BufferedImage> strips =
          setting.down()
              ? List.of(beside(picture, setting))
              : setting.runs().stream().map(run -> strip(picture, run)).toList();
      Path list = folder.resolve(i + ".txt");
      List<String> files = new ArrayList<>();
      for (BufferedImage strip : strips) {
        for (int tall : TALL) {
          Path file = folder.resolve("%d-%d.png".formatted(i, files.size()));
          ImageIO.write(sized(strip, tall), "png", file.toFile());
          files.add(file.toString());
        }
      }
      Files.write(list, files);
      texts.add(best(run(list, language(setting.text())), strips.size()));
    }
    return texts;
  }

  private static String language(String text) {
    boolean han = text.codePoints().anyMatch(c -> c >= 0x2E80);
    boolean latin = LATIN.matcher(text).find();
    return han ? latin ? "chi_sim+eng" : "chi_sim" : "eng";
  }

  private static String run(Path list, String language) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            "tesseract",
            list.toString(),
            "stdout",
            "-l",
            language,
            "--psm",
            "7",
            "--dpi",
            "300",
            "tsv");
    builder.environment().put("OMP_THREAD_LIMIT", "1");
    Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return text;
  }

  /// The surest reading of each strip.
  private static String best(String table, int strips) {
    Page[] pages = new Page[strips * TALL.length];
    Arrays.fill(pages, new Page("", 0, 0));
    for (String row : table.lines().skip(1).toList()) {
      String[] cells = row.split("\t", -1);
      double sure = cells.length > 11 ? Double.parseDouble(cells[10]) : -1;
      if (sure >= 0 && !cells[11].isBlank()) {
        int page = Integer.parseInt(cells[1]) - 1;
        pages[page] = pages[page].with(cells[11].strip(), sure);
      }
    }
    StringBuilder text = new StringBuilder();
    for (int strip = 0; strip < strips; strip++) {
      Page best = pages[strip * TALL.length];
      for (int i = 1; i < TALL.length; i++) {
        Page other = pages[strip * TALL.length + i];
        best = other.sure() > best.sure() ? other : best;
      }
      text.append(best.text);
    }
    return text.toString();
  }

  private record Page(String text, double sum, int words) {
    Page with(String word, double confidence) {
      return new Page(text + word, sum + confidence * word.length(), words + word.length());
    }

    double sure() {
      return words == 0 ? 0 : sum / words;
    }
  }

  private static BufferedImage strip(BufferedImage picture, TextSetting.Run run) {
    return grey(List.of(cut(picture, run.shape().getBounds2D(), false)));
  }

  private static BufferedImage beside(BufferedImage picture, TextSetting setting) {
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

  /// Black on white, beside one another.
  private static BufferedImage grey(List<BufferedImage> parts) {
    int tall = parts.stream().mapToInt(BufferedImage::getHeight).max().orElse(1);
    int gap = tall / 8;
    int wide = parts.stream().mapToInt(part -> part.getWidth() + gap).sum();
    BufferedImage out = new BufferedImage(wide, tall, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D g = out.createGraphics();
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, wide, tall);
    int x = 0;
    for (BufferedImage part : parts) {
      g.drawImage(blackOnWhite(part), x, (tall - part.getHeight()) / 2, null);
      x += part.getWidth() + gap;
    }
    g.dispose();
    return out;
  }

  /// With a white margin, and as high as that.
  private static BufferedImage sized(BufferedImage strip, int tall) {
    int wide = Math.max(1, strip.getWidth() * tall / strip.getHeight());
    BufferedImage out =
        new BufferedImage(wide + 2 * MARGIN, tall + 2 * MARGIN, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D g = out.createGraphics();
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, out.getWidth(), out.getHeight());
    g.drawImage(
        strip.getScaledInstance(wide, tall, Image.SCALE_AREA_AVERAGING), MARGIN, MARGIN, null);
    g.dispose();
    return out;
  }

  /// Parted by light at the threshold of Otsu; the ground is what the edges mostly are.
  private static BufferedImage blackOnWhite(BufferedImage part) {
    int[] light = new int[part.getWidth() * part.getHeight()];
    int[] counts = new int[256];
    for (int i = 0; i < light.length; i++) {
      Color own = new Color(part.getRGB(i % part.getWidth(), i / part.getWidth()));
      light[i] = (own.getRed() * 54 + own.getGreen() * 183 + own.getBlue() * 18) / 255;
      counts[light[i]]++;
    }
    int threshold = threshold(counts, light.length);
    int edge = 0;
    for (int x = 0; x < part.getWidth(); x++) {
      edge += light[x] > threshold ? 1 : -1;
      edge += light[light.length - 1 - x] > threshold ? 1 : -1;
    }
    BufferedImage out =
        new BufferedImage(part.getWidth(), part.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < light.length; i++) {
      boolean ground = light[i] > threshold == edge > 0;
      out.setRGB(i % part.getWidth(), i / part.getWidth(), ground ? 0xFFFFFFFF : 0xFF000000);
    }
    return out;
  }

  private static int threshold(int[] counts, int all) {
    double total = 0;
    for (int i = 0; i < counts.length; i++) {
      total += (double) i * counts[i];
    }
    int best = 127;
    double most = -1;
    double below = 0;
    double sum = 0;
    for (int i = 0; i < counts.length - 1; i++) {
      below += counts[i];
      sum += (double) i * counts[i];
      double above = all - below;
      if (below > 0 && above > 0) {
        double apart = sum / below - (total - sum) / above;
        double between = below * above * apart * apart;
        if (between > most) {
          most = between;
          best = i;
        }
      }
    }
    return best;
  }
}
