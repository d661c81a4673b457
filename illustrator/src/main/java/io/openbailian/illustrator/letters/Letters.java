package io.openbailian.illustrator.letters;

import io.openbailian.illustrator.scene.Lettering.Where;
import io.openbailian.illustrator.tool.Box;
import io.openbailian.illustrator.tool.Canvas;
import io.openbailian.illustrator.tool.Contrast;
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

  /// A sign that is still bare.
  ///
  /// @param name what it says
  /// @param box where it stands, in pixels
  public record Named(String name, Box box) {}

  /// Writes every lettering that no drawn thing carries, with a steady hand in any style.
  public static void draw(Canvas canvas) {
    draw(canvas, List.of());
  }

  /// The same, and what the signs say.
  public static void draw(Canvas canvas, List<Named> signs) {
    if (canvas.scene.letterings().isEmpty() && signs.isEmpty()) {
      return;
    }
    Graphics2D g = canvas.image().createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    Sheet sheet = new Sheet(g, canvas.palette, canvas.sheet.litFromLeft());
    Page page = new Page(canvas.width, canvas.height, canvas.scene, canvas.dice.fork(DICE));
    signs.forEach(sign -> write(canvas, sheet, page, sign));
    if (!canvas.scene.letterings().isEmpty()) {
      typesets(page).forEach(typeset -> typeset.draw(canvas, sheet));
    }
    g.dispose();
  }

  private static void write(Canvas canvas, Sheet sheet, Page page, Named sign) {
    Rectangle2D face = NameSign.face(sign.box());
    TextSetting name = NameSign.set(sign.name(), face, page.least());
    Contrast contrast = Contrast.on(canvas, face);
    name.rim(sheet, 0.1, contrast.rim(), contrast.busy() > 0.08 ? 0.85 : 0);
    name.fill(sheet, contrast.ink());
  }

  /// What is laid over the picture, from back to front.
  public static List<Typeset> typesets(Page page) {
    List<Typeset> typesets = new ArrayList<>();
    if (page.has(Where.MENU)) {
      return List.of(new Menu(page));
    }
    if (page.has(Where.LOGO)) {
      return List.of(new LogoMark(page));
    }
    if (page.has(Where.CARD)) {
      return List.of(new BusinessCard(page));
    }
    if (page.has(Where.INFOGRAPHIC)) {
      return List.of(new InfographicSheet(page));
    }
    if (page.has(Where.PROMOTION)) {
      return List.of(new PromotionalPoster(page));
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
