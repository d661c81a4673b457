package io.openbailian.engine.embedded;

import io.openbailian.engine.EngineFailure;
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
import java.util.Optional;
import javax.imageio.ImageIO;

/// Writes the sheets of `docs/gallery/editing`: each instruction of `instructions.txt` with its
/// pictures before and after. The folder is the one argument; it is run from the project's root.
final class EditGallery {
  private static final int SIDE = 240;
  private static final int GAP = 8;
  private static final int CAPTION = 24;
  private static final int COLUMNS = 2;
  private static final int SHEET_ROWS = 7;

  private EditGallery() {}

  private record Row(
      PrintedInstruction said, List<BufferedImage> pictures, Optional<String> refusal) {}

  public static void main(String[] args) throws InterruptedException, EngineFailure, IOException {
    Path folder = Path.of(args[0]);
    Files.createDirectories(folder);
    List<PrintedInstruction> all = PrintedInstruction.all();
    for (String sheet : all.stream().map(PrintedInstruction::sheet).distinct().toList()) {
      List<Row> rows = new ArrayList<>();
      for (PrintedInstruction said : all) {
        if (said.sheet().equals(sheet)) {
          rows.add(carriedOut(said));
        }
      }
      int each = COLUMNS * SHEET_ROWS;
      for (int i = 0; i < rows.size(); i += each) {
        List<Row> part = rows.subList(i, Math.min(rows.size(), i + each));
        String number = rows.size() > each ? "-" + (i / each + 1) : "";
        write(folder.resolve(sheet + number + ".jpg"), part);
      }
    }
  }

  private static Row carriedOut(PrintedInstruction said)
      throws InterruptedException, EngineFailure, IOException {
    List<BufferedImage> pictures = new ArrayList<>(said.images());
    var call = said.call();
    if (call.mask().isPresent()) {
      pictures.add(call.mask().get().pixels());
    }
    try {
      pictures.add(Pictures.of(call));
      return new Row(said, pictures, Optional.empty());
    } catch (EngineFailure e) {
      return new Row(said, pictures, Optional.of(e.error().message()));
    }
  }

  private static void write(Path file, List<Row> rows) throws IOException {
    int most = rows.stream().mapToInt(row -> row.pictures().size()).max().orElse(2);
    int width = Math.max(3, most) * (SIDE + GAP) + GAP;
    int height = SIDE + CAPTION + GAP;
    int down = (rows.size() + COLUMNS - 1) / COLUMNS;
    BufferedImage sheet =
        new BufferedImage(COLUMNS * width, down * height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = sheet.createGraphics();
    g.setColor(new Color(0xFAFAF7));
    g.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    for (int i = 0; i < rows.size(); i++) {
      draw(g, rows.get(i), i / down * width, i % down * height);
    }
    g.dispose();
    ImageIO.write(sheet, "jpg", file.toFile());
  }

  private static void draw(Graphics2D g, Row row, int left, int top) {
    String function = row.said().function().isEmpty() ? "" : row.said().function() + ": ";
    String prompt = row.said().prompt().isEmpty() ? "(no words)" : row.said().prompt();
    g.setColor(Color.DARK_GRAY);
    g.fill(Line.of(function + prompt, Face.SANS_BOLD).at(left + GAP, top + 18, 14));
    int x = left + GAP;
    for (BufferedImage picture : row.pictures()) {
      place(g, picture, x, top + CAPTION);
      x += SIDE + GAP;
    }
    if (row.refusal().isPresent()) {
      g.setColor(new Color(0xB02A30));
      refusal(g, row.refusal().get(), x, top + CAPTION + 20);
    }
  }

  private static void refusal(Graphics2D g, String sentence, int x, int top) {
    int y = top;
    StringBuilder line = new StringBuilder();
    for (String word : sentence.split("(?<= )", -1)) {
      if (line.length() + word.length() > 34) {
        g.fill(Line.of(line.toString(), Face.SANS_BOLD).at(x, y, 13));
        y += 20;
        line.setLength(0);
      }
      line.append(word);
    }
    g.fill(Line.of(line.toString(), Face.SANS_BOLD).at(x, y, 13));
  }

  private static void place(Graphics2D g, BufferedImage picture, int x, int y) {
    double scale = SIDE / (double) Math.max(picture.getWidth(), picture.getHeight());
    int width = Math.clamp(Math.round(picture.getWidth() * scale), 1, SIDE);
    int height = Math.clamp(Math.round(picture.getHeight() * scale), 1, SIDE);
    g.drawImage(Resizing.toExactSize(picture, width, height), x, y, null);
  }
}
