package io.openbailian.imaging;

import io.openbailian.imaging.cv.Masks;
import io.openbailian.imaging.edit.Colorize;
import io.openbailian.imaging.edit.Compose;
import io.openbailian.imaging.edit.Doodle;
import io.openbailian.imaging.edit.Erase;
import io.openbailian.imaging.edit.Expand;
import io.openbailian.imaging.edit.PictureStyle;
import io.openbailian.imaging.edit.Remake;
import io.openbailian.imaging.edit.RemoveOverlays;
import io.openbailian.imaging.edit.Stylize;
import io.openbailian.imaging.edit.SuperResolution;
import io.openbailian.imaging.edit.SurfaceMaterial;
import io.openbailian.imaging.instruction.EditOutcome;
import io.openbailian.imaging.instruction.Editor;
import io.openbailian.imaging.instruction.Instruction;
import io.openbailian.imaging.instruction.InstructionReading;
import io.openbailian.imaging.region.Overlay;
import io.openbailian.imaging.region.Region;
import io.openbailian.imaging.region.RegionFinder;
import io.openbailian.pixels.Resizing;
import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;

/// Writes the before-and-after sheets of `docs/gallery`; the folder is the one argument.
public final class Gallery {
  private static final int CELL = 320;
  private static final int CAPTION = 30;
  private static final int SIDE = 768;
  private static final ImagingWork WORK = ImagingWork.of(20);
  private static final List<Integer> ROOMS =
      List.of(0xEDE6D8, 0x9DB4A8, 0xC9A66B, 0x6E7F8D, 0xD8B5A0);

  private Gallery() {}

  private record Cell(String caption, BufferedImage image) {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Path folder = Path.of(args[0]);
    Files.createDirectories(folder);
    write(folder.resolve("functions.jpg"), functions());
    write(folder.resolve("styles.jpg"), styles());
    write(folder.resolve("materials.jpg"), materials());
    write(folder.resolve("instructions.jpg"), instructions());
  }

  private static List<Cell> functions() throws InterruptedException {
    BufferedImage house = TestPictures.house(SIDE, SIDE);
    BufferedImage portrait = TestPictures.portrait(SIDE, SIDE);
    BufferedImage still = TestPictures.stillLife(SIDE, SIDE);
    BufferedImage small = Resizing.toExactSize(TestPictures.page(SIDE, SIDE), 160, 160);
    Mask vase = RegionFinder.find(still, new Region.Subject(), WORK);
    List<Cell> cells = new ArrayList<>();
    for (BufferedImage image : List.of(house, photo("coffee"))) {
      cleaned(image, cells);
      cells.add(new Cell("expand: before", image));
      cells.add(
          new Cell("after", Expand.apply(image, new Expand.Scales(1.2, 1.1, 1.3, 1.3), WORK)));
    }
    cells.add(new Cell("super_resolution: before", small));
    cells.add(new Cell("after, x4", SuperResolution.apply(small, 4, WORK)));
    BufferedImage eye = Pictures.cut(photo("chelsea"), 240, 120, 240, 240);
    cells.add(new Cell("super_resolution: before", eye));
    cells.add(new Cell("after, x4", SuperResolution.apply(eye, 4, WORK)));
    erased(still, Masks.grown(vase, 12), cells);
    BufferedImage rocket = photo("rocket");
    Rectangle tower = new Rectangle(345, 90, 90, 370);
    erased(
        rocket,
        Mask.of(rocket.getWidth(), rocket.getHeight(), (x, y) -> tower.contains(x, y) ? 255 : 0),
        cells);
    for (BufferedImage image : List.of(house, portrait, photo("astronaut"), photo("coffee"))) {
      BufferedImage grey = TestPictures.grey(image);
      cells.add(new Cell("colorization: before", grey));
      cells.add(new Cell("after", Colorize.apply(grey, Colorize.Palette.NATURAL, List.of(), WORK)));
    }
    for (BufferedImage image : List.of(house, photo("astronaut"))) {
      BufferedImage lines = Doodle.lines(image, WORK);
      cells.add(new Cell("doodle: the lines", lines));
      cells.add(new Cell("as a sketch, painted", Doodle.painted(lines, ROOMS, WORK)));
      cells.add(new Cell("doodle: before", image));
      cells.add(new Cell("redrawn in a palette", Doodle.redrawn(image, ROOMS, WORK)));
    }
    cells.add(new Cell("texture of another image", portrait));
    cells.add(new Cell("on the dress", dressed(portrait)));
    return cells;
  }

  private static BufferedImage photo(String name) {
    BufferedImage image = Photos.of(name);
    double scale = SIDE / (double) Math.max(image.getWidth(), image.getHeight());
    return Pictures.opaque(
        Resizing.toExactSize(
            image,
            (int) Math.round(image.getWidth() * scale),
            (int) Math.round(image.getHeight() * scale)));
  }

  private static void cleaned(BufferedImage image, List<Cell> cells) throws InterruptedException {
    BufferedImage marked = Pictures.copy(image);
    double height = marked.getHeight();
    TestPictures.write(
        marked, "百炼图库 样张", 60, 0.73 * height, 0.08 * height, new Color(250, 250, 250));
    TestPictures.write(
        marked, "SAMPLE 2026", 380, 0.95 * height, 0.06 * height, new Color(20, 20, 20));
    cells.add(new Cell("remove_watermark: before", marked));
    cells.add(
        new Cell(
            "after",
            RemoveOverlays.apply(marked, EnumSet.allOf(Overlay.class), WORK).orElse(marked)));
  }

