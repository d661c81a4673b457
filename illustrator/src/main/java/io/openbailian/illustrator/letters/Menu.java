package io.openbailian.illustrator.letters;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.scene.Lettering.Where;
import io.openbailian.illustrator.tool.Canvas;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.pixels.Face;
import io.openbailian.text.Matcher;
import io.openbailian.text.Pattern;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/// A card that lists dishes with their prices, the scene in a window above or beside them.
final class Menu implements Typeset {
  private static final Pattern PRICE =
      Pattern.compile(
          "^(.*?)[\\s:：.…·-]*((?:[¥￥$€£]\\s?\\d[\\d.,]*|\\d[\\d.,]*\\s?(?:元|块|RMB|rmb|yuan|圆))\\s*)$");
  private static final Pattern BETWEEN = Pattern.compile("\\n|[、；;|/]|，|, ");
  private static final int CARD = 0xFBF3E2;

  private final Page page;
  private final Rectangle2D window;
  private final Rectangle2D card;
  private final List<TextSetting> titles = new ArrayList<>();
  private final List<Item> items = new ArrayList<>();

  /// @param price an empty setting where none is said
  private record Item(TextSetting dish, TextSetting price) {}

  Menu(Page page) {
    this.page = page;
    boolean wide = page.width() > page.height() * 1.15;
    this.window = wide ? page.box(0.04, 0.06, 0.36, 0.88) : page.box(0.08, 0.04, 0.84, 0.25);
    this.card = wide ? page.box(0.43, 0.06, 0.53, 0.88) : page.box(0.08, 0.31, 0.84, 0.64);
    List<String> entries = new ArrayList<>(entries());
    String title = title(entries);
    String foot = page.text(Where.BOTTOM, Where.FINE);
    double unit = page.unit();
    Rectangle2D inner = Poster.grown(card, -0.05 * unit);
    double head =
        title.isEmpty() ? 0 : Math.min(inner.getHeight() * 0.26, 0.17 * unit * page.generous());
    double tail = foot.isEmpty() ? 0 : 0.075 * unit;
    if (!title.isEmpty()) {
      titles.add(
          TextSetting.across(
              title,
              Face.SERIF_BOLD,
              part(inner, 0, head * 0.78),
              0.1 * unit * page.generous(),
              page.least(),
              TextSetting.Anchor.CENTRE));
    }
    if (!foot.isEmpty()) {
      titles.add(
          TextSetting.across(
              foot,
              Face.SANS_BOLD,
              part(inner, inner.getHeight() - tail * 0.75, tail * 0.75),
              0.034 * unit,
              page.least(),
              TextSetting.Anchor.CENTRE));
    }
    list(entries, part(inner, head, inner.getHeight() - head - tail));
  }

  private static Rectangle2D part(Rectangle2D box, double from, double tall) {
    return new Rectangle2D.Double(box.getX(), box.getY() + from, box.getWidth(), tall);
  }

