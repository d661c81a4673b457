package io.openbailian.illustrator.letters;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.scene.Hue;
import io.openbailian.illustrator.scene.Lettering.Where;
import io.openbailian.illustrator.scene.Role;
import io.openbailian.illustrator.tool.Canvas;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.pixels.Face;
import io.openbailian.text.Dice;
import io.openbailian.text.Pattern;
import java.awt.Shape;
import java.awt.geom.Arc2D;
import java.awt.geom.Area;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/// An infographic: a band with the title, and panels with charts. The charts show no numbers, for
/// nobody said any; a text that was quoted stands below each.
final class InfographicSheet implements Typeset {
  private static final Pattern BETWEEN = Pattern.compile("\\n|[、；;|]");
  private static final int[] TONES = {0x2E86AB, 0xF18F01, 0x3FA34D, 0xC73E1D, 0x6A4C93};
  private static final int FEWEST = 4;
  private static final int MOST = 6;

  private final Page page;
  private final int accent;
  private final TextSetting title;
  private final List<Panel> panels = new ArrayList<>();

  /// @param label may be an empty setting
  private record Panel(Rectangle2D box, TextSetting label) {}

  InfographicSheet(Page page) {
    this.page = page;
    this.accent = page.scene().tint().map(Hue::rgb).orElse(0x1F4E79);
    List<String> texts =
        new ArrayList<>(
            page.texts(Where.INFOGRAPHIC, Where.SUBTITLE, Where.BOTTOM, Where.FINE).stream()
                .flatMap(text -> BETWEEN.splitAsStream(text))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList());
    String head = texts.isEmpty() ? "" : texts.removeFirst();
    this.title =
        TextSetting.across(
            head,
            Face.SANS_BOLD,
            page.box(0.07, 0.035, 0.86, 0.13),
            0.085 * page.unit() * page.generous(),
            page.least(),
            TextSetting.Anchor.CENTRE);
    int many = Math.clamp(texts.size(), FEWEST, MOST);
    boolean wide = page.width() > page.height() * 1.15;
    int columns = wide ? Math.ceilDiv(many, 2) : 2;
    int rows = Math.ceilDiv(many, columns);
    for (int i = 0; i < many; i++) {
      panels.add(
          panel(i, columns, rows, i < texts.size() ? texts.get(i) : "", texts.size() > many));
    }
  }

  private Panel panel(int i, int columns, int rows, String label, boolean more) {
    int row = i / columns;
    double wide = 0.88 / columns;
    double tall = 0.74 / rows;
    Rectangle2D box =
        page.box(
            0.06 + wide * (i % columns) + 0.012,
            0.22 + tall * row + 0.012,
            wide - 0.024,
            tall - 0.024);
    Rectangle2D foot =
        new Rectangle2D.Double(
            box.getX() + box.getWidth() * 0.06,
            box.getMaxY() - box.getHeight() * 0.27,
            box.getWidth() * 0.88,
            box.getHeight() * 0.22);
    TextSetting set =
        TextSetting.across(
            label,
            Face.SANS_BOLD,
            foot,
            0.042 * page.unit() * page.generous(),
            page.least(),
            TextSetting.Anchor.CENTRE);
    return new Panel(box, more && i == MOST - 1 ? set.asCut() : set);
  }

  @Override
  public List<TextSetting> settings() {
    List<TextSetting> all = new ArrayList<>();
    all.add(title);
    panels.forEach(panel -> all.add(panel.label));
    return all.stream().filter(setting -> !setting.text().isEmpty()).toList();
  }

  @Override
  public void draw(Canvas canvas, Sheet sheet) {
    boolean shows = page.scene().subjects().stream().anyMatch(s -> s.role() != Role.SIGN);
    Rectangle2D first = chart(panels.getFirst().box);
    Vignette scene = Vignette.of(canvas, first);
    sheet.fill(Shapes.box(0, 0, page.width(), page.height()), 0xF3F5F7);
    sheet.fill(Shapes.box(0, 0, page.width(), page.height() * 0.19), accent);
    title.fill(sheet, Rgb.luminance(accent) > 0.6 ? 0x20242A : 0xFFFFFF);
    Dice dice = page.dice().fork("charts");
    for (int i = 0; i < panels.size(); i++) {
      Panel panel = panels.get(i);
      double round = page.unit() * 0.018;
      sheet.fill(rounded(panel.box, round), 0xFFFFFF);
      sheet.line(rounded(panel.box, round), page.unit() * 0.003, 0xD5DBE1, 1);
      if (i == 0 && shows) {
        scene.draw(canvas);
      } else {
        draw(sheet, chart(panel.box), i, dice.fork("chart", i));
      }
      number(sheet, panel.box, i);
      label(sheet, panel, i);
    }
  }

  private static Shape rounded(Rectangle2D box, double r) {
    return Shapes.rounded(box.getX(), box.getY(), box.getWidth(), box.getHeight(), r);
  }

