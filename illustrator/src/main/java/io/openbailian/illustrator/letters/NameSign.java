package io.openbailian.illustrator.letters;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.scene.Hue;
import io.openbailian.illustrator.scene.Subject;
import io.openbailian.illustrator.tool.Box;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.pixels.Face;
import io.openbailian.pixels.Line;
import java.awt.geom.Rectangle2D;

/// A board on two posts with a name on it, which stands for what has no drawing. The board is of
/// the colour that was asked for; without a text in its look it is left bare, to be written on
/// later.
public final class NameSign implements Drawing {
  /// How much of the whole height the board fills, from the top.
  private static final double BOARD = 0.7;

  private static final double RIM = 0.055;
  private static final int WOOD = 0x8A5A34;
  private static final int PAPER = 0xFFF6E2;
  private static final double WIDEST = 3.4;
  private static final double WIDE = 2.4;
  private static final double NARROWEST = 0.9;
  private static final int MOST_LINES = 6;

  @Override
  public double aspect() {
    return 1.4;
  }

  /// As wide as lets the name be largest.
  @Override
  public double aspect(Subject subject) {
    double ems = Math.max(1, Line.of(subject.thing(), Face.SANS_BOLD).width());
    int lines = 1;
    while (lines < MOST_LINES && breaks(subject.thing()) && board(ems, lines) > WIDEST) {
      lines++;
    }
    return Math.clamp(board(ems, lines) * BOARD, NARROWEST, lines == 1 ? WIDEST : WIDE);
  }

  /// Whether a name may go on in another line: between words, or anywhere in long Chinese.
  private static boolean breaks(String name) {
    boolean han = name.codePoints().anyMatch(c -> c > 0x2E80);
    return name.indexOf(' ') > 0 || (han && name.length() > 6);
  }

  /// How wide a board is for its height that bears so many ems in so many lines.
  private static double board(double ems, int lines) {
    double longest = lines == 1 ? ems : ems / lines * 1.15 + 0.6;
    return (longest + 1) / (Wrapping.LEADING * lines + 0.7);
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    double wide = aspect(look.subject());
    int colour = look.hue().map(Hue::rgb).orElse(PAPER);
    sheet.shadow(0, 0, wide * 0.42, 0.035);
    for (int side = -1; side <= 1; side += 2) {
      double x = side * (wide * 0.5 - 0.16) - 0.025;
      sheet.paintForm(Shapes.rounded(x, -0.94, 0.05, 0.94, 0.015), Rgb.darker(WOOD, 0.2));
    }
    sheet.fill(Shapes.rounded(-wide / 2 + 0.015, -0.975, wide - 0.01, BOARD, 0.05), 0x000000, 0.22);
    sheet.paintForm(Shapes.rounded(-wide / 2 + 0.01, -1, wide - 0.02, BOARD, 0.05), WOOD);
    sheet.paint(
        Shapes.rounded(
            -wide / 2 + 0.01 + RIM, -1 + RIM, wide - 0.02 - 2 * RIM, BOARD - 2 * RIM, 0.025),
        colour);
    if (!look.text().isEmpty()) {
      Rectangle2D face = face(-wide / 2, -1, wide, 1);
      set(look.text(), face, face.getHeight() * 0.05)
          .fill(sheet, Rgb.luminance(colour) > 0.5 ? 0x33241A : 0xFFFBF0);
    }
  }

  /// Where the name stands on a sign that fills a box.
  static Rectangle2D face(Box box) {
    return face(box.x(), box.bottom() - box.height(), box.width(), box.height());
  }

  private static Rectangle2D face(double x, double y, double wide, double tall) {
    double edge = (0.01 + RIM * 1.5) * tall;
    return new Rectangle2D.Double(
        x + edge, y + RIM * 1.4 * tall, wide - 2 * edge, (BOARD - 2.8 * RIM) * tall);
  }

  /// The name as large as the board allows.
  static TextSetting set(String name, Rectangle2D face, double least) {
    return TextSetting.across(
        name, Face.SANS_BOLD, face, face.getHeight() * 0.8, least, TextSetting.Anchor.CENTRE);
  }
}
