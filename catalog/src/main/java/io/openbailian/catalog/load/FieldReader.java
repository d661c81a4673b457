package io.openbailian.catalog.load;

import io.openbailian.catalog.check.CheckOptions;
import io.openbailian.catalog.check.FieldCheck;
import io.openbailian.catalog.check.Shared;
import io.openbailian.catalog.check.Verdict;
import io.openbailian.catalog.check.Violation;
import io.openbailian.catalog.model.Field;
import io.openbailian.catalog.model.FieldType;
import io.openbailian.catalog.model.Place;
import io.openbailian.catalog.model.Rule;
import io.openbailian.catalog.model.Sayings;
import io.openbailian.catalog.model.SizeLike;
import io.openbailian.catalog.model.Words;
import io.openbailian.catalog.yaml.MapReader;
import io.openbailian.catalog.yaml.YamlMap;
import io.openbailian.catalog.yaml.YamlNode;
import io.openbailian.catalog.yaml.YamlScalar;
import io.openbailian.protocol.PixelSize;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Reads one field of a model.
final class FieldReader {
  private static final String LAST_IMAGE = "last image";

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
    Optional<FieldType> type = new TypeReader(reader).read();
    if (type.isEmpty()) {
      return Optional.empty();
    }
    boolean required = reader.flag("required");
    boolean settable = !reader.has("settable") || reader.flag("settable");
    Sayings say = say();
    List<Rule> rules = RuleReader.rules(reader);
    Field bare = new Field(meaning, type.get(), required, Optional.empty(), say);
    checkSuggestions(bare);
    Optional<SizeLike> like = like(type.get());
    Optional<JsonNode> fallback = like.isPresent() ? Optional.empty() : fallback(bare);
    Optional<Words> about = Shared.words(reader, "about");
    reader.end();
    return Optional.of(
        new Field(meaning, type.get(), required, settable, fallback, like, say, rules, about));
  }

  /// One sentence for values outside the limits, or a sentence for each way to be wrong.
  private Sayings say() {
    Optional<YamlNode> written = reader.node("say");
    if (written.isEmpty() || !(written.get() instanceof YamlMap)) {
      return new Sayings(Optional.empty(), Optional.empty(), reader.text("say"), Optional.empty());
    }
    MapReader below = reader.map("say").orElseThrow();
    Sayings say =
        new Sayings(
            below.text("required"), below.text("type"), below.text("limits"), below.text("rule"));
    below.end();
    return say;
  }

  /// `default: { like: last image, area: 1048576, step: 16 }`
  private Optional<SizeLike> like(FieldType type) {
    if (!(reader.node("default").orElse(null) instanceof YamlMap)) {
      return Optional.empty();
    }
    MapReader below = reader.map("default").orElseThrow();
    Optional<String> like = below.text("like");
    Optional<Integer> area = below.count("area", 1);
    int step = below.count("step", 1).orElse(1);
    below.end();
    if (!(type instanceof FieldType.Size) || !like.equals(Optional.of(LAST_IMAGE))) {
      reader.fault("default", "the default of a size may be { like: last image, area, step }");
    } else if (area.isEmpty()) {
      reader.fault("default", "`area` says about how many pixels there are");
    }
    return area.map(pixels -> new SizeLike(pixels, step));
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
      case Verdict.Passed() -> Optional.empty();
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
    return new FieldCheck(bare, Place.of(meaning)).judge(value, CheckOptions.DEFAULTS);
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
