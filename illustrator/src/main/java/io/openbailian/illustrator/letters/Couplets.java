package io.openbailian.illustrator.letters;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.pixels.Face;
import io.openbailian.text.Dice;
import io.openbailian.text.Parts;
import io.openbailian.text.Pattern;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Two red scrolls beside a door and a banner above it.
///
/// Read as couplets are: the first line hangs on the right, the second on the left, and the banner
/// runs from right to left.
public final class Couplets implements Drawing {
  private static final int GOLD = 0xF7D774;
  private static final int PAPER = 0xC9302A;

  /// Letters this small bear only so much of the brush.
  private static final double HAND = 0.4;

  private static final Pattern PARTS = Pattern.compile("[\\n，,；;。|/]+");
  private static final Pattern WORDS = Pattern.compile("[\\n，,；;。|/\\s]+");
  private static final Pattern LABEL = Pattern.compile("^\\s*(上联|下联|横批|横额)\\s*[:：]");

  @Override
  public double aspect() {
    return 1.06;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    door(sheet);
    board(sheet);
    scroll(sheet, 0.4);
    scroll(sheet, -0.4);
    settings(look.text(), look.dice()).forEach(text -> text.fill(sheet, ink(sheet)));
    blessing(sheet, -0.125);
    blessing(sheet, 0.125);
  }

  private static void door(Sheet sheet) {
    sheet.paint(Shapes.box(-0.3, -0.84, 0.6, 0.86), 0x4A2A1E);
    for (int side = -1; side <= 1; side += 2) {
      double x = side < 0 ? -0.265 : 0.005;
      sheet.paintForm(Shapes.box(x, -0.8, 0.26, 0.82), 0x8E3B2A);
      for (int row = 0; row < 5; row++) {
        for (int i = 0; i < 4; i++) {
          sheet.paintForm(
              Shapes.circle(x + 0.035 + 0.063 * i, -0.26 + 0.055 * row, 0.014), 0xD9A441);
        }
      }
      sheet.paintLine(Shapes.circle(0.05 * side, -0.34, 0.03), 0.009, 0xD9A441);
      sheet.paintForm(Shapes.circle(0.05 * side, -0.365, 0.02), 0xE8BE5A);
    }
    sheet.paint(Shapes.box(-0.36, 0.0, 0.72, 0.035), 0x9A948C);
  }

  /// The first line on the right, the second on the left, and the banner, written by one hand.
  public static List<TextSetting> settings(String asked, Dice dice) {
    List<String> words = words(asked, dice);
    return List.of(
        WritingBrush.written(column(words.get(0), 0.4), HAND, dice.fork("first")),
        WritingBrush.written(column(words.get(1), -0.4), HAND, dice.fork("second")),
        WritingBrush.written(banner(words.get(2)), HAND, dice.fork("banner")));
  }

  private static TextSetting column(String text, double x) {
    Rectangle2D box = new Rectangle2D.Double(x - 0.064, -0.772, 0.128, 0.744);
    return TextSetting.down(text, Face.SERIF_BOLD, box, 0.128, 0.036);
  }

  /// A column to each character, and so read from the right, as the scrolls are; what has Latin
  /// words in it is not.
  private static TextSetting banner(String text) {
    Rectangle2D box = new Rectangle2D.Double(-0.235, -0.985, 0.47, 0.1);
    return text.codePoints().anyMatch(Couplets::latin)
        ? TextSetting.across(text, Face.SERIF_BOLD, box, 0.094, 0.02, TextSetting.Anchor.CENTRE)
        : TextSetting.down(text, Face.SERIF_BOLD, box, 0.09, 0.02);
  }

  private static void scroll(Sheet sheet, double x) {
    double wide = 0.155;
    sheet.fill(Shapes.box(x - wide / 2 + 0.012, -0.79, wide, 0.8), 0x000000, 0.22);
    sheet.paintForm(Shapes.box(x - wide / 2, -0.8, wide, 0.8), PAPER);
    sheet.paintLine(Shapes.box(x - wide / 2 + 0.01, -0.79, wide - 0.02, 0.78), 0.004, GOLD);
    sheet.paintForm(
        Shapes.rounded(x - wide / 2 - 0.012, -0.815, wide + 0.024, 0.022, 0.01), 0x5A3020);
    sheet.paintForm(
        Shapes.rounded(x - wide / 2 - 0.012, -0.01, wide + 0.024, 0.022, 0.01), 0x5A3020);
  }

  private static void board(Sheet sheet) {
    sheet.fill(Shapes.box(-0.248, -0.988, 0.52, 0.13), 0x000000, 0.22);
    sheet.paintForm(Shapes.box(-0.26, -1, 0.52, 0.13), PAPER);
    sheet.paintLine(Shapes.box(-0.25, -0.99, 0.5, 0.11), 0.004, GOLD);
  }

  private static void blessing(Sheet sheet, double x) {
    Sheet turned = sheet.at(x, -0.56, 1).turned(StrictMath.PI / 4);
    turned.paintForm(Shapes.box(-0.07, -0.07, 0.14, 0.14), Rgb.lighter(PAPER, 0.06));
    turned.paintLine(Shapes.box(-0.06, -0.06, 0.12, 0.12), 0.004, GOLD);
    Letters.fitted(sheet, "福", x - 0.05, -0.61, 0.1, 0.1, sheet.palette().lit(GOLD));
  }

  private static boolean latin(int c) {
    return c < 0x2E80 && Character.isLetter(c);
  }

  /// Gold that stays bright when little light falls on it.
  private static int ink(Sheet sheet) {
    return Rgb.mix(sheet.palette().lit(GOLD), GOLD, 0.6);
  }

  /// The first line, the second and the banner: what was asked for, completed from the store.
  private static List<String> words(String asked, Dice dice) {
    boolean latin = asked.codePoints().anyMatch(Couplets::latin);
    List<String> own = new ArrayList<>();
    for (String part : (latin ? PARTS : WORDS).split(asked)) {
      String words = LABEL.matcher(part).replaceFirst("").strip();
      if (!words.isEmpty()) {
        own.add(words);
      }
    }
    List<String> store = dice.fork("words").pick(Store.COUPLETS);
    for (int i = own.size(); i < 3; i++) {
      own.add(store.get(i));
    }
    return own;
  }

  private static final class Store {
    static final List<List<String>> COUPLETS = read();

    private static List<List<String>> read() {
      try (InputStream in = Couplets.class.getResourceAsStream("couplets.txt")) {
        if (in == null) {
          throw new IllegalStateException("couplets.txt is not in the jar");
        }
        return new String(in.readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .map(line -> Parts.of(line, " "))
            .toList();
      } catch (IOException e) {
        throw new UncheckedIOException("couplets.txt cannot be read", e);
      }
    }
  }
}
