package io.openbailian.illustrator.style;

/// The print of one stroke of a brush at one angle: how much paint, and how high it stands.
final class Stamp {
  /// The angles that there are, over half a turn.
  static final int ANGLES = 16;

  final int side;
  final byte[] paint;
  final byte[] height;

  private Stamp(int side) {
    this.side = side;
    this.paint = new byte[side * side];
    this.height = new byte[side * side];
  }

  /// The stamps of a brush at every angle.
  static Stamp[] brush(double length, double width, int bristles) {
    Stamp[] brush = new Stamp[ANGLES];
    for (int i = 0; i < ANGLES; i++) {
      brush[i] = of(length, width, StrictMath.PI * i / ANGLES, bristles + 37 * i);
    }
    return brush;
  }

  private static Stamp of(double length, double width, double angle, int bristles) {
    int side = (int) Math.ceil(length + 2) | 1;
    Stamp stamp = new Stamp(side);
    double cos = StrictMath.cos(angle);
    double sin = StrictMath.sin(angle);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        double dx = x - side / 2;
        double dy = y - side / 2;
        double along = (dx * cos + dy * sin) / (length / 2);
        double across = (dy * cos - dx * sin) / (width / 2);
        stamp.press(y * side + x, along, across, bristles);
      }
    }
    return stamp;
  }

  private void press(int at, double along, double across, int bristles) {
    int hair =
        RepeatingTextures.STREAK[
            RepeatingTextures.index((int) (along * 9) + 128, (int) (across * 12) + bristles)];
    double ragged = Math.abs(along) + hair / 500.0;
    double body = Math.min((1 - ragged) * 4, (1.05 - Math.abs(across)) * 2.4);
    double bare = hair < -96 ? 0.35 : 1;
    paint[at] = (byte) (int) Math.clamp(255 * body * bare, 0, 250);
    double ridge = Math.abs(across) > 0.7 ? 36 : 0;
    height[at] = (byte) (int) Math.clamp(112 + hair * 0.55 + ridge + 24 * along, 0, 255);
  }
}
