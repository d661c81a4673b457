package io.openbailian.illustrator.letters;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.scene.Hue;
import io.openbailian.illustrator.scene.Lettering.Where;
import io.openbailian.illustrator.tool.Canvas;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.pixels.Face;
import io.openbailian.text.Pattern;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/// A business card on a desk, its back behind it: a mark, the name, and what else there is in
/// smaller lines.
final class BusinessCard implements Typeset {
  /// Of cards all over the world.
  private static final double ASPECT = 1.7;

  private static final Pattern BETWEEN = Pattern.compile("\\n|[、；;|/]|，|, ");
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final int PAPER = 0xFBFAF6;
  private static final int MOST_LINES = 6;

  private final Page page;
  private final Rectangle2D card;
  private final int accent;
  private final List<TextSetting> lines = new ArrayList<>();

  BusinessCard(Page page) {
    this.page = page;
    this.accent =
        page.scene()
            .tint()
            .map(Hue::rgb)
            .orElseGet(
                () -> page.dice().fork("accent").pick(0x1F4E79, 0xA8432F, 0x2F6B4F, 0x5A3E85));
    double wide = Math.min(page.width() * 0.84, page.height() * 0.72 * ASPECT);
    double tall = wide / ASPECT;
    this.card =
        new Rectangle2D.Double(
            (page.width() - wide) / 2, (page.height() - tall) * 0.54, wide, tall);
    set(entries());
  }

  /// The first is the name. One text of several Chinese words is a name and what the person does.
  private List<String> entries() {
    List<String> texts =
        page.texts(Where.CARD, Where.TOP, Where.SUBTITLE, Where.MIDDLE, Where.BOTTOM, Where.FINE);
    List<String> entries =
        texts.stream()
            .flatMap(text -> BETWEEN.splitAsStream(text))
            .map(String::strip)
            .filter(text -> !text.isEmpty())
            .toList();
    boolean spaced =
        entries.size() == 1 && entries.getFirst().codePoints().anyMatch(c -> c >= 0x2E80);
    return spaced ? SPACES.split(entries.getFirst()) : entries;
  }

  private void set(List<String> entries) {
    double x = card.getX() + card.getWidth() * 0.34;
    double wide = card.getWidth() * 0.6;
    double tall = card.getHeight();
    boolean alone = entries.size() == 1;
    for (int i = 0; i < Math.min(entries.size(), MOST_LINES); i++) {
      boolean more = i == MOST_LINES - 1 && entries.size() > MOST_LINES;
      double top = i == 0 ? (alone ? 0.3 : 0.14) : i == 1 ? 0.4 : 0.56 + 0.095 * (i - 2);
      double high = i == 0 ? (alone ? 0.4 : 0.24) : i == 1 ? 0.11 : 0.085;
      Rectangle2D box =
          new Rectangle2D.Double(x, card.getY() + tall * top, wide, Math.max(1, tall * high));
      TextSetting line =
          TextSetting.across(
              more ? "…" : entries.get(i),
              Face.SANS_BOLD,
              box,
              box.getHeight() * 0.86,
              Math.min(page.least(), box.getHeight() * 0.86),
              TextSetting.Anchor.LEFT);
      lines.add(more ? line.asCut() : line);
    }
  }

  @Override
  public List<TextSetting> settings() {
    return List.copyOf(lines);
  }

  @Override
  public void draw(Canvas canvas, Sheet sheet) {
    int desk = page.dice().fork("desk").pick(0xD9CFC2, 0xC9D2D8, 0xE2D6CC);
    sheet.fillDown(Shapes.box(0, 0, page.width(), page.height()), Rgb.lighter(desk, 0.3), desk);
    double unit = page.unit();
    Rectangle2D back =
        new Rectangle2D.Double(
            card.getX() + card.getWidth() * 0.07,
            card.getY() - card.getHeight() * 0.2,
            card.getWidth(),
            card.getHeight());
    lay(sheet, back, accent, unit);
    lay(sheet, card, PAPER, unit);
    double x = card.getX();
    double y = card.getY();
    double high = card.getHeight();
    sheet.fill(Shapes.box(x, y, card.getWidth() * 0.27, high), accent);
    mark(sheet, x + card.getWidth() * 0.135, y + high * 0.5, high * 0.15);
    for (int i = 0; i < lines.size(); i++) {
      lines.get(i).fill(sheet, i == 0 ? 0x1E2228 : i == 1 ? accent : 0x565C64);
    }
    if (lines.size() > 1) {
      sheet.fill(
          Shapes.box(
              x + card.getWidth() * 0.34, y + high * 0.53, card.getWidth() * 0.12, high * 0.008),
          accent);
    }
  }

  private static void lay(Sheet sheet, Rectangle2D paper, int rgb, double unit) {
    for (int i = 3; i >= 1; i--) {
      Rectangle2D shade = Poster.grown(paper, unit * 0.004 * i);
      sheet.fill(
          Shapes.box(
              shade.getX(), shade.getY() + unit * 0.012, shade.getWidth(), shade.getHeight()),
          0x2A2620,
          0.09);
    }
    sheet.fill(paper, rgb);
  }

  private static void mark(Sheet sheet, double x, double y, double r) {
    sheet.line(Shapes.circle(x, y, r), r * 0.12, 0xFFFFFF, 1);
    sheet.fill(
        Shapes.polygon(x - r * 0.5, y + r * 0.4, x, y - r * 0.55, x + r * 0.5, y + r * 0.4),
        0xFFFFFF);
  }
}
