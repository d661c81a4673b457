package io.openbailian.cli.output.show;

import java.awt.image.BufferedImage;
import java.util.HashMap;
import java.util.Map;

/// Draws what a terminal with sixels would.
final class SixelReader {
  private final String text;
  private int at;

  private SixelReader(String text) {
    this.text = text;
  }

  static BufferedImage read(String text) {
    return new SixelReader(text).picture();
  }

  private int number() {
    int begin = at;
    while (Character.isDigit(text.charAt(at))) {
      at++;
    }
    return Integer.parseInt(text.substring(begin, at));
  }

  private int next() {
    at++; // the semicolon
    return number();
  }

  private BufferedImage picture() {
    at = text.indexOf('"') + 1;
    number();
    next();
    int width = next();
    int height = next();
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Map<Integer, Integer> colours = new HashMap<>();
    int x = 0;
    int top = 0;
    int rgb = 0;
    while (text.charAt(at) != '\u001b') {
      char c = text.charAt(at++);
      if (c == '#') {
        int colour = number();
        if (text.charAt(at) == ';') {
          next();
          int red = next();
          int green = next();
          int blue = next();
          colours.put(colour, level(red) << 16 | level(green) << 8 | level(blue));
        }
        rgb = colours.getOrDefault(colour, 0);
      } else if (c == '$') {
        x = 0;
      } else if (c == '-') {
        x = 0;
        top += 6;
      } else {
        int times = 1;
        if (c == '!') {
          times = number();
          c = text.charAt(at++);
        }
        for (int i = 0; i < times; i++, x++) {
          for (int row = 0; row < 6; row++) {
            if ((((c - '?') >> row) & 1) == 1) {
              picture.setRGB(x, top + row, rgb);
            }
          }
        }
      }
    }
    return picture;
  }

  private static int level(int percent) {
    return percent * 255 / 100;
  }
}
