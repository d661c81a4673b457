package io.openbailian.catalog.model;

import io.openbailian.protocol.PixelSize;
import java.util.Optional;

/// A default that follows the last picture of a request: its shape, at about so many pixels.
///
/// @param area pixels that the result has about; at most so many when that is the field's limit
/// @param step a multiple of which both sides are
public record SizeLike(long area, int step) {

  /// The size that a request gets whose last picture has this size, within the limits of the field.
  public PixelSize of(PixelSize picture, FieldType.Size limits) {
    double ratio = within(limits.ratio(), (double) picture.width() / picture.height());
    int width = snapped(Math.sqrt(area * ratio));
    int height = snapped(Math.sqrt(area / ratio));
    long most = limits.area().map(Span::max).orElse(Long.MAX_VALUE);
    while (!fits(new PixelSize(width, height), limits.ratio(), most)) {
      if (isTooWide(width, height, limits.ratio())
          || (width >= height && !isTooTall(width, height, limits.ratio()))) {
        width -= step;
      } else {
        height -= step;
      }
    }
    return new PixelSize(width, height);
  }

  private int snapped(double side) {
    return Math.max(step, Math.toIntExact(Math.round(side / step)) * step);
  }

  private static double within(Optional<RatioSpan> limits, double ratio) {
    return limits
        .map(span -> Math.clamp(ratio, span.min().value(), span.max().value()))
        .orElse(ratio);
  }

  private static boolean fits(PixelSize size, Optional<RatioSpan> ratio, long most) {
    return size.pixels() <= most && (ratio.isEmpty() || ratio.get().holds(size));
  }

  private static boolean isTooWide(int width, int height, Optional<RatioSpan> ratio) {
    return ratio.isPresent() && (double) width / height > ratio.get().max().value();
  }

  private static boolean isTooTall(int width, int height, Optional<RatioSpan> ratio) {
    return ratio.isPresent() && (double) width / height < ratio.get().min().value();
  }
}
