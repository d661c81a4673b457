package io.openbailian.illustrator.tool;

/// A place on a figure where something is fixed.
///
/// @param size half the width of the figure there; what is fixed is measured by it
/// @param turn how far the figure is tilted there, in radians, clockwise
public record Mount(double x, double y, double size, double turn) {

  public static Mount at(double x, double y, double size) {
    return new Mount(x, y, size, 0);
  }

  /// A brush whose origin and unit are this mount's.
  public Brush on(Brush brush) {
    return brush.at(x, y, size).turned(turn);
  }

  /// This mount, given in the measure of a part that is itself placed, sized and tilted.
  Mount within(Mount part) {
    double cos = StrictMath.cos(part.turn);
    double sin = StrictMath.sin(part.turn);
    return new Mount(
        part.x + part.size * (x * cos - y * sin),
        part.y + part.size * (x * sin + y * cos),
        size * part.size,
        turn + part.turn);
  }
}
