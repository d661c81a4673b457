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
import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/// A logo on a plain ground: a round mark, which shows what the prompt names or else is a figure of
/// three leaves, and the name of the brand below it.
final class LogoMark implements Typeset {
  private final Page page;
  private final int accent;
  private final List<TextSetting> texts = new ArrayList<>();

  LogoMark(Page page) {
    this.page = page;
    this.accent =
        page.scene()
            .tint()
            .map(Hue::rgb)
            .orElseGet(
                () -> page.dice().fork("accent").pick(0x6B4226, 0x1F5A7A, 0x2F6B4F, 0xA8432F));
    double unit = page.unit() * page.generous();
    String slogan = page.text(Where.SUBTITLE, Where.BOTTOM, Where.FINE);
    texts.add(
        TextSetting.across(
            page.text(Where.LOGO),
            Face.SANS_BOLD,
            page.box(0.1, 0.66, 0.8, slogan.isEmpty() ? 0.22 : 0.16),
            0.12 * unit,
            page.least(),
            new TextSetting.Anchor(0.5, 0.3)));
    if (!slogan.isEmpty()) {
      texts.add(
          TextSetting.across(
              slogan,
              Face.SANS_BOLD,
              page.box(0.12, 0.84, 0.76, 0.09),
              0.045 * unit,
              page.least(),
              TextSetting.Anchor.CENTRE));
    }
  }

  @Override
  public List<TextSetting> settings() {
    return List.copyOf(texts);
  }

  private boolean showsSomething() {
    return page.scene().subjects().stream().anyMatch(subject -> subject.role() != Role.SIGN);
  }

  @Override
  public void draw(Canvas canvas, Sheet sheet) {
    double x = page.width() / 2.0;
    double y = page.height() * 0.37;
    double r = Math.min(page.width() * 0.3, page.height() * 0.24);
    Rectangle2D window = new Rectangle2D.Double(x - r, y - r, 2 * r, 2 * r);
    Vignette scene = Vignette.of(canvas, window);
    Shape whole = Shapes.box(0, 0, page.width(), page.height());
    if (showsSomething()) {
      sheet.fill(whole, 0xFBFAF7);
      scene.draw(canvas);
      Area around = new Area(Poster.grown(window, r * 0.02));
      around.subtract(new Area(Shapes.circle(x, y, r)));
      sheet.fill(around, 0xFBFAF7);
    } else {
      sheet.fill(whole, 0xFBFAF7);
      sheet.fill(Shapes.circle(x, y, r), Rgb.lighter(accent, 0.86));
      leaves(sheet.at(x, y, r));
    }
    sheet.line(Shapes.circle(x, y, r), r * 0.05, accent, 1);
    sheet.line(Shapes.circle(x, y, r * 1.09), r * 0.015, accent, 1);
    texts.getFirst().fill(sheet, Rgb.darker(accent, 0.25));
    texts.stream().skip(1).forEach(text -> text.fill(sheet, 0x5A5F66));
  }

  private void leaves(Sheet sheet) {
    int[] tones = {accent, Rgb.lighter(accent, 0.3), Rgb.darker(accent, 0.25)};
    for (int i = 0; i < 3; i++) {
      Sheet turned = sheet.turned(2 * StrictMath.PI * i / 3);
      turned.fill(
          Pen.at(0, 0)
              .bend(-0.42, -0.2, -0.34, -0.62, 0, -0.78)
              .bend(0.34, -0.62, 0.42, -0.2, 0, 0)
              .close(),
          tones[i]);
    }
    sheet.fill(Shapes.circle(0, 0, 0.12), 0xFBFAF7);
  }
}
