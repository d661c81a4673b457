package io.openbailian.protocol;

import io.openbailian.text.Matcher;
import io.openbailian.text.Pattern;
import java.util.Optional;

/// The width and height of a picture in pixels, both at least 1; on the wire `1024*1024`.
public record PixelSize(int width, int height) {
  private static final Pattern FORM = Pattern.compile("\\s*(\\d{1,6})\\s*[*xX×]\\s*(\\d{1,6})\\s*");

  public PixelSize {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "a picture has at least one pixel: %d*%d".formatted(width, height));
    }
  }

  /// Reads `1024*768`, `1024x768` or `1024×768`; empty when it is none of these or has a side of 0.
  public static Optional<PixelSize> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int width = Integer.parseInt(matcher.group(1));
    int height = Integer.parseInt(matcher.group(2));
    return width < 1 || height < 1 ? Optional.empty() : Optional.of(new PixelSize(width, height));
  }

  public long pixels() {
    return (long) width * height;
  }

  /// As the wire writes it, `1024*768`.
  @Override
  public String toString() {
    return width + "*" + height;
  }
}
