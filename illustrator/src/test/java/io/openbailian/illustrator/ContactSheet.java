package io.openbailian.illustrator;

import io.openbailian.pixels.Face;
import io.openbailian.pixels.Line;
import io.openbailian.pixels.Resizing;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/// Small pictures in rows, each with a caption, filled in one after another.
final class ContactSheet {
  private static final int CELL = 300;
  private static final int CAPTION = 24;

  private final int columns;
  private final List<BufferedImage> cells = new ArrayList<>();

  ContactSheet(int columns) {
    this.columns = columns;
  }

  void add(String caption, BufferedImage picture) {
    BufferedImage cell = new BufferedImage(CELL, CELL + CAPTION, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = blank(cell);
    g.setColor(Color.DARK_GRAY);
    g.fill(Line.of(caption, Face.SANS_BOLD).at(6, 17, 13));
    double scale = (CELL - 8.0) / Math.max(picture.getWidth(), picture.getHeight());
    int width = (int) Math.max(1, picture.getWidth() * scale);
    int height = (int) Math.max(1, picture.getHeight() * scale);
    g.drawImage(
        Resizing.toExactSize(picture, width, height),
        (CELL - width) / 2,
        CAPTION + (CELL - 8 - height) / 2,
        null);
    g.dispose();
    cells.add(cell);
  }

  /// Leaves the rest of a row empty.
  void endRow() {
    while (cells.size() % columns != 0) {
      BufferedImage empty = new BufferedImage(CELL, CELL + CAPTION, BufferedImage.TYPE_INT_RGB);
      blank(empty).dispose();
      cells.add(empty);
    }
  }

  void write(Path file) throws IOException {
    endRow();
    BufferedImage sheet =
        new BufferedImage(
            columns * CELL, cells.size() / columns * (CELL + CAPTION), BufferedImage.TYPE_INT_RGB);
    Graphics2D g = blank(sheet);
    for (int i = 0; i < cells.size(); i++) {
      g.drawImage(cells.get(i), i % columns * CELL, i / columns * (CELL + CAPTION), null);
    }
    g.dispose();
    Files.createDirectories(file.toAbsolutePath().getParent());
    ImageIO.write(sheet, "jpg", file.toFile());
  }

  private static Graphics2D blank(BufferedImage image) {
    Graphics2D g = image.createGraphics();
    g.setColor(new Color(0xFAFAF7));
    g.fillRect(0, 0, image.getWidth(), image.getHeight());
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    return g;
  }
}
