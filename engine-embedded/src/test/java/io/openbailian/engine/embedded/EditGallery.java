package io.openbailian.engine.embedded;

import io.openbailian.catalog.Meaning;
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
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/// Writes the sheet `docs/gallery/editing/editing.jpg`: pictures drawn by the engine, then edited
/// by it. The folder is the one argument.
final class EditGallery {
  private static final int CELL = 320;
  private static final int CAPTION = 26;
  private static final int COLUMNS = 4;

  private EditGallery() {}

  private record Cell(String caption, BufferedImage image) {}

  public static void main(String[] args) throws EngineException, InterruptedException, IOException {
    BufferedImage girl = drawn("一个女孩站在花园里");
    BufferedImage room = drawn("客厅，桌子");
    BufferedImage lake = drawn("雪山，湖泊，日落");
    BufferedImage vase = drawn("桌上的蓝色花瓶");
    BufferedImage cat = drawn("白底，可爱猫咪");
    BufferedImage balloon = drawn("雪山，红色热气球");
    BufferedImage mask = mask(vase);
    List<Cell> cells = new ArrayList<>();
    cells.add(new Cell("图1", girl));
    cells.add(new Cell("图2", lake));
    cells.add(new Cell("把图1的背景换成图2", Pictures.of(told("把图1的背景换成图2", girl, lake))));
    cells.add(new Cell("把背景换成森林", Pictures.of(told("把背景换成森林", girl))));
    cells.add(new Cell("图1", vase));
    cells.add(new Cell("mask", mask));
    cells.add(new Cell("陶瓷兔子抱着陶瓷小花", Pictures.of(masked("陶瓷兔子抱着陶瓷小花", vase, mask))));
    cells.add(new Cell("(empty prompt)", Pictures.of(masked("", vase, mask))));
    cells.add(new Cell("图2", room));
    cells.add(
        new Cell("参考图1的风格和图2的背景，生成番茄炒蛋", Pictures.of(told("参考图1的风格和图2的背景，生成番茄炒蛋", vase, room))));
    cells.add(new Cell("卡通形象", cat));
    cells.add(
        new Cell(
            "卡通形象探出头，窥视着房间",
            Pictures.of(function("control_cartoon_feature", "卡通形象小心翼翼地探出头，窥视着房间", cat))));
    cells.add(new Cell("before", balloon));
    cells.add(
        new Cell("把物体变成木板", Pictures.of(function("stylization_local", "把物体变成木板风格", balloon))));
    cells.add(
        new Cell("把物体变成冰雕", Pictures.of(function("stylization_local", "把物体变成冰雕风格", balloon))));
    cells.add(new Cell("doodle 北欧极简风格的客厅", Pictures.of(function("doodle", "北欧极简风格的客厅", room))));
    Path folder = Path.of(args[0]);
    Files.createDirectories(folder);
    write(folder.resolve("editing.jpg"), cells);
  }

  private static BufferedImage drawn(String prompt) throws EngineException, InterruptedException {
    return Pictures.of(TestCall.textToImage(prompt).size("640*640").seed(11));
  }

  private static TestCall told(String prompt, BufferedImage... images) {
    return TestCall.textToImage(prompt)
        .operation("multimodal_generation")
        .without(Meaning.SIZE)
        .images(images);
  }

  private static TestCall function(String function, String prompt, BufferedImage image) {
    return told(prompt, image).operation("image2image").with(Meaning.FUNCTION, function);
  }

  private static TestCall masked(String prompt, BufferedImage image, BufferedImage mask) {
    return function("description_edit_with_mask", prompt, image).mask(mask);
  }

  /// White where the thing on the table stands.
  private static BufferedImage mask(BufferedImage image) {
    BufferedImage mask =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D g = mask.createGraphics();
    g.setColor(Color.WHITE);
    g.fillRect(170, 130, 300, 450);
    g.dispose();
    return mask;
  }

  private static void write(Path file, List<Cell> cells) throws IOException {
    int rows = (cells.size() + COLUMNS - 1) / COLUMNS;
    BufferedImage sheet =
        new BufferedImage(COLUMNS * CELL, rows * (CELL + CAPTION), BufferedImage.TYPE_INT_RGB);
    Graphics2D g = sheet.createGraphics();
    g.setColor(new Color(0xFAFAF7));
    g.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    for (int i = 0; i < cells.size(); i++) {
      int x = i % COLUMNS * CELL;
      int y = i / COLUMNS * (CELL + CAPTION);
      g.setColor(Color.DARK_GRAY);
      g.fill(Line.of(cells.get(i).caption(), Face.SANS_BOLD).at(x + 6, y + 19, 14));
      g.drawImage(
          Resizing.toExactSize(cells.get(i).image(), CELL - 8, CELL - 8), x + 4, y + CAPTION, null);
    }
    g.dispose();
    ImageIO.write(sheet, "jpg", file.toFile());
  }
}
