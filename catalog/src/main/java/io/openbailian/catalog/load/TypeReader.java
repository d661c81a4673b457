package io.openbailian.catalog.load;

import io.openbailian.catalog.check.Shared;
import io.openbailian.catalog.model.Bytes;
import io.openbailian.catalog.model.DecimalSpan;
import io.openbailian.catalog.model.FieldType;
import io.openbailian.catalog.model.ImageFormat;
import io.openbailian.catalog.model.Ratio;
import io.openbailian.catalog.model.RatioSpan;
import io.openbailian.catalog.model.Span;
import io.openbailian.catalog.yaml.MapReader;
import io.openbailian.protocol.PixelSize;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Reads what a field, or an item of a list, holds: the keys that belong to its type.
record TypeReader(MapReader reader) {
  private static final String OPEN = "open";
  private static final String LEAST = "min";
  private static final String MOST = "max";
  private static final String A_SIZE = "a size such as 1024*1024";
  private static final String A_FORMAT = "one of " + Shared.spellings(ImageFormat.class);

  /// The types as the files spell them.
  private enum Spelling {
    TEXT,
    INT,
    NUMBER,
    BOOL,
    CHOICE,
    SIZE,
    IMAGE,
    AUDIO,
    LIST,
    OBJECT,
    MESSAGES,
    ANY
  }

  Optional<FieldType> read() {
    Optional<Spelling> spelling = Shared.constant(Spelling.class, reader.text("type").orElse(""));
    if (spelling.isEmpty()) {
      reader.fault("type", "`type` is one of " + Shared.spellings(Spelling.class));
    }
    return spelling.flatMap(this::type);
  }

  private Optional<FieldType> type(Spelling spelling) {
    return switch (spelling) {
      case TEXT -> Optional.of(text());
      case INT -> Optional.of(whole());
      case NUMBER -> Optional.of(new FieldType.Decimal(decimals()));
      case BOOL -> Optional.of(new FieldType.Flag());
      case CHOICE -> Optional.of(choice());
      case SIZE -> Optional.of(size());
      case IMAGE -> Optional.of(image());
      case AUDIO -> Optional.of(new FieldType.Audio(bytes()));
      case LIST -> several();
      case OBJECT -> Optional.of(new FieldType.Group(reader.texts("texts")));
      case ANY -> Optional.of(new FieldType.Any());
      case MESSAGES ->
          Optional.of(new FieldType.Messages(counts(), List.copyOf(reader.texts("roles"))));
    };
  }

  private FieldType whole() {
    List<Long> of = reader.texts("of", "a whole number", Span::parseBound);
    Span range = span();
    if (!of.isEmpty() && !range.equals(Span.ANY)) {
      reader.fault("of", "a whole number has `of` or `range`, not both");
    }
    return new FieldType.Whole(range, of);
  }

  private FieldType text() {
    return new FieldType.Text(
        reader.count("max", 1).orElse(FieldType.Text.UNLIMITED),
        reader.count("maxWords", 1).orElse(FieldType.Text.UNLIMITED),
        reader.flag("emptyOk"));
  }

  /// `range`, whose bounds are included unless `open` names them, or `above` and `below`, which are
  /// not.
  private DecimalSpan decimals() {
    DecimalSpan closed =
        reader
            .bounds("range", "a number", DecimalSpan::parseBound, DecimalSpan::new)
            .orElse(DecimalSpan.ANY);
    Optional<BigDecimal> above = bound("above");
    Optional<BigDecimal> below = bound("below");
    List<String> open = Shared.oneOrMore(reader, OPEN, "`min` or `max`", TypeReader::end);
    if (!open.isEmpty() && !reader.has("range")) {
      reader.fault(OPEN, "`open` names ends of a `range`");
    }
    return new DecimalSpan(
        above.map(BigDecimal::doubleValue).orElse(closed.min()),
        below.map(BigDecimal::doubleValue).orElse(closed.max()),
        above.isPresent() || open.contains(LEAST),
        below.isPresent() || open.contains(MOST));
  }

  private static Optional<String> end(String text) {
    return Optional.of(text).filter(List.of(LEAST, MOST)::contains);
  }

