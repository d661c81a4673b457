package io.openbailian.illustrator.letters;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.scene.Lettering.Where;
import io.openbailian.illustrator.scene.Position;
import io.openbailian.illustrator.scene.Subject;
import io.openbailian.illustrator.tool.Canvas;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.pixels.Face;
import io.openbailian.text.Dice;
import io.openbailian.text.Pattern;
import java.awt.geom.Rectangle2D;
import java.util.List;

/// A wooden board on posts in front of the scene, to one side.
final class Signboard implements Typeset {
  private static final Pattern ONE_WORD = Pattern.compile("\\S{1,10}");

  private final Page page;
  private final Rectangle2D board;
  private final TextSetting text;

  Signboard(Page page) {
    this.page = page;
    String words = page.text(Where.SIGN);
    double size = Math.min(page.width(), page.height() * 1.3);
    double wide = size * (words.codePointCount(0, words.length()) > 4 ? 0.56 : 0.44);
    double tall =
        Math.min(wide * (ONE_WORD.matcher(words).matches() ? 0.36 : 0.46), page.height() * 0.24);
    boolean left = left();
    double x = left ? page.width() * 0.05 : page.width() * 0.95 - wide;
    double y = page.height() * 0.91 - tall * 1.25;
    this.board = new Rectangle2D.Double(x, y, wide, tall);
    this.text =
        TextSetting.across(
            words,
            Face.SANS_BOLD,
            new Rectangle2D.Double(x + wide * 0.09, y + tall * 0.14, wide * 0.82, tall * 0.72),
            tall * 0.6,
            page.least(),
            TextSetting.Anchor.CENTRE);
  }

  /// Where the subjects are said not to be.
  private boolean left() {
    return page.scene().subjects().stream()
        .map(Subject::position)
        .filter(position -> position == Position.LEFT || position == Position.RIGHT)
        .findFirst()
        .map(position -> position == Position.RIGHT)
        .orElseGet(() -> page.dice().fork("side").chance(0.5));
  }

  @Override
  public List<TextSetting> settings() {
    return List.of(text);
  }

  @Override
  public void draw(Canvas canvas, Sheet sheet) {
    int wood = page.dice().fork("wood").pick(0x6B4226, 0x7C4F2C, 0x4E3524, 0x2F4A3A);
    double x = board.getX();
    double y = board.getY();
    double wide = board.getWidth();
    double tall = board.getHeight();
    double post = wide * 0.05;
    sheet.shadow(board.getCenterX(), page.height() * 0.95, wide * 0.45, tall * 0.08);
    for (double at : new double[] {x + wide * 0.14, x + wide * 0.81}) {
      sheet.fillDown(
          Shapes.rounded(at, y - tall * 0.1, post, page.height() * 0.95 - y + tall * 0.1, post / 4),
          Rgb.lighter(wood, 0.12),
          Rgb.darker(wood, 0.35));
    }
    sheet.fill(
        Shapes.rounded(x + tall * 0.03, y + tall * 0.05, wide, tall, tall * 0.08), 0x000000, 0.3);
    sheet.fillDown(
        Shapes.rounded(x, y, wide, tall, tall * 0.08),
        Rgb.lighter(wood, 0.1),
        Rgb.darker(wood, 0.1));
    grain(sheet, wood);
    sheet.line(
        Shapes.rounded(
            x + tall * 0.055, y + tall * 0.055, wide - tall * 0.11, tall * 0.89, tall * 0.06),
        tall * 0.02,
        0xE8C77A,
        0.9);
    for (int corner = 0; corner < 4; corner++) {
      double nx = corner % 2 == 0 ? x + tall * 0.12 : x + wide - tall * 0.12;
      double ny = corner < 2 ? y + tall * 0.12 : y + tall * 0.88;
      sheet.fill(Shapes.circle(nx, ny, tall * 0.025), 0xE8C77A);
    }
    text.fill(sheet, 0xFFF3D6);
  }

  private void grain(Sheet sheet, int wood) {
    Dice dice = page.dice().fork("grain");
    for (int i = 1; i < 10; i++) {
      double y = board.getY() + board.getHeight() * (0.06 + 0.095 * i);
      double bow = board.getHeight() * dice.between(-0.05, 0.05);
      sheet.line(
          Pen.at(board.getX() + board.getWidth() * 0.02, y)
              .curve(board.getCenterX(), y + bow, board.getMaxX() - board.getWidth() * 0.02, y)
              .open(),
          board.getHeight() * 0.008,
          Rgb.darker(wood, 0.3),
          0.4);
    }
  }
}
