package io.openbailian.illustrator.letters;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.scene.Lettering.Where;
import io.openbailian.illustrator.tool.Canvas;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.pixels.Face;
import io.openbailian.text.Dice;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.util.List;

/// A hanging scroll with a text written by brush, read in columns from the right, and its seal.
final class Calligraphy implements Typeset {
  private static final int PAPER = 0xF6EFDD;
  private static final int SILK = 0x8A6B45;
  private static final int INK = 0x17140F;

  private final Page page;
  private final Rectangle2D paper;
  private final TextSetting text;
  private final TextSetting seal;

  Calligraphy(Page page) {
    this.page = page;
    this.paper = paper(page);
    double margin = 0.09 * Math.min(paper.getWidth(), paper.getHeight());
    double side = 0.1 * Math.min(paper.getWidth(), paper.getHeight());
    String words = page.text(Where.CALLIGRAPHY);
    Rectangle2D box = Poster.grown(paper, -margin);
    boolean down = han(words);
    // The seal has a strip of its own: at the left of columns, at the foot of lines.
    double strip = side * 1.25;
    this.text =
        down
            ? TextSetting.down(
                words,
                Face.SERIF_BOLD,
                new Rectangle2D.Double(
                    box.getX() + strip, box.getY(), box.getWidth() - strip, box.getHeight()),
                0.36 * page.unit(),
                page.least() * 1.4)
            : TextSetting.across(
                words,
                Face.SERIF_BOLD,
                new Rectangle2D.Double(
                    box.getX(), box.getY(), box.getWidth(), box.getHeight() - strip),
                0.2 * page.unit(),
                page.least() * 1.4,
                TextSetting.Anchor.CENTRE);
    Rectangle2D stamp =
        new Rectangle2D.Double(
            down ? box.getX() : box.getMaxX() - side, box.getMaxY() - side, side, side);
    this.seal =
        TextSetting.down(
            page.dice().fork("seal").pick(List.of("墨缘", "清心", "有容", "听雨")),
            Face.SERIF_BOLD,
            Poster.grown(stamp, -side * 0.1),
            side,
            1);
  }

  private static boolean han(String words) {
    return words
        .codePoints()
        .filter(c -> !Character.isWhitespace(c))
        .allMatch(c -> c >= 0x2E80 || Character.isDigit(c));
  }

  private static Rectangle2D paper(Page page) {
    double aspect = (double) page.width() / page.height();
    if (aspect > 1.25) {
      return page.box(0.1, 0.16, 0.8, 0.68);
    }
    return aspect < 0.5 ? page.box(0.12, 0.09, 0.76, 0.82) : page.box(0.16, 0.08, 0.68, 0.84);
  }

  @Override
  public List<TextSetting> settings() {
    return List.of(text);
  }

  @Override
  public void draw(Canvas canvas, Sheet sheet) {
    mounting(sheet);
    Graphics2D g = canvas.image().createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    InkOnPaper ink = new InkOnPaper(page.dice().fork("ink"), text.em());
    List<TextSetting.Run> runs = WritingBrush.written(text, 1, page.dice().fork("brush")).runs();
    for (int i = 0; i < runs.size(); i++) {
      if (!runs.get(i).shape().getBounds2D().isEmpty()) {
        ink.write(g, runs.get(i).shape(), INK, ink.dryness(i));
      }
    }
    g.dispose();
    Rectangle2D box = Poster.grown(seal.bounds(), seal.em() * 0.16);
    sheet.fill(
        Shapes.rounded(
            box.getX(), box.getY(), box.getWidth(), box.getHeight(), box.getWidth() * 0.12),
        0xB3281E,
        0.94);
    seal.fill(sheet, 0xFBEFE0);
  }

  private void mounting(Sheet sheet) {
    double border = 0.035 * page.unit();
    Rectangle2D silk = Poster.grown(paper, border);
    double x = silk.getX();
    double y = silk.getY();
    double wide = silk.getWidth();
    double tall = silk.getHeight();
    sheet.fill(Shapes.box(x + border * 0.35, y + border * 0.4, wide, tall), 0x000000, 0.3);
    sheet.fillDown(Shapes.box(x, y, wide, tall), Rgb.lighter(SILK, 0.22), SILK);
    double rod = border * 0.8;
    for (double edge : new double[] {y - rod * 0.5, y + tall - rod * 0.5}) {
      sheet.fillDown(
          Shapes.rounded(x - border * 0.7, edge, wide + border * 1.4, rod, rod * 0.4),
          0x6B4226,
          0x33200F);
    }
    sheet.fillDown(paper, Rgb.lighter(PAPER, 0.3), PAPER);
    fibres(sheet);
    sheet.line(paper, border * 0.08, 0xC9A66A, 1);
  }

  private void fibres(Sheet sheet) {
    Dice dice = page.dice().fork("fibres");
    for (int i = 0; i < 160; i++) {
      double x = paper.getX() + paper.getWidth() * dice.between(0.01, 0.96);
      double y = paper.getY() + paper.getHeight() * dice.between(0.01, 0.99);
      double length = page.unit() * dice.between(0.004, 0.022);
      sheet.line(
          Pen.at(x, y)
              .to(Math.min(x + length, paper.getMaxX() - 1), y + length * dice.between(-0.3, 0.3))
              .open(),
          page.unit() * 0.0008,
          dice.chance(0.7) ? 0xCBB68C : 0xD9A441,
          0.5);
    }
  }
}
