package io.openbailian.catalog;

import io.openbailian.catalog.yaml.MapReader;
import io.openbailian.catalog.yaml.YamlMap;
import io.openbailian.catalog.yaml.YamlNode;
import io.openbailian.catalog.yaml.YamlScalar;
import io.openbailian.protocol.PixelSize;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Reads one field of a model.
final class FieldReader {
  private static final String A_SIZE = "a size such as 1024*1024";

  private final String meaning;
  private final MapReader reader;

  private FieldReader(String meaning, MapReader reader) {
    this.meaning = meaning;
    this.reader = reader;
  }

  static Optional<Field> read(String meaning, MapReader reader) {
    return new FieldReader(meaning, reader).field();
  }

  private Optional<Field> field() {
    Optional<Spelling> spelling = Shared.constant(Spelling.class, reader.text("type").orElse(""));
    if (spelling.isEmpty()) {
      reader.fault("type", "`type` is one of " + Shared.spellings(Spelling.class));
      return Optional.empty();
    }
    boolean required = reader.flag("required");
    Sayings say = say();
    Field bare = new Field(meaning, type(spelling.get()), required, Optional.empty(), say);
    checkSuggestions(bare);
    Optional<JsonNode> fallback = fallback(bare);
    reader.end();
    return Optional.of(new Field(meaning, bare.type(), required, fallback, say));
  }

  /// The types as the files spell them.
  private enum Spelling {
    TEXT,
    INT,
    NUMBER,
    BOOL,
    CHOICE,
    SIZE
  }

  private FieldType type(Spelling spelling) {
    return switch (spelling) {
      case TEXT ->
          new FieldType.Text(
              reader.count("max", 1).orElse(FieldType.Text.UNLIMITED), reader.flag("emptyOk"));
      case INT -> new FieldType.Whole(wholes("range").orElse(Span.ANY));
      case NUMBER ->
          new FieldType.Decimal(
              reader
                  .bounds("range", "a number", DecimalSpan::parseBound, DecimalSpan::new)
                  .orElse(DecimalSpan.ANY));
      case BOOL -> new FieldType.Flag();
      case CHOICE -> choice();
      case SIZE ->
          new FieldType.Size(
              reader.texts("of", A_SIZE, PixelSize::parse),
              wholes("side"),
              wholes("area"),
              reader.bounds("ratio", "a ratio such as 1/4", Ratio::parse, RatioSpan::new),
              reader.texts("suggest", A_SIZE, PixelSize::parse));
    };
  }

  private Optional<Span> wholes(String key) {
    return reader.bounds(key, "a whole number", Span::parseBound, Span::new);
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

  /// One sentence for values outside the limits, or a sentence for each way to be wrong.
  private Sayings say() {
    Optional<YamlNode> written = reader.node("say");
    if (written.isEmpty() || !(written.get() instanceof YamlMap)) {
      return new Sayings(Optional.empty(), Optional.empty(), reader.text("say"));
    }
    MapReader below = reader.map("say").orElseThrow();
    Sayings say = new Sayings(below.text("required"), below.text("type"), below.text("limits"));
    below.end();
    return say;
  }

  /// The default in canonical form, which its own field accepts.
  private Optional<JsonNode> fallback(Field bare) {
    Optional<YamlNode> written = reader.node("default");
    if (written.isEmpty()) {
      return Optional.empty();
    }
    JsonNode value = json(written.get());
    if (value == null) {
      reader.fault("default", "a default is a text, a number, true or false");
      return Optional.empty();
    }
    return switch (judge(bare, value)) {
      case Verdict.Fit(JsonNode fit) -> Optional.of(fit);
      case Verdict.Unfit(Violation violation) -> {
        reader.fault("default", "the field refuses its own default: " + violation.sentence());
        yield Optional.empty();
      }
    };
  }

  private void checkSuggestions(Field bare) {
    if (!(bare.type() instanceof FieldType.Size size)) {
      return;
    }
    for (PixelSize suggestion : size.suggest()) {
      if (judge(bare, JsonNodeFactory.instance.stringNode(suggestion.toString()))
          instanceof Verdict.Unfit(Violation violation)) {
        reader.fault(
            "suggest", "the field refuses %s: %s".formatted(suggestion, violation.sentence()));
      }
    }
  }

  private Verdict judge(Field bare, JsonNode value) {
    return new FieldCheck(bare, new Place(List.of(meaning))).judge(value, PromptOverflow.REJECT);
  }

  private static @Nullable JsonNode json(YamlNode node) {
    if (!(node instanceof YamlScalar scalar)) {
      return null;
    }
    JsonNodeFactory json = JsonNodeFactory.instance;
    return switch (scalar.kind()) {
      case TEXT -> json.stringNode(scalar.text());
      case FLAG -> json.booleanNode(Boolean.parseBoolean(scalar.text()));
      case NUMBER -> number(scalar.text());
      case NULL -> null;
    };
  }

  private static @Nullable JsonNode number(String text) {
    try {
      return JsonNodeFactory.instance.numberNode(new BigDecimal(text));
    } catch (NumberFormatException e) { // YAML also counts .inf and .nan as numbers
      return null;
    }
  }
}