  private Span span() {
    Span closed = wholes("range").orElse(Span.ANY);
    return new Span(
        bound("above").map(TypeReader::floor).map(least -> least + 1).orElse(closed.min()),
        bound("below").map(TypeReader::ceiling).map(most -> most - 1).orElse(closed.max()));
  }

  private static long floor(BigDecimal number) {
    return number.setScale(0, RoundingMode.FLOOR).longValue();
  }

  private static long ceiling(BigDecimal number) {
    return number.setScale(0, RoundingMode.CEILING).longValue();
  }

  /// A bound that is excluded itself.
  private Optional<BigDecimal> bound(String key) {
    if (reader.has(key) && reader.has("range")) {
      reader.fault(key, "`%s` does not go with `range`, which has both bounds".formatted(key));
    }
    return reader.number(key);
  }

  private Optional<Span> wholes(String key) {
    return reader.bounds(key, "a whole number", Span::parseBound, Span::new);
  }

  /// How many of something there may be.
  private Span counts() {
    Span count = wholes("count").orElse(new Span(0, Integer.MAX_VALUE));
    if (count.min() < 0) {
      reader.fault("count", "there are never fewer than 0");
    }
    return count;
  }

  private FieldType choice() {
    List<String> of = reader.texts("of");
    if (of.isEmpty()) {
      reader.fault("of", "a choice lists its words under `of`");
    }
    SequencedMap<String, String> aliases = new LinkedHashMap<>();
    Optional<MapReader> below = reader.map("aliases");
    for (String alias : below.map(MapReader::names).orElse(List.of())) {
      String word = below.orElseThrow().text(alias).orElse("");
      if (!of.contains(word)) {
        below.get().fault(alias, "an alias stands for one of " + of);
      }
      aliases.put(alias, word);
    }
    return new FieldType.Choice(of, reader.flag("caseless"), aliases);
  }

  private FieldType size() {
    Optional<Span> side = wholes("side");
    int step = reader.count("step", 1).orElse(1);
    if (side.filter(span -> span.min() % step != 0 || span.max() % step != 0).isPresent()) {
      reader.fault("step", "the bounds of `side` are multiples of `step`");
    }
    return new FieldType.Size(
        reader.texts("of", A_SIZE, PixelSize::parse),
        side,
        wholes("area"),
        ratios(),
        step,
        tiers(),
        reader.texts("suggest", A_SIZE, PixelSize::parse));
  }

  private SequencedMap<String, Long> tiers() {
    SequencedMap<String, Long> tiers = new LinkedHashMap<>();
    Optional<MapReader> below = reader.map("tiers");
    for (String name : below.map(MapReader::names).orElse(List.of())) {
      below.orElseThrow().count(name, 1).ifPresent(pixels -> tiers.put(name, pixels.longValue()));
    }
    return tiers;
  }

  private Optional<RatioSpan> ratios() {
    return reader.bounds("ratio", "a ratio such as 1/4", Ratio::parse, RatioSpan::new);
  }

  private FieldType image() {
    return new FieldType.Image(
        wholes("side"),
        ratios(),
        bytes(),
        reader.texts("formats", A_FORMAT, format -> Shared.constant(ImageFormat.class, format)));
  }

  private long bytes() {
    Optional<Long> bytes = reader.text("bytes").flatMap(Bytes::parse);
    if (reader.has("bytes") && bytes.isEmpty()) {
      reader.fault("bytes", "`bytes` is a length such as 10MB");
    }
    return bytes.orElse(Long.MAX_VALUE);
  }

  private Optional<FieldType> several() {
    Span count = counts();
    Optional<MapReader> below = reader.map("item");
    if (below.isEmpty()) {
      reader.fault("item", "a list says the type of its `item`");
      return Optional.empty();
    }
    Optional<FieldType> item = new TypeReader(below.get()).read();
    below.get().end();
    if (item.isPresent() && isWhole(item.get())) {
      below.get().fault("type", "an item is no list and no conversation itself");
      return Optional.empty();
    }
    return item.map(type -> new FieldType.Several(type, count));
  }

  private static boolean isWhole(FieldType type) {
    return type instanceof FieldType.Several || type instanceof FieldType.Messages;
  }
}
