package io.openbailian.catalog;

import io.openbailian.protocol.PixelSize;
import java.util.List;
import java.util.stream.Collectors;

/// The wire's sentences about invalid parameters, whose numbers come from the catalogue.
final class Sentences {
  static final String SIZE_FORMAT = "Invalid size format, expect 'width*height'";

  private Sentences() {}

  static String required(Place place) {
    return "Field required: " + place;
  }

  static String type(String name) {
    return "The type or value of " + name + " is not in definition.";
  }

  static String range(String name, Object min, Object max) {
    return "Range of " + name + " should be [" + min + ", " + max + "]";
  }

  static String length(String name, int min, int max) {
    return range(name + " length", min, max);
  }

  static String sizes(List<PixelSize> allowed) {
    return allowed.stream()
        .map(size -> "'" + size + "'")
        .collect(Collectors.joining(", ", "The size is not match the allowed size [", "]"));
  }

  static String sides(Span side) {
    return "The size is not match, width and height should be in ["
        + side.min()
        + ", "
        + side.max()
        + "]";
  }

  static String area(Span area) {
    return "Total pixels should be in [" + area.min() + ", " + area.max() + "]";
  }

  static String ratio(RatioSpan ratio) {
    return "Aspect ratio should be in [" + ratio.min() + ", " + ratio.max() + "]";
  }
}
