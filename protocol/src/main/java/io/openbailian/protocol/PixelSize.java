package io.openbailian.protocol;

import io.openbailian.text.Matcher;
import io.openbailian.text.Pattern;
import java.util.Optional;

/// The width and height of a picture in pixels, both at least 1; on the wire `1024*1024`.
public record PixelSize(int width, int height) {
  private static final Pattern FORM = Pattern.compile("\\s*(\\d{1,6})\\s*[*xX×]\\s*(\\d{1,6})\\s*");

  private static final int MOST_DIGITS = 6;

  public PixelSize {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "a picture has at least one pixel: %d*%d".formatted(width, height));
    }
  }

  /// Reads `1024*768`, `1024x768` or `1024×768`; empty when it is none of these or has a side of 0.
  public static Optional<PixelSize> parse(String text) {
    Optional<PixelSize> plain = canonical(text);
    return plain.isPresent() ? plain : spelt(text);
  }

  /// The form that almost all requests send, `1024*768`, read by hand: the expression below costs
  /// as much as all else that is checked of a small request.
  private static Optional<PixelSize> canonical(String text) {
    int star = text.indexOf('*');
    int width = star < 0 ? 0 : side(text, 0, star);
    int height = star < 0 ? 0 : side(text, star + 1, text.length());
    return width == 0 || height == 0 ? Optional.empty() : Optional.of(new PixelSize(width, height));
  }

  /// A side of 1 to 6 digits; 0 for anything else.
  private static int side(String text, int from, int to) {
    if (from == to || to - from > MOST_DIGITS) {
      return 0;
    }
    int side = 0;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return 0;
      }
      side = 10 * side + digit;
    }
    return side;
  }

  private static Optional<PixelSize> spelt(String text) {
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
