package io.openbailian.illustrator.animate;

import io.openbailian.illustrator.palette.Palette;
import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Plate;
import io.openbailian.text.Dice;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// The lit windows of a plate, found by their colour, some of which go out and on again.
final class WindowLights {
  private static final int SMALLEST = 4;
  private static final int LARGEST = 900;
  private static final double SHARE = 0.22;

  private final Plate plate;
  private final List<Window> windows = new ArrayList<>();

  /// @param at the places of its pixels
  /// @param lit what they are when there is light
  /// @param dim what they are when there is none
  @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
  private record Window(int[] at, int[] lit, int[] dim, double period, double phase, double on) {}

  WindowLights(Plate plate, Palette palette, Dice dice) {
    this.plate = plate;
    int dark = Rgb.mix(palette.middle(), palette.near(), 0.7);
    boolean[] seen = new boolean[plate.pixels().length];
    for (int i = 0; i < seen.length; i++) {
      if (!seen[i] && shines(plate.pixels()[i])) {
        int[] found = flood(i, seen);
        if (found.length >= SMALLEST && found.length <= LARGEST && dice.chance(SHARE)) {
          windows.add(window(found, dark, dice));
        }
      }
    }
  }

  private Window window(int[] at, int dark, Dice dice) {
    int[] lit = new int[at.length];
    int[] dim = new int[at.length];
    for (int k = 0; k < at.length; k++) {
      lit[k] = plate.pixels()[at[k]];
      dim[k] = 0xFF000000 | Rgb.mix(lit[k] & 0xFFFFFF, dark, 0.86);
    }
    return new Window(at, lit, dim, dice.between(2.5, 9), dice.unit(), dice.between(0.35, 0.75));
  }

  private static boolean shines(int argb) {
    int red = argb >> 16 & 255;
    int green = argb >> 8 & 255;
    int blue = argb & 255;
    return argb >>> 24 > 240 && red > 205 && green > 165 && red - blue > 26;
  }

  private int[] flood(int from, boolean[] seen) {
    Deque<Integer> open = new ArrayDeque<>();
    List<Integer> found = new ArrayList<>();
    open.add(from);
    seen[from] = true;
    while (!open.isEmpty()) {
      int at = open.remove();
      found.add(at);
      int x = at % plate.width();
      visit(at - 1, x > 0, seen, open, found);
      visit(at + 1, x < plate.width() - 1, seen, open, found);
      visit(at - plate.width(), at >= plate.width(), seen, open, found);
      visit(at + plate.width(), at + plate.width() < seen.length, seen, open, found);
    }
    return found.stream().mapToInt(Integer::intValue).toArray();
  }

  private void visit(
      int at, boolean inside, boolean[] seen, Deque<Integer> open, List<Integer> found) {
    if (!inside || seen[at]) {
      return;
    }
    int argb = plate.pixels()[at];
    if (shines(argb)) {
      seen[at] = true;
      open.add(at);
    } else if (rim(argb)) {
      seen[at] = true;
      found.add(at);
    }
  }

  /// What the smooth edge of a window is made of: still warm, no longer bright.
  private static boolean rim(int argb) {
    int red = argb >> 16 & 255;
    return argb >>> 24 > 240 && red > 96 && red - (argb & 255) > 4;
  }

  /// Puts the lights of an instant into the plate.
  void at(double time) {
    int[] pixels = plate.pixels();
    for (Window window : windows) {
      double round = Waves.wrap(time / window.period() + window.phase());
      double edge = 0.12 / window.period();
      double on =
          Math.clamp(round / edge, 0, 1) * Math.clamp((window.on() - round) / edge + 1, 0, 1);
      int weight = (int) (256 * on);
      for (int k = 0; k < window.at().length; k++) {
        pixels[window.at()[k]] = Raster.mix(window.dim()[k], window.lit()[k], weight);
      }
    }
  }
}
