import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Draws `docs/architecture.svg` from `docs/architecture.txt`, which says what its lines mean:
/// `java tools/DrawStations.java docs/architecture.txt docs/architecture.svg`. With one argument it
/// prints.
///
/// The same text gives the same bytes, so that a test can tell a picture that was forgotten.
final class DrawStations {
  private static final int MARGIN = 24;
  private static final int BOX = 216;
  private static final int GAP = 40;
  private static final int TOP = 64;
  private static final int HEIGHT = 184;
  private static final int LINE = 18;

  /// As many letters as fit into a box, at the size of the text.
  private static final int LETTERS = 31;

  private final StringBuilder svg = new StringBuilder();
  private final List<String[]> stations = new ArrayList<>();
  private final List<String[]> ground = new ArrayList<>();
  private String title = "";
  private String turn = "";

  private DrawStations() {}

  public static void main(String[] args) throws IOException {
    DrawStations picture = new DrawStations();
    for (String line : Files.readAllLines(Path.of(args[0]))) {
      if (!line.isBlank() && !line.startsWith("#")) {
        picture.read(line);
      }
    }
    String svg = picture.draw();
    if (args.length > 1) {
      Files.writeString(Path.of(args[1]), svg);
    } else {
      IO.print(svg);
    }
  }

  private void read(String line) {
    int space = line.indexOf(' ');
    String rest = line.substring(space + 1).strip();
    switch (line.substring(0, space)) {
      case "title" -> title = rest;
      case "turn" -> turn = rest;
      case "station" -> stations.add(columns(rest, 4));
      case "ground" -> ground.add(columns(rest, 2));
      default -> throw new IllegalArgumentException("not a line of a picture: " + line);
    }
  }

  private static String[] columns(String text, int number) {
    String[] columns = text.split("\\s*\\|\\s*");
    if (columns.length != number) {
      throw new IllegalArgumentException("not %d columns: %s".formatted(number, text));
    }
    return columns;
  }

  private String draw() {
    int width = 2 * MARGIN + stations.size() * BOX + (stations.size() - 1) * GAP;
    int floor = TOP + HEIGHT + 72;
    int height = floor + ground.size() * 30 + MARGIN;
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="13">
        <defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 8 4 0 8z" fill="#456"/></marker></defs>
        <rect width="100%%" height="100%%" fill="#fff"/>
        """
            .formatted(width, height));
    text(MARGIN, 36, 20, "bold", "#123", title);
    for (int i = 0; i < stations.size(); i++) {
      station(MARGIN + i * (BOX + GAP), stations.get(i), i > 0);
    }
    wayBack(width);
    for (int i = 0; i < ground.size(); i++) {
      ground(floor + i * 30, width, ground.get(i));
    }
    return svg.append("</svg>\n").toString();
  }

  private void station(int x, String[] station, boolean reached) {
    rectangle(x, TOP, BOX, HEIGHT, "#eef4fb", "#456");
    if (reached) {
      arrow("M%d %dh%d".formatted(x - GAP, TOP + HEIGHT / 2, GAP - 2));
    }
    text(x + 12, TOP + 26, 16, "bold", "#123", station[0]);
    int y = paragraph(x + 12, TOP + 50, "#123", station[1]);
    y = paragraph(x + 12, y + 6, "#175", station[2]);
    paragraph(x + 12, y + 6, "#a33", "ends here: " + station[3]);
  }

  private void wayBack(int width) {
    int y = TOP + HEIGHT;
    int from = width - MARGIN - BOX / 2;
    int to = MARGIN + BOX / 2;
    arrow("M%d %dv26H%dv-24".formatted(from, y, to));
    text(to + 16, y + 44, 13, "normal", "#456", turn);
  }

  private void ground(int y, int width, String[] layer) {
    rectangle(MARGIN, y, width - 2 * MARGIN, 26, "#f6f3ea", "#a96");
    text(MARGIN + 12, y + 18, 13, "bold", "#432", layer[0]);
    text(MARGIN + 240, y + 18, 13, "normal", "#432", layer[1]);
  }

  /// Words in lines of a box; tells where the next line would stand.
  private int paragraph(int x, int y, String colour, String words) {
    StringBuilder line = new StringBuilder();
    int at = y;
    for (String word : words.split(" ")) {
      if (line.length() + word.length() > LETTERS) {
        text(x, at, 13, "normal", colour, line.toString().strip());
        line.setLength(0);
        at += LINE;
      }
      line.append(word).append(' ');
    }
    text(x, at, 13, "normal", colour, line.toString().strip());
    return at + LINE;
  }

  private void rectangle(int x, int y, int width, int height, String fill, String edge) {
    svg.append(
        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\" fill=\"%s\" stroke=\"%s\"/>\n"
            .formatted(x, y, width, height, fill, edge));
  }

  private void arrow(String path) {
    svg.append(
        "<path d=\"%s\" fill=\"none\" stroke=\"#456\" stroke-width=\"2\" marker-end=\"url(#tip)\"/>\n"
            .formatted(path));
  }

  private void text(int x, int y, int size, String weight, String colour, String words) {
    svg.append(
        "<text x=\"%d\" y=\"%d\" font-size=\"%d\" font-weight=\"%s\" fill=\"%s\">%s</text>\n"
            .formatted(x, y, size, weight, colour, escaped(words)));
  }

  private static String escaped(String words) {
    return words.replace("&", "&amp;").replace("<", "&lt;");
  }
}
