package io.openbailian.engines.scripted;

import io.openbailian.protocol.PixelSize;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/// A picture that nobody takes for the answer of a model: one colour, the words TEST CARD, and the
/// seed as 31 bars (white is 1, the highest bit first), so that two seeds never look the same. The
/// card of a film's frame has its number in the same bars at its upper edge.
///
/// A card narrower than 66 pixels or lower than 16 has room for the colour alone.
final class TestCard {
  private static final int SEED_BITS = 31;
  private static final Color ZERO = new Color(0x404040);
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  /// The band across the card, counted in squares.
  private static final int BAND_WIDTH = 66;

  private static final int BAND_HEIGHT = 16;

  /// Drawn square by square: a font takes time to load, and differs between machines.
  private static final String[] WORDS = {
    "##### #####  #### #####    ####  ###  ####  #### ",
    "  #   #     #       #     #     #   # #   # #   #",
    "  #   #     #       #     #     #   # #   # #   #",
    "  #   ####   ###    #     #     ##### ####  #   #",
    "  #   #         #   #     #     #   # # #   #   #",
    "  #   #         #   #     #     #   # #  #  #   #",
    "  #   ##### ####    #      #### #   # #   # #### "
  };

  private static final int WORDS_LEFT = 8;
  private static final int WORDS_TOP = 2;
  private static final int BITS_LEFT = 2;
  private static final int BITS_TOP = 11;
  private static final int BITS_HEIGHT = 3;

  private TestCard() {}

  /// A card of exactly this size; the same for the same size and seed, on every machine.
  static BufferedImage draw(PixelSize size, long seed) {
    BufferedImage card = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = card.createGraphics();
    graphics.setColor(new Color((int) (((seed + 1) * GOLDEN) >>> 40)));
    graphics.fillRect(0, 0, size.width(), size.height());
    int square = Math.min(size.width() / BAND_WIDTH, size.height() / BAND_HEIGHT);
    if (square > 0) {
      graphics.translate(
          (size.width() - BAND_WIDTH * square) / 2, (size.height() - BAND_HEIGHT * square) / 2);
      graphics.scale(square, square);
      drawBand(graphics, seed);
    }
    graphics.dispose();
    return card;
  }

  /// The card of one frame of a film.
  static BufferedImage draw(PixelSize size, long seed, int frame) {
    BufferedImage card = draw(size, seed);
    Graphics2D graphics = card.createGraphics();
    int square = Math.min(size.width() / BAND_WIDTH, size.height() / (2 * BAND_HEIGHT));
    if (square > 0) {
      graphics.translate((size.width() - BAND_WIDTH * square) / 2, 0);
      graphics.scale(square, square);
      graphics.setColor(Color.BLACK);
      graphics.fillRect(0, 0, BAND_WIDTH, BITS_HEIGHT + 2);
      drawBits(graphics, frame, 1);
    }
    graphics.dispose();
    return card;
  }

  private static void drawBits(Graphics2D graphics, long number, int top) {
    for (int bit = 0; bit < SEED_BITS; bit++) {
      boolean one = ((number >>> (SEED_BITS - 1 - bit)) & 1) == 1;
      graphics.setColor(one ? Color.WHITE : ZERO);
      graphics.fillRect(BITS_LEFT + 2 * bit, top, 1, BITS_HEIGHT);
    }
  }

  private static void drawBand(Graphics2D graphics, long seed) {
    graphics.setColor(Color.BLACK);
    graphics.fillRect(0, 0, BAND_WIDTH, BAND_HEIGHT);
    drawBits(graphics, seed, BITS_TOP);
    graphics.setColor(Color.WHITE);
    for (int row = 0; row < WORDS.length; row++) {
      drawRow(graphics, WORDS[row], WORDS_TOP + row);
    }
  }

  private static void drawRow(Graphics2D graphics, String squares, int y) {
    for (int x = 0; x < squares.length(); x++) {
      if (squares.charAt(x) == '#') {
        graphics.fillRect(WORDS_LEFT + x, y, 1, 1);
      }
    }
  }
}
