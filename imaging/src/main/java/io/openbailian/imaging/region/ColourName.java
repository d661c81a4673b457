package io.openbailian.imaging.region;

import io.openbailian.imaging.Pictures;
import java.util.Arrays;
import java.util.Comparator;

/// A colour that has a name, with what it looks like.
public enum ColourName {
  RED(0xD0282E),
  ORANGE(0xEE7A1C),
  YELLOW(0xF4CC2A),
  GREEN(0x3C9A46),
  CYAN(0x24A8AE),
  BLUE(0x2A5FC8),
  PURPLE(0x7E3FB0),
  PINK(0xF090B4),
  BROWN(0x7A4A28),
  BLACK(0x1C1C20),
  GREY(0x8A8C90),
  WHITE(0xF4F4F2),
  GOLD(0xD4A02C),
  SILVER(0xC4C8CE);

  private final int rgb;

  ColourName(int rgb) {
    this.rgb = rgb;
  }

  public int rgb() {
    return rgb;
  }

  /// The name one would most likely give the colour.
  static ColourName nearest(int rgb) {
    return Table.NAMES[
        (Pictures.red(rgb) >> 3) << 10
            | (Pictures.green(rgb) >> 3) << 5
            | (Pictures.blue(rgb) >> 3)];
  }

  private static ColourName reckoned(int rgb) {
    return Arrays.stream(values())
        .filter(name -> name != GOLD && name != SILVER)
        .min(Comparator.comparingDouble(name -> name.apart(rgb)))
        .orElseThrow();
  }

  /// The name of every colour of five bits a channel: a picture asks for a million.
  private static final class Table {
    static final ColourName[] NAMES = new ColourName[1 << 15];

    static {
      for (int i = 0; i < NAMES.length; i++) {
        int red = (i >> 10) << 3 | 4;
        int green = ((i >> 5) & 31) << 3 | 4;
        int blue = (i & 31) << 3 | 4;
        NAMES[i] = reckoned(red << 16 | green << 8 | blue);
      }
    }
  }

  /// How far the colour is from this one; hue counts the more, the more colourful both are.
  double apart(int other) {
    double[] a = Hsl.of(rgb);
    double[] b = Hsl.of(other);
    double turn = Math.abs(a[0] - b[0]);
    double hue = Math.min(turn, 1 - turn) * 2;
    double colourful = Math.min(a[1] * light(a[2]), b[1] * light(b[2]));
    double saturation = a[1] * light(a[2]) - b[1] * light(b[2]);
    double lightness = a[2] - b[2];
    return 6 * hue * colourful + 0.7 * Math.abs(saturation) + 0.8 * Math.abs(lightness);
  }

  private static double light(double lightness) {
    return 1 - Math.abs(2 * lightness - 1);
  }

  /// Whether a pixel may be called that.
  boolean names(int rgb) {
    ColourName nearest = nearest(rgb);
    return nearest == this
        || (this == GOLD && nearest == YELLOW)
        || (this == SILVER && nearest == GREY)
        || (this == PINK && nearest == RED && Pictures.luma(rgb) > 130);
  }
}
