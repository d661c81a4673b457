package io.openbailian.illustrator;

import io.openbailian.illustrator.animate.Film;
import io.openbailian.illustrator.animate.FramePool;
import io.openbailian.illustrator.prompt.Composer;
import io.openbailian.text.Dice;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/// Draws films and lays some of their frames side by side, one row for each prompt: to be looked
/// at. Arguments: the file, then prompts.
final class FilmGallery {
  private static final Film.Shape SHAPE = new Film.Shape(1280, 720, 120, 24);
  private static final int COLUMNS = 5;
  private static final int WIDE = 384;
  private static final int HIGH = 216;

  private FilmGallery() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<BufferedImage> rows = new ArrayList<>();
    for (int i = 1; i < arguments.length; i++) {
      rows.add(row(arguments[i]));
    }
    var sheet = new BufferedImage(COLUMNS * WIDE, rows.size() * HIGH, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = sheet.createGraphics();
    for (int i = 0; i < rows.size(); i++) {
      g.drawImage(rows.get(i), 0, i * HIGH, null);
    }
    g.dispose();
    Path file = Path.of(arguments[0]);
    Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
    ImageIO.write(sheet, "jpg", file.toFile());
  }

  private static BufferedImage row(String prompt) throws InterruptedException {
    var row = new BufferedImage(COLUMNS * WIDE, HIGH, BufferedImage.TYPE_INT_RGB);
    Dice dice = Dice.of(7, prompt, "");
    FramePool pool = new FramePool(SHAPE.width(), SHAPE.height());
    Graphics2D g = row.createGraphics();
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    long begin = System.nanoTime();
    Film.show(
        prompt,
        Composer.compose(prompt, "", dice.fork("scene")),
        dice,
        SHAPE,
        () -> false,
        new Film.Screen() {
          private int shown;

          @Override
          public BufferedImage blank(int width, int height) {
            return pool.take();
          }

          @Override
          public void show(BufferedImage frame) {
            if (shown % (SHAPE.frames() / COLUMNS) == 0) {
              int column = shown / (SHAPE.frames() / COLUMNS);
              g.drawImage(frame, column * WIDE, 0, WIDE, HIGH, null);
            }
            shown++;
            pool.giveBack(frame);
          }
        });
    g.dispose();
    System.err.printf("%5.2f s  %s%n", (System.nanoTime() - begin) / 1e9, prompt);
    return row;
  }
}
