package io.openbailian.engine.embedded;

import io.openbailian.engine.EngineException;
import io.openbailian.engine.TestCall;
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
import java.util.List;
import javax.imageio.ImageIO;

/// Writes the sheet `docs/gallery/illustrator/styles.jpg`: each style with a cat, a landscape and
/// more. The arguments are the folder and, for a sheet of its own, prompts and `styles=` some of
/// them.
final class StyleGallery {
  static final List<String> STYLES =
      List.of("", "水墨画", "水彩画", "油画", "扁平插画", "赛博朋克", "像素画", "剪纸", "国潮", "素描", "极简风", "复古海报", "摄影");
  private static final List<String> PROMPTS = List.of("可爱猫咪", "风景画，雪山，湖泊", "一只兔子在花园里");
  private static final int CELL = 300;
  private static final int CAPTION = 24;

  private StyleGallery() {}

  public static void main(String[] args) throws EngineException, InterruptedException, IOException {
    List<String> given = List.of(args).subList(1, args.length);
    List<String> prompts = given.isEmpty() ? PROMPTS : given;
    int width = STYLES.size() * CELL;
    int height = prompts.size() * (CELL + CAPTION);
    // Two rows of styles to a prompt, that the sheet is not a ribbon.
    int columns = (STYLES.size() + 1) / 2;
    BufferedImage sheet =
        new BufferedImage(columns * width / STYLES.size(), 2 * height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = sheet.createGraphics();
    g.setColor(new Color(0xFAFAF7));
    g.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    for (int row = 0; row < prompts.size(); row++) {
      for (int i = 0; i < STYLES.size(); i++) {
        String style = STYLES.get(i);
        String prompt = style.isEmpty() ? prompts.get(row) : style + "，" + prompts.get(row);
        int x = i % columns * CELL;
        int y = (2 * row + i / columns) * (CELL + CAPTION);
        g.setColor(Color.DARK_GRAY);
        g.fill(Line.of(prompt, Face.SANS_BOLD).at(x + 6, y + 17, 13));
        BufferedImage picture = Pictures.of(TestCall.textToImage(prompt).size("1024*1024").seed(3));
        g.drawImage(Resizing.toExactSize(picture, CELL - 8, CELL - 8), x + 4, y + CAPTION, null);
      }
    }
    g.dispose();
    Path folder = Path.of(args[0]);
    Files.createDirectories(folder);
    ImageIO.write(sheet, "jpg", folder.resolve("styles.jpg").toFile());
  }
}
