package io.openbailian.illustrator.stage;

import io.openbailian.illustrator.palette.Palettes;
import io.openbailian.illustrator.prompt.Composer;
import io.openbailian.illustrator.scene.Hue;
import io.openbailian.illustrator.scene.Position;
import io.openbailian.illustrator.scene.Role;
import io.openbailian.illustrator.scene.SceneDescription;
import io.openbailian.illustrator.scene.Subject;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.text.Dice;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;

/// Contact sheets of places and things, by hand: `PlacesGallery <directory> [prompt | W*H |
/// seed=N]…`.
///
/// Without prompts it writes the two sheets of the gallery, `places.jpg` and `things.jpg`.
final class PlacesGallery {
  private static final int CELL = 360;

  private static final List<String> PLACES =
      List.of(
          "北欧风格客厅",
          "未来科技城市",
          "一间有着精致窗户的花店，漂亮的木质门，摆放着花朵",
          "雪地，白色小教堂，极光",
          "日出",
          "风景画",
          "大海，白云",
          "湖边，秋天",
          "森林，早晨",
          "城市夜景",
          "花园，白天",
          "沙漠，黄昏");

  private static final List<String> FORMATS = List.of("北欧风格客厅", "未来科技城市", "雪地，白色小教堂，极光", "风景画");

  private static final List<String> THINGS =
      List.of(
          "sofa",
          "sofa#RED",
          "chair",
          "lamp",
          "bookshelf",
          "bed",
          "houseplant",
          "vase",
          "vase#BLUE",
          "tea",
          "tea:pot",
          "tea:coffee",
          "fruit",
          "fruit:apple",
          "fruit:grape",
          "dish:tomato_egg",
          "dish:pepper_pork",
          "dish:noodles",
          "dish:dumplings",
          "cake",
          "book",
          "umbrella",
          "umbrella:paper",
          "lantern",
          "lantern:palace",
          "balloon",
          "boat",
          "boat:fishing",
          "car",
          "car:bus",
          "train:steam",
          "bicycle",
          "house",
          "house:cabin",
          "house:mushroom",
          "church",
          "castle",
          "lighthouse",
          "windmill",
          "bridge",
          "temple",
          "temple:shrine",
          "pavilion",
          "tower",
          "tower:clock",
          "shop",
          "waterfall",
          "bamboo",
          "tree",
          "tree:cherry",
          "tree:willow",
          "tree:palm");

  private static final List<String> SIZES =
      List.of("1024*1024", "720*1280", "1440*512", "768*2700");

  private PlacesGallery() {}

