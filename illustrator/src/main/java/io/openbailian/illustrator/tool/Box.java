package io.openbailian.illustrator.tool;

/// A rectangle of a picture, in pixels; it may reach beyond the edges.
public record Box(double x, double y, double width, double height) {

  /// The box of something that stands there.
  public static Box standing(double middle, double foot, double width, double height) {
    return new Box(middle - width / 2, foot - height, width, height);
  }

  public double centreX() {
    return x + width / 2;
  }

  public double centreY() {
    return y + height / 2;
  }

  public double bottom() {
    return y + height;
  }

  public double right() {
    return x + width;
  }

  /// The same on paper that is so many times as large.
  public Box enlarged(double times) {
    return new Box(x * times, y * times, width * times, height * times);
  }

  Box moved(double dx, double dy) {
    return new Box(x + dx, y + dy, width, height);
  }

  /// The share of this box that another covers, 0 to 1.
  public double covered(Box by) {
    double wide = Math.min(right(), by.right()) - Math.max(x, by.x);
    double tall = Math.min(bottom(), by.bottom()) - Math.max(y, by.y);
    return wide <= 0 || tall <= 0 ? 0 : wide * tall / (width * height);
  }
}
