package io.openbailian.catalog.check;

import static io.openbailian.protocol.ErrorCode.INVALID_PARAMETER;

import io.openbailian.catalog.check.Verdict.Fit;
import io.openbailian.catalog.check.Verdict.Passed;
import io.openbailian.catalog.check.Verdict.Unfit;
import io.openbailian.catalog.model.Bytes;
import io.openbailian.catalog.model.DecimalSpan;
import io.openbailian.catalog.model.Field;
import io.openbailian.catalog.model.FieldType;
import io.openbailian.catalog.model.MessageParts;
import io.openbailian.catalog.model.Place;
import io.openbailian.catalog.model.Sayings;
import io.openbailian.catalog.model.Span;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.PixelSize;
import io.openbailian.text.Pattern;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NumericNode;

/// Judges one value against the limits of one field, and brings it into canonical form.
///
/// It is lenient the way hand-written clients need it, unless told otherwise: numbers and flags may
/// be strings, and `1024x1024` is a size.
///
/// @param parts what messages may hold, for a field that is some
/// @param many whether the place is one of every element; asked once, for it is asked often
public record FieldCheck(Field field, Place place, MessageParts parts, boolean many) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final String SENT = "{sent}";
  private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE);
  private static final BigDecimal GREATEST = BigDecimal.valueOf(Long.MAX_VALUE);

  /// Longer than any number, flag or size that means something.
  private static final int LONGEST_SCALAR = 64;

  public FieldCheck(Field field, Place place, MessageParts parts) {
    this(field, place, parts, place.hasMany());
  }

  public FieldCheck(Field field, Place place) {
    this(field, place, MessageParts.UNKNOWN);
  }

  /// What the field says to what stands at its place; null when nothing does.
  @Nullable Verdict read(JsonNode body, CheckOptions options) {
    if (many) {
      List<Place.Found> found = place.all(body);
      return found.isEmpty() ? null : judge(found, options);
    }
    JsonNode sent = place.in(body);
    return sent == null ? null : judge(sent, options);
  }

  private Verdict judge(List<Place.Found> found, CheckOptions options) {
    if (field.type() instanceof FieldType.Several several) {
      return several(several, found, options);
    }
    if (found.size() > 1) {
      Place.Found second = found.get(1);
      return new Unfit(
          new Violation(
              INVALID_PARAMETER,
              second.place().toString(),
              Sentences.type(place.name()),
              Sent.of(second.value())));
    }
    return new FieldCheck(field, found.getFirst().place()).judge(found.getFirst().value(), options);
  }

  public Verdict judge(JsonNode value, CheckOptions options) {
    return switch (field.type()) {
      case FieldType.Text text -> text(text, value, options);
      case FieldType.Whole whole -> whole(whole, value, options);
      case FieldType.Decimal decimal -> decimal(decimal.range(), value, options);
      case FieldType.Flag() -> flag(value, options);
      case FieldType.Choice choice -> choice(choice, value);
      case FieldType.Size size -> size(size, value, options);
      case FieldType.Image image -> image(image, value);
      case FieldType.Audio _ -> audio(value);
      case FieldType.Several several -> several(several, value, options);
      case FieldType.Group group -> value.isObject() ? group(group, value) : wrongType(value);
      case FieldType.Any() -> new Fit(value);
      case FieldType.Messages messages -> messages(messages, value, options);
    };
  }

  /// What a request without the field is told.
  Violation missing() {
    return violation(field.say().required().orElseGet(() -> Sentences.required(place)), "");
  }

  private Verdict text(FieldType.Text type, JsonNode value, CheckOptions options) {
    if (!value.isString()) {
      return wrongType(value);
    }
    String text = value.stringValue();
    if (field.required() && !type.emptyOk() && text.isBlank()) {
      return unsaid(value);
    }
    if (type.maxWords() < text.length() && words(text) > type.maxWords()) {
      return outside(Sentences.words(name(), type.maxWords()), words(text) + " words");
    }
    if (text.length() <= type.max() || text.codePointCount(0, text.length()) <= type.max()) {
      return new Fit(value);
    }
    return switch (options.promptOverflow()) {
      case TRUNCATE ->
          new Fit(JSON.stringNode(text.substring(0, text.offsetByCodePoints(0, type.max()))));
      case REJECT -> {
        int least = field.required() && !type.emptyOk() ? 1 : 0;
        yield outside(Sentences.length(name(), least, type.max()), Sent.length(text));
      }
    };
  }

  private Verdict unsaid(JsonNode value) {
    return new Unfit(violation(missing().sentence(), Sent.of(value)));
  }

  private static long words(String text) {
    return SPACES.splitAsStream(text.strip()).count();
  }

  private Verdict whole(FieldType.Whole type, JsonNode value, CheckOptions options) {
    if (value.isInt() || value.isLong()) {
      return whole(type, value, value.longValue());
    }
    Optional<BigDecimal> number = number(value, options);
    if (number.isEmpty()) {
      return wrongType(value);
    }
    if (number.get().compareTo(LEAST) < 0 || number.get().compareTo(GREATEST) > 0) {
      return outside(type, value);
    }
    BigDecimal shortest = number.get().stripTrailingZeros();
    return shortest.scale() > 0 ? wrongType(value) : whole(type, value, shortest.longValueExact());
  }

  private Verdict whole(FieldType.Whole type, JsonNode sent, long value) {
    return type.holds(value) ? new Fit(JSON.numberNode(value)) : outside(type, sent);
  }

  private Verdict outside(FieldType.Whole type, JsonNode value) {
    Span range = type.range();
    return outside(
        type.of().isEmpty()
            ? Sentences.range(name(), range.min(), range.max())
            : Sentences.oneOf(name(), type.of()),
        value);
  }

  private Verdict decimal(DecimalSpan range, JsonNode value, CheckOptions options) {
    Optional<BigDecimal> number = number(value, options);
    if (number.isEmpty()) {
      return wrongType(value);
    }
    double decimal = number.get().doubleValue();
    return Double.isFinite(decimal) && range.holds(decimal)
        ? new Fit(JSON.numberNode(decimal))
        : outside(Sentences.range(name(), range), value);
  }

  /// A finite number, or a string that spells one where spellings are free.
  private static Optional<BigDecimal> number(JsonNode value, CheckOptions options) {
    if (value instanceof NumericNode number) {
      return number.isNaN() ? Optional.empty() : Optional.of(number.decimalValue());
    }
    if (options.exactSpelling()
        || !value.isString()
        || value.stringValue().length() > LONGEST_SCALAR) {
      return Optional.empty();
    }
    try {
      return Optional.of(new BigDecimal(value.stringValue().strip()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private Verdict flag(JsonNode value, CheckOptions options) {
    if (value.isBoolean()) {
      return new Fit(value);
    }
    String text = value.isString() ? value.stringValue() : "";
    if (options.exactSpelling() || text.length() > LONGEST_SCALAR) {
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
        : outside(Sentences.type(name()), value);
  }

  private Verdict size(FieldType.Size type, JsonNode value, CheckOptions options) {
    if (!value.isString()) {
      return wrongType(value);
    }
    String text = value.stringValue();
    if (text.length() > LONGEST_SCALAR) {
      return new Unfit(violation(Sentences.SIZE_FORMAT, Sent.of(value)));
    }
    Optional<String> tier = type.tier(text);
    if (tier.isPresent()) {
      return new Fit(JSON.stringNode(tier.get()));
    }
    Optional<PixelSize> size = PixelSize.parse(text);
    if (size.isEmpty() || (options.exactSpelling() && !size.get().toString().equals(text))) {
      return new Unfit(violation(Sentences.SIZE_FORMAT, Sent.of(value)));
    }
    return SizeRules.broken(type, size.get())
        .<Verdict>map(sentence -> outside(sentence, value, size.get()))
        .orElseGet(() -> new Fit(JSON.stringNode(SizeRules.stepped(type, size.get()).toString())));
  }

  /// A sentence of its own may say how large the size is.
  private Verdict outside(String pattern, JsonNode value, PixelSize size) {
    String sentence =
        field
            .say()
            .limits()
            .orElse(pattern)
            .replace(SENT, Sent.word(value))
            .replace("{area}", String.valueOf(size.pixels()))
            .replace("{width}", String.valueOf(size.width()))
            .replace("{height}", String.valueOf(size.height()));
    return new Unfit(violation(sentence, Sent.of(value)));
  }

  private Verdict image(FieldType.Image type, JsonNode value) {
    if (!value.isString()) {
      return wrongType(value);
    }
    if (field.required() && value.stringValue().isBlank()) {
      return unsaid(value);
    }
    Optional<ImageInput> input = ImageInput.parse(value.stringValue());
    if (input.isEmpty()) {
      return refused(ErrorCode.INVALID_URL, Sent.of(value));
    }
    return switch (input.get()) {
      case ImageInput.Url(URI address) -> new Fit(JSON.stringNode(address.toString()));
      case ImageInput.Uploaded _ -> new Fit(value);
      case ImageInput.Inline inline ->
          inline.leastBytes() > type.bytes()
              ? refused(ErrorCode.INVALID_IMAGE_SIZE, "over " + Bytes.toString(type.bytes()))
              : new Fit(value);
    };
  }

  /// Recordings are too large to be sent along.
  private Verdict audio(JsonNode value) {
    if (!value.isString()) {
      return wrongType(value);
    }
    return switch (ImageInput.parse(value.stringValue()).orElse(null)) {
      case ImageInput.Url(URI address) -> new Fit(JSON.stringNode(address.toString()));
      case ImageInput.Uploaded _ -> new Fit(value);
      case ImageInput.Inline _ -> refused(ErrorCode.INVALID_URL, Sent.of(value));
      case null -> refused(ErrorCode.INVALID_URL, Sent.of(value));
    };
  }

  private Verdict several(FieldType.Several type, JsonNode value, CheckOptions options) {
    if (!value.isArray()) {
      return wrongType(value);
    }
    List<Place.Found> found = new ArrayList<>(value.size());
    for (JsonNode item : value.values()) {
      found.add(new Place.Found(item, place.element(found.size())));
    }
    return several(type, found, options);
  }

  private Verdict several(FieldType.Several type, List<Place.Found> found, CheckOptions options) {
    if (found.isEmpty() && field.required()) {
      return new Unfit(violation(missing().sentence(), "an empty array"));
    }
    if (!type.count().holds(found.size())) {
      Span count = type.count();
      String sentence =
          field
              .say()
              .limits()
              .map(say -> say.replace("{count}", String.valueOf(found.size())))
              .orElseGet(() -> Sentences.length(name(), count.min(), count.max()));
      return new Unfit(violation(sentence, found.size() + " of them"));
    }
    Sayings say =
        new Sayings(Optional.empty(), field.say().type(), Optional.empty(), Optional.empty());
    Field one = new Field(field.meaning(), type.item(), false, Optional.empty(), say);
    ArrayNode kept = JSON.arrayNode();
    for (Place.Found item : found) {
      switch (new FieldCheck(one, item.place()).judge(item.value(), options)) {
        case Fit(JsonNode fit) -> kept.add(fit);
        case Passed() -> {}
        case Unfit unfit -> {
          return unfit;
        }
      }
    }
    return new Fit(kept);
  }

  /// Messages that nothing else is read from are a conversation of texts.
  private Verdict messages(FieldType.Messages type, JsonNode value, CheckOptions options) {
    return parts.names().isEmpty()
        ? new ConversationCheck(type, place, options.exactSpelling()).judge(value)
        : new MessagesCheck(type, place, parts).judge(value);
  }

  private Verdict group(FieldType.Group type, JsonNode value) {
    return type.texts().isEmpty() ? new Fit(value) : new GroupCheck(type, place).judge(value);
  }

  /// What the field is called in a sentence: a part of a message is known by its meaning.
  private String name() {
    return place.isPart() ? field.meaning() : place.name();
  }

  private Verdict refused(ErrorCode code, String sent) {
    return new Unfit(new Violation(code, place.toString(), code.sentence(), sent));
  }

  private Verdict wrongType(JsonNode value) {
    String sentence = field.say().type().orElseGet(() -> Sentences.type(name()));
    return new Unfit(violation(sentence, Sent.of(value)));
  }

  private Verdict outside(String pattern, JsonNode value) {
    String sentence =
        field.say().limits().map(say -> say.replace(SENT, Sent.word(value))).orElse(pattern);
    return new Unfit(violation(sentence, Sent.of(value)));
  }

  private Verdict outside(String pattern, String sent) {
    return new Unfit(violation(field.say().limits().orElse(pattern), sent));
  }

  private Violation violation(String sentence, String sent) {
    return new Violation(INVALID_PARAMETER, place.toString(), sentence, sent);
  }
}
