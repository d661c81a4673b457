package io.openbailian.illustrator.letters;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.scene.Lettering.Where;
import io.openbailian.illustrator.tool.Canvas;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.pixels.Face;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/// The cover of a book: the scene in a window of coloured cloth, the title on a label, and the
/// spine.
final class BookCover implements Typeset {
  private static final int GOLD = 0xE3C27A;

  private final Page page;
  private final Rectangle2D label;
  private final Rectangle2D window;
  private final List<TextSetting> texts = new ArrayList<>();

  BookCover(Page page) {
    this.page = page;
    boolean wide = page.width() > page.height() * 1.15;
    Rectangle2D words;
    if (wide) {
      words = page.box(0.1, 0.1, 0.4, 0.8);
      this.window = page.box(0.55, 0.09, 0.39, 0.82);
    } else {
      words = page.box(0.13, 0.06, 0.78, 0.34);
      this.window = page.box(0.13, 0.43, 0.78, 0.42);
    }
    this.label = Poster.grown(words, page.unit() * 0.012);
    double unit = page.unit();
    String subtitle = page.text(Where.SUBTITLE);
    Rectangle2D box =
        new Rectangle2D.Double(
            words.getX() + 0.02 * unit,
            words.getY() + words.getHeight() * (wide ? 0.16 : 0.06),
            words.getWidth() - 0.04 * unit,
            words.getHeight() * (subtitle.isEmpty() ? (wide ? 0.6 : 0.88) : (wide ? 0.46 : 0.6)));
    texts.add(
        TextSetting.across(
            page.text(Where.COVER, Where.TOP, Where.MIDDLE),
            Face.SERIF_BOLD,
            box,
            0.15 * unit,
            page.least(),
            TextSetting.Anchor.CENTRE));
    if (!subtitle.isEmpty()) {
      Rectangle2D below =
          new Rectangle2D.Double(
              box.getX(),
              box.getMaxY() + 0.01 * unit,
              box.getWidth(),
              words.getHeight() * (wide ? 0.16 : 0.26));
      texts.add(
          TextSetting.across(
              subtitle,
              Face.SANS_BOLD,
              below,
              0.048 * unit,
              page.least(),
              TextSetting.Anchor.CENTRE));
    }
    String author = page.text(Where.AUTHOR, Where.BOTTOM, Where.FINE);
    if (!author.isEmpty()) {
      Rectangle2D foot =
          wide ? page.box(0.11, 0.8, 0.38, 0.09) : page.box(0.14, 0.875, 0.76, 0.075);
      texts.add(
          TextSetting.across(
              author, Face.SANS_BOLD, foot, 0.05 * unit, page.least(), TextSetting.Anchor.CENTRE));
    }
  }

  @Override
  public List<TextSetting> settings() {
    return List.copyOf(texts);
  }

  @Override
  public void draw(Canvas canvas, Sheet sheet) {
    int cloth = page.dice().fork("cloth").pick(0x23405C, 0x5A2A2E, 0x2D4A3A, 0x46325A, 0x6A3B22);
    Vignette scene = Vignette.of(canvas, window);
    double unit = page.unit();
    sheet.fillDown(
        Shapes.box(0, 0, page.width(), page.height()),
        Rgb.lighter(cloth, 0.08),
        Rgb.darker(cloth, 0.18));
    weave(sheet, cloth);
    double spine = page.width() * 0.055;
    sheet.fill(Shapes.box(0, 0, spine, page.height()), Rgb.darker(cloth, 0.35));
    sheet.fill(Shapes.box(spine, 0, unit * 0.006, page.height()), 0x000000, 0.35);
    sheet.fill(Shapes.box(spine + unit * 0.006, 0, unit * 0.005, page.height()), 0xFFFFFF, 0.12);
    scene.draw(canvas);
    sheet.line(window, unit * 0.006, GOLD, 1);
    sheet.line(Poster.grown(window, unit * 0.013), unit * 0.0025, GOLD, 0.9);
    sheet.line(label, unit * 0.0025, GOLD, 0.9);
    texts.getFirst().fill(sheet, 0xFBEBC4);
    texts.stream().skip(1).forEach(text -> text.fill(sheet, 0xF3E3C0));
  }

  private void weave(Sheet sheet, int cloth) {
    double step = Math.max(3, page.unit() * 0.006);
    for (double y = 0; y < page.height(); y += step) {
      sheet.fill(Shapes.box(0, y, page.width(), step * 0.3), Rgb.lighter(cloth, 0.4), 0.05);
    }
  }
}
