package io.openbailian.cli.request;

import io.openbailian.catalog.model.FieldType;
import io.openbailian.catalog.model.Span;
import io.openbailian.cli.output.CommandException;
import io.openbailian.cli.output.Texts;
import io.openbailian.protocol.PixelSize;
import io.openbailian.text.Matcher;
import io.openbailian.text.Pattern;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Sizes as people say them (`16:9`, `720P`, `2K`), in pixels that a model takes.
record SizeWords(String model, FieldType.Size type, Optional<PixelSize> usual) {
  private static final Pattern RATIO = Pattern.compile("(\\d{1,3})[:：](\\d{1,3})");
  private static final Pattern LINES = Pattern.compile("(?i)(\\d{3,4})p");
  private static final Pattern THOUSANDS = Pattern.compile("(?i)([1248])k");

  /// A listed size may be this far from the shape that is asked for.
  private static final double NEAR = 0.04;

  private static final double WIDE = 16.0 / 9;

  /// Where nothing is listed and nothing says otherwise, in pixels.
  private static final long USUAL_AREA = 1024L * 1024;

  private static final int GRID = 16;

  /// The pixels; what is no such word stays as it is, for the service to judge.
  ///
  /// @throws CommandException when the model has no size like it
  String pixels(String text) {
    String word = text.strip();
    if (type.tier(word).isPresent()) {
      return word;
    }
    Matcher ratio = RATIO.matcher(word);
    if (ratio.matches()) {
      double shape = number(ratio.group(1)) / (double) Math.max(1, number(ratio.group(2)));
      return wire(shaped(shape, listed()).or(() -> made(shape, area())), text);
    }
    Matcher lines = LINES.matcher(word);
    if (lines.matches()) {
      int side = number(lines.group(1));
      List<PixelSize> as = listed().stream().filter(size -> shorter(size) == side).toList();
      return wire(nearest(WIDE, as).or(() -> made(WIDE, Math.round(side * WIDE) * side)), text);
    }
    Matcher thousands = THOUSANDS.matcher(word);
    if (thousands.matches()) {
      long side = 1024L * number(thousands.group(1));
      List<PixelSize> square = listed().stream().filter(size -> size.width() == side).toList();
      return wire(shaped(1, square).or(() -> made(1, side * side)), text);
    }
    return text;
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }

  private List<PixelSize> listed() {
    Set<PixelSize> all = new LinkedHashSet<>(type.of());
    all.addAll(type.suggest());
    usual.ifPresent(all::add);
    return List.copyOf(all);
  }

  /// As many pixels as the model makes when nothing is said.
  private long area() {
    return usual.map(PixelSize::pixels).orElse(USUAL_AREA);
  }

  private Optional<PixelSize> shaped(double shape, List<PixelSize> sizes) {
    return nearest(shape, sizes).filter(size -> distance(shape, size) <= NEAR);
  }

  /// The nearest shape; of equal ones that with the usual number of pixels.
  private Optional<PixelSize> nearest(double shape, List<PixelSize> sizes) {
    return sizes.stream()
        .min(
            Comparator.comparingDouble((PixelSize size) -> Math.round(1e3 * distance(shape, size)))
                .thenComparingLong(size -> Math.abs(size.pixels() - area())));
  }

  private static double distance(double shape, PixelSize size) {
    return Math.abs(Math.log(shape * size.height() / size.width()));
  }

  private static int shorter(PixelSize size) {
    return Math.min(size.width(), size.height());
  }

  /// A size that is on no list, where the model takes such.
  private Optional<PixelSize> made(double shape, long area) {
    if (!type.hasLimits()) {
      return Optional.empty();
    }
    long room = type.area().map(span -> Math.clamp(area, span.min(), span.max())).orElse(area);
    int grid = Math.max(GRID, type.step());
    double most = type.side().map(Span::max).orElse((long) Integer.MAX_VALUE);
    double width = Math.min(Math.sqrt(room * shape), Math.min(most, most * shape));
    PixelSize size = new PixelSize(onGrid(width, grid), onGrid(width / shape, grid));
    return Optional.of(size).filter(this::fits);
  }

  private static int onGrid(double side, int grid) {
    return Math.max(1, (int) (side / grid)) * grid;
  }

  private boolean fits(PixelSize size) {
    return type.side()
            .map(span -> span.holds(size.width()) && span.holds(size.height()))
            .orElse(true)
        && type.area().map(span -> span.holds(size.pixels())).orElse(true)
        && type.ratio().map(span -> span.holds(size)).orElse(true);
  }

  private String wire(Optional<PixelSize> size, String text) {
    return size.map(Object::toString)
        .orElseThrow(() ->
            CommandException.usage(
                Texts.say(
                    "size.other",
                    model,
                    text,
                    listed().stream().map(Object::toString).collect(Collectors.joining(", ")))));
  }
}
