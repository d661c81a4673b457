package io.openbailian.illustrator.stage;

import io.openbailian.illustrator.figure.Actions;
import io.openbailian.illustrator.scene.Action;
import io.openbailian.illustrator.scene.Adornment;
import io.openbailian.illustrator.scene.Adornment.Way;
import io.openbailian.illustrator.scene.Hue;
import io.openbailian.illustrator.scene.Material;
import io.openbailian.illustrator.scene.Position;
import io.openbailian.illustrator.scene.Subject;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;

/// Draws the contact sheet of all figures, by hand: the file to write, the size of a cell, and the
/// rows wanted (a part of their names), if not all.
final class FigureGallery {
  private static final int COLUMNS = 12;

  private record Cell(String row, Subject subject, long seed) {}

  private FigureGallery() {}

  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0]);
    int cell = Integer.parseInt(arguments[1]);
    List<Cell> cells = cells();
    if (arguments.length > 2) {
      cells.removeIf(one -> !one.row().matches(arguments[2]));
    }
    int rows = (cells.size() + COLUMNS - 1) / COLUMNS;
    BufferedImage sheet =
        new BufferedImage(COLUMNS * cell, rows * cell, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = sheet.createGraphics();
    for (int i = 0; i < cells.size(); i++) {
      g.setColor(new Color((i + i / COLUMNS) % 2 == 0 ? 0xDDE9E6 : 0xECE6DA));
      g.fillRect(i % COLUMNS * cell, i / COLUMNS * cell, cell, cell);
      BufferedImage figure = Figures.picture(cells.get(i).subject(), cells.get(i).seed(), cell);
      g.drawImage(figure, i % COLUMNS * cell, i / COLUMNS * cell, null);
    }
    g.dispose();
    ImageIO.write(sheet, file.toString().endsWith("png") ? "png" : "jpg", file.toFile());
  }

  private static List<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    List<Subject> all = Figures.all();
    for (int i = 0; i < all.size(); i++) {
      String row = all.get(i).thing() + all.get(i).kind().map(kind -> "-" + kind).orElse("");
      for (int seed = 0; seed < 4; seed++) {
        cells.add(new Cell(row, all.get(i), 4L * i + seed));
      }
    }
    for (String thing : List.of("cat", "dog", "horse", "person")) {
      for (Action action : Action.values()) {
        if (action != Action.ANY
            && action != Action.SWIMMING
            && action != Action.FLYING
            && action != Action.DANCING
            && action != Action.READING) {
          cells.add(new Cell("action-" + thing, Actions.doing(Figures.of(thing), action), 5));
        }
      }
    }
    List<String> worn =
        List.of("hat", "scarf", "glasses", "bow", "crown", "dress", "headphones", "cape");
    List<String> held =
        List.of("flower", "book", "umbrella", "balloon", "lantern", "heart", "cup", "fish");
    for (String thing : List.of("dog", "rabbit", "person")) {
      for (String one : worn) {
        cells.add(
            new Cell(
                "worn-" + thing,
                Figures.with(Figures.of(thing), new Adornment(Way.WORN, one, Optional.empty())),
                3 + worn.indexOf(one)));
      }
      for (String one : held) {
        cells.add(
            new Cell(
                "held-" + thing,
                Figures.with(Figures.of(thing), new Adornment(Way.HELD, one, Optional.empty())),
                3));
      }
    }
    for (String thing : List.of("rabbit", "horse", "person")) {
      for (Material material : Material.values()) {
        if (material != Material.METAL) {
          Subject made = Figures.made(Figures.of(thing), material);
          cells.add(
              new Cell(
                  "made-" + thing,
                  thing.equals("horse")
                      ? made
                      : Figures.with(made, new Adornment(Way.HELD, "flower", Optional.empty())),
                  2));
        }
      }
    }
    for (String kind : List.of("songbird", "crane", "gull", "owl")) {
      for (int seed = 1; seed <= 2; seed++) {
        cells.add(new Cell("flying", Actions.doing(Figures.of("bird", kind), Action.FLYING), seed));
      }
    }
    for (Hue hue : Hue.values()) {
      cells.add(
          new Cell("hue-cat", Figures.of("cat").with(1, Optional.of(hue), Position.ANYWHERE), 1));
    }
    return cells;
  }
}