  @SuppressWarnings("SystemOut")
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path directory = Files.createDirectories(Path.of(arguments[0]));
    if (arguments.length > 1) {
      some(directory, List.of(arguments).subList(1, arguments.length));
      return;
    }
    List<BufferedImage> places = new ArrayList<>();
    for (String prompt : PLACES) {
      places.add(picture(prompt, "1024*1024", 1));
    }
    for (String prompt : FORMATS) {
      for (String size : SIZES) {
        places.add(picture(prompt, size, 2));
      }
    }
    write(sheet(places, 4), directory.resolve("places.jpg"));
    List<BufferedImage> things = new ArrayList<>();
    for (String thing : THINGS) {
      for (int seed = 1; seed <= 2; seed++) {
        things.add(thing(thing, seed));
      }
    }
    write(sheet(things, 8), directory.resolve("things.jpg"));
  }

  /// One thing by itself, its name followed by its kind and its colour: `dish:pepper_pork#RED`.
  private static BufferedImage thing(String words, long seed) throws InterruptedException {
    String[] hue = words.split("#", 2);
    String[] kind = hue[0].split(":", 2);
    Subject plain =
        Subject.of(kind[0], Role.THING)
            .with(
                1,
                hue.length > 1 ? Optional.of(Hue.valueOf(hue[1])) : Optional.empty(),
                Position.CENTRE);
    Subject subject =
        new Subject(
            plain.thing(),
            kind.length > 1 ? Optional.of(kind[1]) : Optional.empty(),
            plain.role(),
            1,
            plain.hue(),
            plain.bulk(),
            plain.action(),
            plain.position(),
            plain.upon(),
            List.of(),
            Optional.empty());
    Dice dice = Dice.of(seed, words);
    SceneDescription scene = Composer.compose("白色背景", "", dice);
    BufferedImage image =
        ScenePainter.draw(
            scene, Palettes.of(scene, dice), 512, 512, dice.fork("picture"), () -> false);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    Drawing drawing = Drawings.of(subject.thing());
    double size = 420 / Math.max(1, drawing.aspect());
    Sheet sheet = new Sheet(g, Palettes.of(scene, dice), true);
    drawing.draw(sheet.at(256, 256 + size / 2, size), new Look(subject, dice.fork("thing"), ""));
    g.dispose();
    return image;
  }

  private static void some(Path directory, List<String> arguments)
      throws IOException, InterruptedException {
    List<BufferedImage> pictures = new ArrayList<>();
    String size = "1024*1024";
    int seed = 1;
    for (String argument : arguments) {
      if (argument.matches("\\d+\\*\\d+")) {
        size = argument;
      } else if (argument.startsWith("seed=")) {
        seed = Integer.parseInt(argument.substring(5));
      } else {
        pictures.add(
            argument.startsWith("@")
                ? thing(argument.substring(1), seed)
                : picture(argument, size, seed));
      }
    }
    int columns = (int) Math.ceil(Math.sqrt(pictures.size()));
    write(sheet(pictures, columns), directory.resolve("some.jpg"));
  }

  private static BufferedImage picture(String prompt, String size, long seed)
      throws InterruptedException {
    int star = size.indexOf('*');
    int width = Integer.parseInt(size.substring(0, star));
    int height = Integer.parseInt(size.substring(star + 1));
    Dice dice = Dice.of(seed, prompt);
    SceneDescription scene = Composer.compose(prompt, "", dice);
    return ScenePainter.draw(
        scene, Palettes.of(scene, dice), width, height, dice.fork("picture"), () -> false);
  }

  private static BufferedImage sheet(List<BufferedImage> pictures, int columns) {
    int cell = columns > 5 ? CELL / 2 : CELL;
    int rows = (pictures.size() + columns - 1) / columns;
    BufferedImage sheet =
        new BufferedImage(columns * cell, rows * cell, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = sheet.createGraphics();
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    for (int i = 0; i < pictures.size(); i++) {
      BufferedImage picture = halved(pictures.get(i), cell);
      double scale = (cell - 4.0) / Math.max(picture.getWidth(), picture.getHeight());
      int width = (int) (picture.getWidth() * scale);
      int height = (int) (picture.getHeight() * scale);
      g.drawImage(
          picture,
          i % columns * cell + (cell - width) / 2,
          i / columns * cell + (cell - height) / 2,
          width,
          height,
          null);
    }
    g.dispose();
    return sheet;
  }

  /// Halves a picture until it is less than twice the cell, so that no detail is skipped.
  private static BufferedImage halved(BufferedImage picture, int cell) {
    BufferedImage now = picture;
    while (Math.max(now.getWidth(), now.getHeight()) >= 2 * cell) {
      int width = Math.max(1, now.getWidth() / 2);
      int height = Math.max(1, now.getHeight() / 2);
      BufferedImage half = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
      Graphics2D g = half.createGraphics();
      g.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      g.drawImage(now, 0, 0, width, height, null);
      g.dispose();
      now = half;
    }
    return now;
  }

  @SuppressWarnings("SystemOut")
  private static void write(BufferedImage sheet, Path file) throws IOException {
    ImageIO.write(sheet, "jpg", file.toFile());
    System.out.println(file);
  }
}
