package io.openbailian.catalog.model;

import io.openbailian.protocol.PixelSize;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Width to height as two whole numbers, both at least 1; `1/4` in the catalogue, `1:4` on the
/// wire.
public record Ratio(int width, int height) implements Comparable<Ratio> {
  private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,5})/([1-9]\\d{0,5})");

  public static Optional<Ratio> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new Ratio(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
        : Optional.empty();
  }

  /// The fraction as a number.
  double value() {
    return (double) width / height;
  }

  static Ratio of(PixelSize size) {
    return new Ratio(size.width(), size.height());
  }

  /// By the value of the fraction; `1/2` and `2/4` are the same here, though not equal.
  @Override
  public int compareTo(Ratio other) {
    return Long.compare((long) width * other.height, (long) other.width * height);
  }

  @Override
  public String toString() {
    return width + ":" + height;
  }
}
