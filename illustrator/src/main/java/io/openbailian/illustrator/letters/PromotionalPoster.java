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
import java.awt.geom.Area;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/// A poster that sells: rays behind a large title, what is sold in a round window, or else presents
/// and price tags, and confetti over all.
final class PromotionalPoster implements Typeset {
  private static final int GOLD = 0xFFD65A;

  private final Page page;
  private final int ground;
  private final boolean shows;
  private final List<TextSetting> texts = new ArrayList<>();

  PromotionalPoster(Page page) {
    this.page = page;
    this.ground =
        page.scene()
            .tint()
            .map(Hue::rgb)
            .map(rgb -> Rgb.luminance(rgb) > 0.8 ? 0xE7402F : rgb)
            .orElseGet(() -> page.dice().fork("ground").pick(0xD7262B, 0xE2562A, 0x6A2FB0));
    this.shows = page.scene().subjects().stream().anyMatch(s -> s.role() != Role.SIGN);
    double unit = page.unit() * page.generous();
    double top = shows ? 0.06 : 0.16;
    texts.add(
        TextSetting.across(
            page.text(Where.PROMOTION, Where.TOP),
            Face.SANS_BOLD,
            page.box(0.08, top, 0.84, shows ? 0.24 : 0.3),
            0.26 * unit,
            page.least(),
            TextSetting.Anchor.CENTRE));
    String subtitle = page.text(Where.SUBTITLE);
    if (!subtitle.isEmpty()) {
      texts.add(
          TextSetting.across(
              subtitle,
              Face.SANS_BOLD,
              page.box(0.14, top + (shows ? 0.27 : 0.335), 0.72, 0.075),
              0.058 * unit,
              page.least(),
              TextSetting.Anchor.CENTRE));
    }
    String foot = page.text(Where.BOTTOM, Where.FINE);
    if (!foot.isEmpty()) {
      texts.add(
          TextSetting.across(
              foot,
              Face.SANS_BOLD,
              page.box(0.08, 0.9, 0.84, 0.075),
              0.042 * unit,
              page.least(),
              TextSetting.Anchor.CENTRE));
    }
  }

  @Override
  public List<TextSetting> settings() {
    return List.copyOf(texts);
  }

  @Override
  public void draw(Canvas canvas, Sheet sheet) {
    double x = page.width() / 2.0;
    double y = page.height() * 0.64;
    double r = Math.min(page.width() * 0.36, page.height() * 0.245);
    Rectangle2D window = new Rectangle2D.Double(x - r, y - r, 2 * r, 2 * r);
    Vignette scene = Vignette.of(canvas, window);
    sheet.fill(Shapes.box(0, 0, page.width(), page.height()), ground);
    if (shows) {
      scene.draw(canvas);
    }
    Area around = new Area(Shapes.box(0, 0, page.width(), page.height()));
    if (shows) {
      around.subtract(new Area(Shapes.circle(x, y, r)));
    }
    sheet.fill(around, ground);
    rays(sheet, around, x, y);
    if (shows) {
      sheet.line(Shapes.circle(x, y, r), page.unit() * 0.014, GOLD, 1);
    } else {
      presents(sheet, y);
    }
    confetti(sheet, around, page.dice().fork("confetti"));
    TextSetting title = texts.getFirst();
    title.rim(sheet, 0.16, Rgb.darker(ground, 0.45), 1);
    title.fill(sheet, GOLD);
    texts.stream().skip(1).forEach(text -> plate(sheet, text));
  }

  private void rays(Sheet sheet, Area around, double x, double y) {
    double far = page.width() + page.height();
    for (int i = 0; i < 16; i++) {
      double from = 2 * StrictMath.PI * i / 16;
      double to = from + StrictMath.PI / 16;
      Area ray =
          new Area(
              Shapes.polygon(
                  x,
                  y,
                  x + far * StrictMath.cos(from),
                  y + far * StrictMath.sin(from),
                  x + far * StrictMath.cos(to),
                  y + far * StrictMath.sin(to)));
      ray.intersect(around);
      sheet.fill(ray, Rgb.lighter(ground, 0.3), 0.45);
    }
  }