  private static Rectangle2D chart(Rectangle2D box) {
    return new Rectangle2D.Double(
        box.getX() + box.getWidth() * 0.16,
        box.getY() + box.getHeight() * 0.12,
        box.getWidth() * 0.68,
        box.getHeight() * 0.56);
  }

  private void number(Sheet sheet, Rectangle2D box, int i) {
    double r = page.unit() * 0.022;
    sheet.fill(
        Shapes.circle(box.getX() + r * 1.5, box.getY() + r * 1.5, r), TONES[i % TONES.length]);
  }

  /// Lines stand for a text that nobody said.
  private void label(Sheet sheet, Panel panel, int i) {
    if (!panel.label.text().isEmpty()) {
      panel.label.fill(sheet, 0x2A3038);
      return;
    }
    Rectangle2D box = panel.box;
    double tall = page.unit() * 0.012;
    for (int line = 0; line < 2; line++) {
      double wide = box.getWidth() * (0.6 - 0.18 * line);
      sheet.fill(
          Shapes.rounded(
              box.getCenterX() - wide / 2,
              box.getMaxY() - box.getHeight() * 0.21 + 2.4 * tall * line,
              wide,
              tall,
              tall / 2),
          line == 0 ? Rgb.lighter(TONES[i % TONES.length], 0.45) : 0xD5DBE1);
    }
  }

  private static void draw(Sheet sheet, Rectangle2D box, int i, Dice dice) {
    switch (i % 4) {
      case 0 -> bars(sheet, box, dice);
      case 1 -> slices(sheet, box, dice);
      case 2 -> curve(sheet, box, dice);
      default -> people(sheet, box, dice);
    }
  }

  private static void bars(Sheet sheet, Rectangle2D box, Dice dice) {
    double step = box.getWidth() / 5;
    for (int i = 0; i < 5; i++) {
      double tall = box.getHeight() * Math.clamp(0.3 + 0.14 * i + dice.between(-0.1, 0.1), 0.1, 1);
      sheet.fill(
          Shapes.box(box.getX() + step * (i + 0.16), box.getMaxY() - tall, step * 0.68, tall),
          TONES[i]);
    }
    sheet.fill(
        Shapes.box(box.getX(), box.getMaxY(), box.getWidth(), box.getHeight() * 0.015), 0x8A929A);
  }

  private static void slices(Sheet sheet, Rectangle2D box, Dice dice) {
    double r = Math.min(box.getWidth(), box.getHeight()) / 2;
    double start = 90;
    double[] shares = {dice.between(0.32, 0.44), dice.between(0.2, 0.28), 0.16, 1};
    double left = 360;
    for (int i = 0; i < shares.length; i++) {
      double extent = Math.min(left, 360 * shares[i]);
      Area slice =
          new Area(
              new Arc2D.Double(
                  box.getCenterX() - r,
                  box.getCenterY() - r,
                  2 * r,
                  2 * r,
                  start - extent,
                  extent,
                  Arc2D.PIE));
      slice.subtract(new Area(Shapes.circle(box.getCenterX(), box.getCenterY(), r * 0.5)));
      sheet.fill(slice, TONES[i]);
      start -= extent;
      left -= extent;
    }
  }

  private static void curve(Sheet sheet, Rectangle2D box, Dice dice) {
    double fine = box.getHeight() * 0.015;
    for (int i = 0; i <= 3; i++) {
      sheet.fill(
          Shapes.box(box.getX(), box.getY() + box.getHeight() * i / 3, box.getWidth(), fine),
          0xDDE3E8);
    }
    double step = box.getWidth() / 5;
    double[] ys = new double[6];
    for (int i = 0; i < ys.length; i++) {
      ys[i] = box.getMaxY() - box.getHeight() * (0.12 + 0.14 * i + dice.between(-0.09, 0.09));
    }
    Pen pen = Pen.at(box.getX(), ys[0]);
    for (int i = 1; i < ys.length; i++) {
      pen.to(box.getX() + step * i, ys[i]);
    }
    sheet.line(pen.open(), fine * 2.4, TONES[2], 1);
    for (int i = 0; i < ys.length; i++) {
      sheet.fill(Shapes.circle(box.getX() + step * i, ys[i], fine * 2.6), TONES[2]);
    }
  }

  private static void people(Sheet sheet, Rectangle2D box, Dice dice) {
    int coloured = 4 + dice.below(4);
    double wide = box.getWidth() / 5;
    double tall = box.getHeight() / 2;
    for (int i = 0; i < 10; i++) {
      int row = i / 5;
      double x = box.getX() + wide * (i % 5 + 0.5);
      double y = box.getY() + tall * row;
      int rgb = i < coloured ? TONES[0] : 0xC9D2DA;
      sheet.fill(Shapes.circle(x, y + tall * 0.2, Math.min(wide, tall) * 0.17), rgb);
      sheet.fill(
          Shapes.rounded(x - wide * 0.24, y + tall * 0.42, wide * 0.48, tall * 0.46, wide * 0.16),
          rgb);
    }
  }
}
