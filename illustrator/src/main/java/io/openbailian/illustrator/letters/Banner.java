package io.openbailian.illustrator.letters;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.scene.Lettering.Where;
import io.openbailian.illustrator.tool.Canvas;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.pixels.Face;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.List;

/// A cloth stretched across the picture on two cords.
final class Banner implements Typeset {
  private final Page page;
  private final Rectangle2D cloth;
  private final TextSetting text;

  Banner(Page page) {
    this.page = page;
    double tall = Math.min(0.17 * page.unit(), 0.16 * page.height());
    double top = page.height() * (page.has(Where.TOP) ? 0.32 : 0.08);
    this.cloth = new Rectangle2D.Double(page.width() * 0.06, top, page.width() * 0.88, tall);
    Rectangle2D box =
        new Rectangle2D.Double(
            cloth.getX() + cloth.getWidth() * 0.05,
            cloth.getY() + tall * 0.16,
            cloth.getWidth() * 0.9,
            tall * 0.68);
    this.text =
        TextSetting.across(
            page.text(Where.BANNER),
            Face.SANS_BOLD,
            box,
            tall * 0.62,
            page.least(),
            TextSetting.Anchor.CENTRE);
  }

  @Override
  public List<TextSetting> settings() {
    return List.of(text);
  }

  @Override
  public void draw(Canvas canvas, Sheet sheet) {
    int red = page.dice().fork("banner").pick(0xC4241C, 0xC4241C, 0x1E4E8C, 0x22693C);
    double x = cloth.getX();
    double y = cloth.getY();
    double wide = cloth.getWidth();
    double tall = cloth.getHeight();
    double cord = page.unit() * 0.005;
    for (double edge : new double[] {y + tall * 0.04, y + tall * 0.96}) {
      sheet.line(Pen.at(0, edge - tall * 0.12).to(x, edge).open(), cord, 0x2A2A30, 1);
      sheet.line(
          Pen.at(x + wide, edge).to(page.width(), edge - tall * 0.12).open(), cord, 0x2A2A30, 1);
    }
    sheet.fill(cloth(0.05 * tall), 0x000000, 0.25);
    sheet.fillDown(cloth(0), Rgb.lighter(red, 0.08), Rgb.darker(red, 0.16));
    sheet.line(
        Shapes.box(x + tall * 0.07, y + tall * 0.08, wide - tall * 0.14, tall * 0.84),
        tall * 0.012,
        0xF7D774,
        0.8);
    text.fill(sheet, 0xFFF6DA);
  }

  /// Its edges sag a little between the cords.
  private Shape cloth(double below) {
    double x = cloth.getX();
    double y = cloth.getY() + below;
    double right = cloth.getMaxX();
    double sag = cloth.getHeight() * 0.04;
    return Pen.at(x, y)
        .curve(cloth.getCenterX(), y + sag, right, y)
        .to(right, y + cloth.getHeight())
        .curve(cloth.getCenterX(), y + cloth.getHeight() + sag, x, y + cloth.getHeight())
        .close();
  }
}
