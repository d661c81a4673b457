package io.openbailian.catalog;

import static io.openbailian.protocol.ErrorCode.INVALID_PARAMETER;

import io.openbailian.catalog.Verdict.Fit;
import io.openbailian.catalog.Verdict.Unfit;
import io.openbailian.protocol.PixelSize;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NumericNode;

/// Judges one value against the limits of one field, and brings it into canonical form.
///
/// It is lenient the way hand-written clients need it: numbers and flags may be strings.
record FieldCheck(Field field, Place place) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE);
  private static final BigDecimal GREATEST = BigDecimal.valueOf(Long.MAX_VALUE);

  /// Longer than any number, flag or size that means something.
  private static final int LONGEST_SCALAR = 64;

  Verdict judge(JsonNode value, PromptOverflow overflow) {
    return switch (field.type()) {
      case FieldType.Text text -> text(text, value, overflow);
      case FieldType.Whole whole -> whole(whole.range(), value);
      case FieldType.Decimal decimal -> decimal(decimal.range(), value);
      case FieldType.Flag() -> flag(value);
      case FieldType.Choice choice -> choice(choice, value);
      case FieldType.Size size -> size(size, value);
    };
  }

  /// What a request without the field is told.
  Violation missing() {
    return violation(field.say().required().orElseGet(() -> Sentences.required(place)), "");
  }

  private Verdict text(FieldType.Text type, JsonNode value, PromptOverflow overflow) {
    if (!value.isString()) {
      return wrongType(value);
    }
    String text = value.stringValue();
    if (field.required() && !type.emptyOk() && text.isBlank()) {
      return new Unfit(violation(missing().sentence(), Sent.of(value)));
    }
    if (text.length() <= type.max() || text.codePointCount(0, text.length()) <= type.max()) {
      return new Fit(value);
    }
    return switch (overflow) {
      case TRUNCATE ->
          new Fit(JSON.stringNode(text.substring(0, text.offsetByCodePoints(0, type.max()))));
      case REJECT -> {
        int least = field.required() && !type.emptyOk() ? 1 : 0;
        yield outside(Sentences.length(place.name(), least, type.max()), Sent.length(text));
      }
    };
  }

  private Verdict whole(Span range, JsonNode value) {
    if (value.isInt() || value.isLong()) {
      return whole(range, value, value.longValue());
    }
    Optional<BigDecimal> number = number(value);
    if (number.isEmpty()) {
      return wrongType(value);
    }
    if (number.get().compareTo(LEAST) < 0 || number.get().compareTo(GREATEST) > 0) {
      return outside(range, value);
    }
    BigDecimal shortest = number.get().stripTrailingZeros();
    return shortest.scale() > 0 ? wrongType(value) : whole(range, value, shortest.longValueExact());
  }

  private Verdict whole(Span range, JsonNode sent, long value) {
    return range.holds(value) ? new Fit(JSON.numberNode(value)) : outside(range, sent);
  }

  private Verdict outside(Span range, JsonNode value) {
    return outside(Sentences.range(place.name(), range.min(), range.max()), Sent.of(value));
  }

  private Verdict decimal(DecimalSpan range, JsonNode value) {
    Optional<BigDecimal> number = number(value);
    if (number.isEmpty()) {
      return wrongType(value);
    }
    double decimal = number.get().doubleValue();
    return Double.isFinite(decimal) && range.holds(decimal)
        ? new Fit(JSON.numberNode(decimal))
        : outside(Sentences.range(place.name(), range.min(), range.max()), Sent.of(value));
  }

  /// A finite number, or a string that spells one.
  private static Optional<BigDecimal> number(JsonNode value) {
    if (value instanceof NumericNode number) {
      return number.isNaN() ? Optional.empty() : Optional.of(number.decimalValue());
    }
    if (!value.isString() || value.stringValue().length() > LONGEST_SCALAR) {
      return Optional.empty();
    }
    try {
      return Optional.of(new BigDecimal(value.stringValue().strip()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private Verdict flag(JsonNode value) {
    if (value.isBoolean()) {
      return new Fit(value);
    }
    String text = value.isString() ? value.stringValue() : "";
    if (text.length() > LONGEST_SCALAR) {
      return wrongType(value);
    }
    String word = text.strip().toLowerCase(Locale.ROOT);
    return word.equals("true") || word.equals("false")
        ? new Fit(JSON.booleanNode(word.equals("true")))
        : wrongType(value);
  }

  private Verdict choice(FieldType.Choice type, JsonNode value) {
    if (!value.isString()) {
      return wrongType(value);
    }
    Optional<String> word = type.word(value.stringValue());
    return word.isPresent()
        ? new Fit(JSON.stringNode(word.get()))
        : outside(Sentences.type(place.name()), Sent.of(value));
  }

  private Verdict size(FieldType.Size type, JsonNode value) {
    if (!value.isString()) {
      return wrongType(value);
    }
    String text = value.stringValue();
    Optional<PixelSize> size =
        text.length() > LONGEST_SCALAR ? Optional.empty() : PixelSize.parse(text);
    if (size.isEmpty()) {
      return new Unfit(violation(Sentences.SIZE_FORMAT, Sent.of(value)));
    }
    return broken(type, size.get())
        .<Verdict>map(sentence -> outside(sentence, Sent.of(value)))
        .orElseGet(() -> new Fit(JSON.stringNode(size.get().toString())));
  }

  /// The sentence of the rule that a size breaks; empty for a legal size.
  private static Optional<String> broken(FieldType.Size type, PixelSize size) {
    if (type.lists(size)) {
      return Optional.empty();
    }
    if (!type.hasLimits()) {
      return Optional.of(Sentences.sizes(type.of()));
    }
    Optional<Span> side = type.side();
    if (side.isPresent() && !(side.get().holds(size.width()) && side.get().holds(size.height()))) {
      return side.map(Sentences::sides);
    }
    if (type.area().isPresent() && !type.area().get().holds(size.pixels())) {
      return type.area().map(Sentences::area);
    }
    return type.ratio().filter(ratio -> !ratio.holds(size)).map(Sentences::ratio);
  }

  private Verdict wrongType(JsonNode value) {
    String sentence = field.say().type().orElseGet(() -> Sentences.type(place.name()));
    return new Unfit(violation(sentence, Sent.of(value)));
  }

  private Verdict outside(String pattern, String sent) {
    return new Unfit(violation(field.say().limits().orElse(pattern), sent));
  }

  private Violation violation(String sentence, String sent) {
    return new Violation(INVALID_PARAMETER, place.toString(), sentence, sent);
  }
}