  private void plate(Sheet sheet, TextSetting text) {
    Rectangle2D ink = Poster.grown(text.bounds(), text.em() * 0.32);
    sheet.fill(
        Shapes.rounded(
            ink.getX() - text.em() * 0.4,
            ink.getY(),
            ink.getWidth() + text.em() * 0.8,
            ink.getHeight(),
            ink.getHeight() / 2),
        0xFFF6E0);
    text.fill(sheet, Rgb.darker(ground, 0.3));
  }

  private void presents(Sheet sheet, double y) {
    double unit = page.unit();
    double foot = y + unit * 0.2;
    present(sheet.at(page.width() * 0.34, foot, unit * 0.26), 0xFFF1D6, ground);
    present(sheet.at(page.width() * 0.66, foot, unit * 0.22), GOLD, 0xFFFFFF);
    present(sheet.at(page.width() * 0.5, foot + unit * 0.03, unit * 0.3), 0xFFFFFF, GOLD);
    tag(sheet.at(page.width() * 0.84, y - unit * 0.02, unit * 0.16).turned(0.4));
    tag(sheet.at(page.width() * 0.15, y - unit * 0.02, unit * 0.13).turned(-0.5));
  }

  private static void present(Sheet sheet, int paper, int ribbon) {
    sheet.fill(Shapes.rounded(-0.5, -0.68, 1, 0.68, 0.03), paper);
    sheet.fill(Shapes.box(0.2, -0.68, 0.3, 0.68), 0x000000, 0.08);
    sheet.fill(Shapes.rounded(-0.56, -0.82, 1.12, 0.2, 0.04), Rgb.lighter(paper, 0.1));
    sheet.line(Shapes.rounded(-0.56, -0.82, 1.12, 0.2, 0.04), 0.012, 0x6A2A20, 0.35);
    sheet.fill(Shapes.box(-0.09, -0.82, 0.18, 0.82), ribbon);
    for (int side = -1; side <= 1; side += 2) {
      sheet.fill(
          Pen.at(0, -0.82)
              .bend(0.1 * side, -1.1, 0.5 * side, -1.1, 0.42 * side, -0.9)
              .bend(0.36 * side, -0.8, 0.1 * side, -0.8, 0, -0.82)
              .close(),
          ribbon);
    }
    sheet.line(Shapes.rounded(-0.5, -0.68, 1, 0.68, 0.03), 0.012, 0x6A2A20, 0.35);
  }

  private void tag(Sheet sheet) {
    sheet.fill(Shapes.polygon(-0.5, -0.3, 0.3, -0.3, 0.6, 0, 0.3, 0.3, -0.5, 0.3), 0xFFF6E0);
    sheet.fill(Shapes.circle(0.38, 0, 0.07), ground);
    sheet.line(Pen.at(-0.3, 0.16).to(0.1, -0.16).open(), 0.05, ground, 1);
    sheet.line(Shapes.circle(-0.28, -0.12, 0.07), 0.045, ground, 1);
    sheet.line(Shapes.circle(0.08, 0.12, 0.07), 0.045, ground, 1);
  }

  private void confetti(Sheet sheet, Area around, Dice dice) {
    int[] tones = {GOLD, 0xFFFFFF, 0x5AC8E8, 0xFF9ABF};
    double unit = page.unit();
    for (int i = 0; i < 46; i++) {
      double x = dice.between(0, page.width());
      double y = dice.between(0, page.height() * 0.9);
      double size = unit * dice.between(0.008, 0.02);
      double angle = dice.between(0, 3);
      if (around.contains(x, y)) {
        sheet
            .at(x, y, size)
            .turned(angle)
            .fill(Shapes.box(-0.5, -0.25, 1, 0.5), tones[i % tones.length]);
      }
    }
  }
}
