package io.openbailian.illustrator.letters;

import io.openbailian.illustrator.scene.Lettering.Where;
import io.openbailian.illustrator.tool.Canvas;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.pixels.Face;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/// The texts of a picture: each on the thing that carries it, or on the picture itself.
public final class Letters {
  /// The name of the dice that texts are laid out with.
  static final String DICE = "letters";

  private Letters() {}

  /// Writes every lettering that no drawn thing carries, with a steady hand in any style.
  public static void draw(Canvas canvas) {
    if (canvas.scene.letterings().isEmpty()) {
      return;
    }
    Graphics2D g = canvas.image().createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    Sheet sheet = new Sheet(g, canvas.palette, canvas.sheet.litFromLeft());
    Page page = new Page(canvas.width, canvas.height, canvas.scene, canvas.dice.fork(DICE));
    typesets(page).forEach(typeset -> typeset.draw(canvas, sheet));
    g.dispose();
  }

  /// What is laid over the picture, from back to front.
  public static List<Typeset> typesets(Page page) {
    List<Typeset> typesets = new ArrayList<>();
    if (page.has(Where.MENU)) {
      return List.of(new Menu(page));
    }
    if (page.has(Where.CALLIGRAPHY)) {
      typesets.add(new Calligraphy(page));
    }
    if (page.has(Where.COVER)) {
      return List.of(new BookCover(page));
    }
    if (page.has(Where.BANNER)) {
      typesets.add(new Banner(page));
    }
    if (page.has(Where.SIGN) && !page.scene().shows("shop")) {
      typesets.add(new Signboard(page));
    }
    typesets.add(new Poster(page));
    return typesets;
  }

  /// One line that fills the box, in a colour as it is to appear; more lines where one would be too
  /// small.
  public static void fitted(
      Sheet sheet, String text, double x, double y, double wide, double tall, int rgb) {
    Rectangle2D box = new Rectangle2D.Double(x, y, wide, tall);
    TextSetting.across(text, Face.SERIF_BOLD, box, tall, tall * 0.16, TextSetting.Anchor.CENTRE)
        .fill(sheet, rgb);
  }
}
