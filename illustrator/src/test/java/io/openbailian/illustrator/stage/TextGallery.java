package io.openbailian.illustrator.stage;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/// Draws every {@link Printed} to a folder, and all of them on the sheet `text.jpg` of it.
final class TextGallery {
  private static final int CELL = 330;
  private static final int GAP = 8;
  private static final int COLUMNS = 6;

  private TextGallery() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Path folder = Files.createDirectories(Path.of(args[0]));
    List<BufferedImage> pictures = new ArrayList<>();
    for (Printed printed : Printed.ALL) {
      BufferedImage drawn = printed.drawn();
      pictures.add(drawn);
      if (args.length > 1) {
        ImageIO.write(drawn, "png", folder.resolve(printed.name() + ".png").toFile());
      }
    }
    ImageIO.write(sheet(pictures), "jpg", folder.resolve("text.jpg").toFile());
  }

  private static BufferedImage sheet(List<BufferedImage> pictures) {
    int rows = Math.ceilDiv(pictures.size(), COLUMNS);
    int step = CELL + GAP;
    BufferedImage sheet =
        new BufferedImage(step * COLUMNS + GAP, step * rows + GAP, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = sheet.createGraphics();
    g.setColor(new Color(0xF4F2EE));
    g.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    for (int i = 0; i < pictures.size(); i++) {
      BufferedImage picture = pictures.get(i);
      double scale = (double) CELL / Math.max(picture.getWidth(), picture.getHeight());
      int wide = (int) (picture.getWidth() * scale);
      int tall = (int) (picture.getHeight() * scale);
      int x = GAP + step * (i % COLUMNS) + (CELL - wide) / 2;
      int y = GAP + step * (i / COLUMNS) + (CELL - tall) / 2;
      g.drawImage(picture.getScaledInstance(wide, tall, Image.SCALE_AREA_AVERAGING), x, y, null);
    }
    g.dispose();
    return sheet;
  }
}
