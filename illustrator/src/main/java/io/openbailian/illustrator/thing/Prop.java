package io.openbailian.illustrator.thing;

import io.openbailian.illustrator.palette.Palette;
import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import java.awt.Graphics2D;

/// Things that only films show, for they are nothing without their movement.
public final class Prop {
  private static final int[] LACQUERS = {
    0xD8412F, 0x2F6FB8, 0xF2F2EE, 0xE8B33B, 0x39424E, 0x4C9A6A
  };
  private static final int[] LAMPS = {0xFF4B3E, 0xFFC23A, 0x46E07A};

  private Prop() {}

  /// A car seen from the side, as wide as two of its heights.
  ///
  /// @param x the middle of its foot, in pixels
  /// @param y its foot, in pixels
  /// @param size its height, in pixels
  /// @param turned how far its wheels have turned, in radians
  public static void car(
      Graphics2D g,
      Palette palette,
      double x,
      double y,
      double size,
      boolean left,
      int kind,
      double turned) {
    Graphics2D moved = (Graphics2D) g.create();
    moved.translate(x, y);
    moved.scale(left ? -size : size, size);
    Sheet sheet = new Sheet(moved, palette, true);
    int lacquer = LACQUERS[Math.floorMod(kind, LACQUERS.length)];
    sheet.shadow(0, 0, 1.02, 0.07);
    sheet.paintForm(
        Pen.at(-0.98, -0.2)
            .bend(-1, -0.5, -0.96, -0.56, -0.8, -0.58)
            .bend(-0.62, -0.9, -0.5, -0.98, -0.2, -0.98)
            .bend(0.16, -0.98, 0.3, -0.86, 0.48, -0.6)
            .bend(0.8, -0.56, 0.98, -0.5, 0.98, -0.2)
            .close(),
        lacquer);
    int glass = palette.dark() ? 0xFFE2A6 : Rgb.mix(palette.middle(), 0xFFFFFF, 0.35);
    sheet.fill(
        Pen.at(-0.6, -0.6).bend(-0.5, -0.84, -0.42, -0.88, -0.18, -0.88).to(-0.14, -0.6).close(),
        glass,
        0.85);
    sheet.fill(
        Pen.at(-0.06, -0.6).to(-0.08, -0.88).bend(0.14, -0.87, 0.22, -0.78, 0.34, -0.6).close(),
        glass,
        0.85);
    for (int side = -1; side <= 1; side += 2) {
      wheel(sheet.at(0.56 * side, -0.18, 0.19).turned(turned));
    }
    sheet.fill(Shapes.ellipse(0.93, -0.42, 0.05, 0.06), 0xFFF6CC);
    sheet.fill(Shapes.ellipse(-0.95, -0.44, 0.04, 0.06), 0xFF4B3E);
    if (palette.dark()) {
      sheet.glow(1.1, -0.4, 0.6, 0xFFF0B8, 0.6);
      sheet.glow(-0.98, -0.42, 0.3, 0xFF4B3E, 0.6);
    }
    moved.dispose();
  }

  private static void wheel(Sheet sheet) {
    sheet.fill(Shapes.circle(0, 0, 1), 0x20242A);
    sheet.fill(Shapes.circle(0, 0, 0.55), 0xB9C0C8);
    for (int i = 0; i < 3; i++) {
      Sheet spoke = sheet.turned(Math.PI * i / 3);
      spoke.fill(Shapes.box(-0.5, -0.07, 1, 0.14), 0x6A727C);
    }
  }

  /// A traffic light on its pole.
  ///
  /// @param x its foot, in pixels
  /// @param y its foot, in pixels
  /// @param size its height, in pixels
  /// @param lit which lamp shines: 0 red, 1 yellow, 2 green
  public static void trafficLight(
      Graphics2D g, Palette palette, double x, double y, double size, int lit) {
    Graphics2D moved = (Graphics2D) g.create();
    moved.translate(x, y);
    moved.scale(size, size);
    Sheet sheet = new Sheet(moved, palette, true);
    sheet.paint(Shapes.box(-0.018, -0.7, 0.036, 0.7), 0x4A525C);
    sheet.paint(Shapes.rounded(-0.05, -0.03, 0.1, 0.03, 0.01), 0x4A525C);
    sheet.paint(Shapes.rounded(-0.085, -1, 0.17, 0.4, 0.035), 0x262B32);
    for (int i = 0; i < LAMPS.length; i++) {
      double height = -0.935 + 0.128 * i;
      boolean shines = i == lit;
      sheet.fill(Shapes.circle(0, height, 0.05), shines ? LAMPS[i] : Rgb.darker(LAMPS[i], 0.78));
      if (shines) {
        sheet.fill(Shapes.circle(-0.012, height - 0.012, 0.02), 0xFFFFFF, 0.6);
        sheet.glow(0, height, 0.24, LAMPS[i], 0.75);
      }
    }
    moved.dispose();
  }
}
