package io.openbailian.illustrator.animate;

/// Oscillations and easings that several movements are made of.
final class Waves {
  private Waves() {}

  /// A sine of some seconds' period, -1 to 1.
  ///
  /// @param phase in periods
  static double sine(double time, double period, double phase) {
    return StrictMath.sin(2 * StrictMath.PI * (time / period + phase));
  }

  /// 0 to 1, slow at both ends.
  static double ease(double t) {
    double x = Math.clamp(t, 0, 1);
    return x * x * (3 - 2 * x);
  }

  /// From 0 to 1 within the edges, with the pace of a camera that starts and stops softly.
  static double glide(double t) {
    double x = Math.clamp(t, 0, 1);
    return 0.6 * x + 0.4 * ease(x);
  }

  /// What is left of a number when whole ones are taken away, 0 to 1.
  static double wrap(double x) {
    return x - StrictMath.floor(x);
  }
}
