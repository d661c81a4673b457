package io.openbailian.illustrator.letters;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.scene.Lettering.Where;
import io.openbailian.illustrator.tool.Canvas;
import io.openbailian.illustrator.tool.Contrast;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.pixels.Face;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/// Title, subtitle, a word in the middle, a line at the foot and small print, over the picture.
final class Poster implements Typeset {
  private static final double EDGE = 0.08;

  private final List<Block> blocks = new ArrayList<>();

  /// One text, how its veil runs out, and whether it is a title.
  ///
  /// @param towards -1 where the veil reaches the upper edge, 1 the lower, 0 neither
  private record Block(TextSetting setting, int towards, boolean title) {}

  Poster(Page page) {
    Face face = page.dice().fork("poster").chance(0.6) ? Face.SERIF_BOLD : Face.SANS_BOLD;
    double unit = page.unit() * page.generous();
    String title = page.text(Where.TOP);
    String subtitle = page.text(Where.SUBTITLE);
    double high = title.isEmpty() ? 0 : 0.2;
    double below = page.height() * (0.055 + high);
    if (!title.isEmpty()) {
      TextSetting set =
          across(page, title, face, 0.055, high, 0.15 * unit, new TextSetting.Anchor(0.5, 0));
      below = set.bounds().getMaxY() + 0.022 * unit;
      blocks.add(new Block(set, -1, true));
    }
    if (!subtitle.isEmpty()) {
      double top = below / page.height();
      TextSetting set =
          across(page, subtitle, Face.SANS_BOLD, top, 0.1, 0.052 * unit, TextSetting.Anchor.TOP);
      blocks.add(new Block(set, -1, false));
    }
    String middle = page.text(Where.MIDDLE);
    if (!middle.isEmpty()) {
      blocks.add(
          new Block(
              across(page, middle, face, 0.38, 0.24, 0.14 * unit, TextSetting.Anchor.CENTRE),
              0,
              true));
    }
    foot(page, face);
  }

  private void foot(Page page, Face face) {
    double unit = page.unit() * page.generous();
    String fine = page.text(Where.FINE);
    double foot = 0.955;
    if (!fine.isEmpty()) {
      TextSetting set =
          across(page, fine, Face.SANS_BOLD, 0.87, 0.085, 0.034 * unit, TextSetting.Anchor.BOTTOM);
      foot = (set.bounds().getMinY() - 0.02 * unit) / page.height();
      blocks.add(new Block(set, 1, false));
    }
    String bottom = page.text(Where.BOTTOM);
    if (!bottom.isEmpty()) {
      blocks.add(
          new Block(
              across(
                  page, bottom, face, foot - 0.18, 0.18, 0.095 * unit, TextSetting.Anchor.BOTTOM),
              1,
              true));
    }
  }

  private static TextSetting across(
      Page page,
      String text,
      Face face,
      double top,
      double tall,
      double most,
      TextSetting.Anchor anchor) {
    Rectangle2D box = page.box(EDGE, top, 1 - 2 * EDGE, tall);
    return TextSetting.across(text, face, box, most, page.least(), anchor);
  }

  @Override
  public List<TextSetting> settings() {
    return blocks.stream().map(Block::setting).toList();
  }

  @Override
  public void draw(Canvas canvas, Sheet sheet) {
    veil(canvas, sheet, -1);
    veil(canvas, sheet, 1);
    for (Block block : blocks) {
      Rectangle2D ink = block.setting.bounds();
      if (block.towards == 0) {
        plate(canvas, sheet, ink, block.setting.em());
      }
      Contrast contrast = Contrast.on(canvas, grown(ink, block.setting.em() * 0.3));
      block.setting.rim(sheet, block.title ? 0.11 : 0.14, contrast.rim(), 0.75);
      block.setting.fill(sheet, contrast.ink());
    }
    rule(canvas, sheet);
  }

  /// A short line parts title and subtitle.
  private void rule(Canvas canvas, Sheet sheet) {
    for (int i = 1; i < blocks.size(); i++) {
      Rectangle2D above = blocks.get(i - 1).setting.bounds();
      Rectangle2D ink = blocks.get(i).setting.bounds();
      if (blocks.get(i).towards > 0 && blocks.get(i - 1).towards > 0) {
        double y = Math.min(above.getMinY(), ink.getMinY()) - canvas.unit * 0.02;
        Contrast contrast = Contrast.on(canvas, new Rectangle2D.Double(ink.getX(), y, 40, 2));
        sheet.fill(
            Shapes.box(
                canvas.width * 0.5 - canvas.unit * 0.06,
                y,
                canvas.unit * 0.12,
                canvas.unit * 0.004),
            contrast.ink());
      }
    }
  }

  /// Calms the ground of all texts at an edge, fading into the picture.
  private void veil(Canvas canvas, Sheet sheet, int towards) {
    List<Rectangle2D> inks =
        blocks.stream().filter(b -> b.towards == towards).map(b -> b.setting.bounds()).toList();
    if (inks.isEmpty()) {
      return;
    }
    double unit = canvas.unit;
    double from = inks.stream().mapToDouble(Rectangle2D::getMinY).min().orElseThrow();
    double to = inks.stream().mapToDouble(Rectangle2D::getMaxY).max().orElseThrow();
    Contrast contrast =
        Contrast.on(
            canvas,
            new Rectangle2D.Double(canvas.width * 0.08, from, canvas.width * 0.84, to - from));
    double veil = contrast.veil();
    int rgb =
        Rgb.mix(
            contrast.rim(), towards < 0 ? canvas.palette.zenith() : canvas.palette.near(), 0.15);
    double fade = unit * 0.14;
    if (towards < 0) {
      sheet.fill(Shapes.box(0, 0, canvas.width, to), rgb, veil);
      sheet.fillDown(Shapes.box(0, to, canvas.width, fade), rgb, veil, rgb, 0);
    } else {
      sheet.fillDown(Shapes.box(0, from - fade, canvas.width, fade), rgb, 0, rgb, veil);
      sheet.fill(Shapes.box(0, from, canvas.width, canvas.height - from), rgb, veil);
    }
  }

  private static void plate(Canvas canvas, Sheet sheet, Rectangle2D ink, double em) {
    Contrast contrast = Contrast.on(canvas, ink);
    Rectangle2D around = grown(ink, em * 0.45);
    Shape plate =
        Shapes.rounded(
            around.getX(), around.getY(), around.getWidth(), around.getHeight(), em * 0.2);
    sheet.fill(plate, contrast.rim(), contrast.veil());
  }

  static Rectangle2D grown(Rectangle2D box, double by) {
    return new Rectangle2D.Double(
        box.getX() - by, box.getY() - by, box.getWidth() + 2 * by, box.getHeight() + 2 * by);
  }
}