  private List<String> entries() {
    return page.texts(Where.MENU, Where.MIDDLE, Where.SIGN).stream()
        .flatMap(text -> BETWEEN.splitAsStream(text))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  /// What is said to be the title, or a first entry without a price.
  private String title(List<String> entries) {
    String said = page.text(Where.TOP, Where.SUBTITLE);
    boolean heading =
        said.isEmpty() && entries.size() > 1 && !PRICE.matcher(entries.getFirst()).matches();
    return heading ? entries.removeFirst() : said;
  }

  private void list(List<String> entries, Rectangle2D box) {
    if (entries.isEmpty()) {
      return;
    }
    double em = 0.052 * page.unit() * page.generous();
    double row = Math.min(box.getHeight() / entries.size(), em * 3);
    // More than the card has room for are not set; the last row says so.
    int room = (int) Math.max(1, StrictMath.floor(box.getHeight() / (page.least() * 1.3)));
    if (entries.size() > room) {
      row = box.getHeight() / room;
    }
    double y =
        box.getY() + Math.max(0, box.getHeight() - row * Math.min(room, entries.size())) * 0.4;
    for (int i = 0; i < Math.min(room, entries.size()); i++) {
      boolean more = i == room - 1 && entries.size() > room;
      items.add(item(more ? "…" : entries.get(i), part(box, y - box.getY(), row * 0.86), em, more));
      y += row;
    }
  }

  private Item item(String entry, Rectangle2D row, double em, boolean more) {
    Matcher priced = PRICE.matcher(entry);
    boolean has = priced.matches() && !priced.group(1).isBlank();
    String dish = has ? priced.group(1).strip() : entry;
    String price = has ? priced.group(2).strip() : "";
    double right = has ? row.getWidth() * 0.28 : 0;
    TextSetting left =
        TextSetting.across(
            dish,
            Face.SERIF_BOLD,
            new Rectangle2D.Double(row.getX(), row.getY(), row.getWidth() - right, row.getHeight()),
            Math.min(em, row.getHeight() / 1.12),
            page.least(),
            has ? TextSetting.Anchor.LEFT : TextSetting.Anchor.CENTRE);
    TextSetting cost =
        TextSetting.across(
            price,
            Face.SANS_BOLD,
            new Rectangle2D.Double(
                row.getMaxX() - right, row.getY(), Math.max(1, right), row.getHeight()),
            Math.min(left.em(), row.getHeight() / 1.12),
            Math.min(page.least(), left.em()),
            new TextSetting.Anchor(1, 0.5));
    return new Item(more ? left.asCut() : left, cost);
  }

  @Override
  public List<TextSetting> settings() {
    List<TextSetting> all = new ArrayList<>(titles);
    for (Item item : items) {
      all.add(item.dish);
      all.add(item.price);
    }
    return all.stream().filter(setting -> !setting.text().isEmpty()).toList();
  }

  @Override
  public void draw(Canvas canvas, Sheet sheet) {
    Vignette scene = Vignette.of(canvas, window);
    double unit = page.unit();
    int ground = page.dice().fork("card").pick(0x2E4A3D, 0x4A2C22, 0x7A2A24, 0x2B3A52);
    sheet.fillDown(
        Shapes.box(0, 0, page.width(), page.height()),
        Rgb.lighter(ground, 0.06),
        Rgb.darker(ground, 0.2));
    scene.draw(canvas);
    sheet.line(window, unit * 0.006, 0xE3C27A, 1);
    sheet.fill(card, CARD);
    sheet.line(Poster.grown(card, -unit * 0.016), unit * 0.004, ground, 0.9);
    sheet.line(Poster.grown(card, -unit * 0.024), unit * 0.0015, ground, 0.8);
    titles.forEach(title -> title.fill(sheet, Rgb.darker(ground, 0.1)));
    if (!titles.isEmpty()) {
      ornament(sheet, titles.getFirst().bounds(), ground);
    }
    for (Item item : items) {
      item.dish.fill(sheet, 0x2A211B);
      item.price.fill(sheet, 0xA03324);
      leaders(sheet, item);
    }
  }

  private void ornament(Sheet sheet, Rectangle2D title, int rgb) {
    double y = title.getMaxY() + page.unit() * 0.022;
    double x = card.getCenterX();
    double reach = Math.min(card.getWidth() * 0.3, page.unit() * 0.16);
    double fine = page.unit() * 0.0025;
    sheet.fill(Shapes.box(x - reach, y - fine / 2, reach * 0.86, fine), rgb);
    sheet.fill(Shapes.box(x + reach * 0.14, y - fine / 2, reach * 0.86, fine), rgb);
    double r = page.unit() * 0.008;
    sheet.fill(Shapes.polygon(x - r, y, x, y - r, x + r, y, x, y + r), 0xA03324);
  }

  /// Dots lead the eye from the dish to its price.
  private static void leaders(Sheet sheet, Item item) {
    Rectangle2D from = item.dish.bounds();
    Rectangle2D to = item.price.bounds();
    if (from.isEmpty() || to.isEmpty()) {
      return;
    }
    double step = item.dish.em() * 0.42;
    double y = to.getMaxY() - item.dish.em() * 0.08;
    for (double x = from.getMaxX() + step * 1.4; x < to.getX() - step; x += step) {
      sheet.fill(Shapes.circle(x, y, item.dish.em() * 0.035), 0x8A7A68);
    }
  }
}