  private static void erased(BufferedImage image, Mask mask, List<Cell> cells)
      throws InterruptedException {
    BufferedImage red = Pictures.like(image);
    Arrays.fill(Pictures.pixels(red), 0xE0305A);
    cells.add(
        new Cell(
            "erase in a mask: before", Pictures.blend(image, mask.composite(image, red), 0.45)));
    cells.add(new Cell("after", Erase.apply(image, mask, WORK)));
  }

  private static BufferedImage dressed(BufferedImage portrait) throws InterruptedException {
    BufferedImage plain = Pictures.blank(SIDE, SIDE);
    Arrays.fill(Pictures.pixels(plain), 0xC8C8C8);
    BufferedImage cloth =
        Remake.apply(plain, SurfaceMaterial.PORCELAIN, Mask.all(SIDE, SIDE), WORK);
    return Compose.textured(
        portrait, RegionFinder.find(portrait, new Region.Clothes(), WORK), cloth, WORK);
  }

  private static List<Cell> styles() throws InterruptedException {
    List<Cell> cells = new ArrayList<>();
    List<BufferedImage> images =
        List.of(
            TestPictures.house(SIDE, SIDE), photo("astronaut"), photo("chelsea"), photo("coffee"));
    for (PictureStyle style : PictureStyle.values()) {
      for (BufferedImage image : images) {
        cells.add(new Cell(style.name(), Stylize.apply(image, style, 0.9, WORK)));
      }
    }
    return cells;
  }

  private static List<Cell> materials() throws InterruptedException {
    List<BufferedImage> images =
        List.of(
            TestPictures.house(SIDE, SIDE),
            TestPictures.stillLife(SIDE, SIDE),
            photo("coffee"),
            photo("astronaut"));
    List<Mask> subjects = new ArrayList<>();
    for (BufferedImage image : images) {
      subjects.add(RegionFinder.find(image, new Region.Subject(), WORK));
    }
    List<Cell> cells = new ArrayList<>();
    for (SurfaceMaterial material : SurfaceMaterial.values()) {
      for (int i = 0; i < images.size(); i++) {
        cells.add(
            new Cell(
                material.name(), Remake.apply(images.get(i), material, subjects.get(i), WORK)));
      }
    }
    return cells;
  }

  private static List<Cell> instructions() throws InterruptedException {
    BufferedImage house = TestPictures.house(SIDE, SIDE);
    BufferedImage portrait = TestPictures.portrait(SIDE, SIDE);
    List<Cell> cells = new ArrayList<>();
    for (String text :
        List.of(
            "把女孩的头发修改为红色",
            "change the red dress to blue",
            "给她戴上一顶帽子",
            "背景换成山野",
            "blur the background",
            "把它变成黑白照片",
            "在顶部写上“春日来信”",
            "老照片")) {
      cells.add(new Cell(text, edited(portrait, text)));
    }
    for (String text :
        List.of("变成秋天", "变成夜晚", "下雪", "下雨", "起雾", "黄昏", "把房子变成木板风格", "make it brighter, warmer")) {
      cells.add(new Cell(text, edited(house, text)));
    }
    return cells;
  }

  private static BufferedImage edited(BufferedImage image, String text)
      throws InterruptedException {
    Editor editor =
        new Editor(
            0.5,
            (words, width, height, seed) -> TestPictures.landscape(width, height),
            Optional.empty(),
            WORK);
    InstructionReading reading = Instruction.read(text);
    if (reading instanceof InstructionReading.Understood(var edits)
        && editor.apply(image, edits) instanceof EditOutcome.Edited(BufferedImage out)) {
      return out;
    }
    throw new IllegalStateException("%s: %s".formatted(text, reading));
  }

  private static void write(Path file, List<Cell> cells) throws IOException {
    int columns = 4;
    int rows = (cells.size() + columns - 1) / columns;
    BufferedImage sheet = Pictures.blank(columns * CELL, rows * (CELL + CAPTION));
    Arrays.fill(Pictures.pixels(sheet), 0xFAFAF7);
    for (int i = 0; i < cells.size(); i++) {
      int x = i % columns * CELL;
      int y = i / columns * (CELL + CAPTION);
      Pictures.paste(fitted(cells.get(i).image()), sheet, x + 4, y + CAPTION);
      TestPictures.write(sheet, cells.get(i).caption(), x + 6, y + 21, 15, Color.DARK_GRAY);
    }
    ImageIO.write(sheet, "jpg", file.toFile());
  }

  private static BufferedImage fitted(BufferedImage image) {
    BufferedImage out = Pictures.blank(CELL - 8, CELL - 8);
    Arrays.fill(Pictures.pixels(out), 0xFAFAF7);
    double scale = (CELL - 8.0) / Math.max(image.getWidth(), image.getHeight());
    int width = Math.min(CELL - 8, (int) Math.round(image.getWidth() * scale));
    int height = Math.min(CELL - 8, (int) Math.round(image.getHeight() * scale));
    Pictures.paste(Pictures.opaque(Resizing.toExactSize(image, width, height)), out, 0, 0);
    return out;
  }
}
