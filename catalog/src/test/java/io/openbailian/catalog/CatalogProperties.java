package io.openbailian.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.catalog.check.CheckOptions;
import io.openbailian.catalog.check.Checked;
import io.openbailian.catalog.check.FieldCheck;
import io.openbailian.catalog.check.Verdict;
import io.openbailian.catalog.check.Violation;
import io.openbailian.catalog.load.CatalogLoader;
import io.openbailian.catalog.model.Field;
import io.openbailian.catalog.model.FieldType;
import io.openbailian.catalog.model.Mode;
import io.openbailian.catalog.model.Model;
import io.openbailian.catalog.model.Operation;
import io.openbailian.catalog.model.Place;
import io.openbailian.catalog.model.PromptOverflow;
import io.openbailian.catalog.model.ResultShape;
import io.openbailian.catalog.model.Values;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.PixelSize;
import io.openbailian.protocol.WireError;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class CatalogProperties {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<String> NAMES =
      List.of(
          "input",
          "parameters",
          "prompt",
          "negative_prompt",
          "size",
          "n",
          "prompt_extend",
          "watermark",
          "seed",
          "x");
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "a cat",
          "🐱",
          "\uD83D",
          "true",
          "1",
          "1.5",
          "NaN",
          "1e999999999",
          "-0",
          "1024*1024",
          "0*0",
          "99999999*1",
          "1024×512",
          "١*١",
          "0x10",
          "\u0000",
          "a".repeat(3000));

  private static final List<String> PICTURES =
      List.of(
          "https://example.com/图.png",
          "http://example.com/1.jpg?a=b",
          "oss://dashscope-instant/a/b.png",
          "data:image/png;base64,iVBORw0KGgo=",
          "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk");

  static Stream<Model> models() {
    return CatalogLoader.builtIn().models().stream();
  }

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyDefaultAndSuggestionSatisfiesItsOwnField(Model model) {
    for (Field field : model.fields()) {
      FieldCheck check = new FieldCheck(field, Place.of(field.meaning()));
      field
          .fallback()
          .ifPresent(value ->
              assertThat(check.judge(value, CheckOptions.DEFAULTS))
                  .isEqualTo(new Verdict.Fit(value)));
    }
    for (var size : model.suggestedSizes()) {
      FieldCheck check = new FieldCheck(model.field("size").orElseThrow(), Place.of("size"));
      assertThat(check.judge(JSON.stringNode(size.toString()), CheckOptions.DEFAULTS))
          .isInstanceOf(Verdict.Fit.class);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anyBodyIsEitherValidOrRefusedInWords(long seed) {
    Random random = new Random(seed);
    for (Way way : ways()) {
      for (PromptOverflow overflow : PromptOverflow.values()) {
        JsonNode body = body(random);
        assertAnswered(way, body, new CheckOptions(overflow), "seed " + seed + " " + body);
        JsonNode likely = likely(random, way);
        assertAnswered(way, likely, new CheckOptions(overflow), "seed " + seed + " " + likely);
      }
    }
  }

  /// One way to call one model.
  private record Way(Operation operation, Model model, Mode mode) {
    Checked check(JsonNode body, CheckOptions options) {
      return CatalogLoader.builtIn().check(operation, model, mode, body, options);
    }
  }

  private static List<Way> ways() {
    return CatalogLoader.builtIn().models().stream()
        .flatMap(model ->
            model.serves().entrySet().stream()
                .flatMap(entry ->
                    entry.getValue().stream()
                        .map(mode ->
                            new Way(
                                CatalogLoader.builtIn().operation(entry.getKey()).orElseThrow(),
                                model,
                                mode))))
        .toList();
  }

  /// Bodies that have something of the right kind at every place, or nearly so.
  private static JsonNode likely(Random random, Way way) {
    ObjectNode body = Json.object();
    for (Field field : way.model().fields()) {
      for (Place place : way.operation().places(field.meaning())) {
        if (random.nextInt(4) > 0) {
          put(body, place, random.nextInt(12) == 0 ? any(random, 2) : value(random, field));
        }
      }
    }
    return body;
  }

  /// A value put below what an earlier one left may find no room.
  private static void put(ObjectNode body, Place place, JsonNode value) {
    try {
      place.put(body, value);
    } catch (RuntimeException e) {
      assertThat(e).isInstanceOf(RuntimeException.class);
    }
  }

  private static long whole(Random random, FieldType.Whole type) {
    return type.of().isEmpty()
        ? Math.max(random.nextInt(1, 4), type.range().min())
        : type.of().get(random.nextInt(type.of().size()));
  }

  private static String size(Random random, FieldType.Size type) {
    return type.of().isEmpty() || random.nextInt(8) == 0
        ? random.nextBoolean() ? "1280*1280" : "1024x1024"
        : type.of().get(random.nextInt(type.of().size())).toString();
  }

  /// Of fields whose type does not tell what they hold.
  private static final Map<String, String> TOLD_BY_MEANING =
      Map.of(
          "tools",
          "[{\"type\": \"function\", \"function\": {\"name\": \"f\"}}]",
          "tool_choice",
          "\"auto\"",
          "response_format",
          "{\"type\": \"text\"}",
          "stop",
          "\"x\"");

  private static JsonNode value(Random random, Field field) {
    String told = TOLD_BY_MEANING.get(field.meaning());
    return told == null ? value(random, field.type()) : Json.mapper().readTree(told);
  }

  private static JsonNode value(Random random, FieldType type) {
    return switch (type) {
      case FieldType.Text _ -> JSON.stringNode(TEXTS.get(random.nextInt(4)));
      case FieldType.Whole whole -> JSON.numberNode(whole(random, whole));
      case FieldType.Decimal _ -> JSON.numberNode(random.nextInt(0, 3));
      case FieldType.Flag _ -> JSON.booleanNode(random.nextBoolean());
      case FieldType.Choice choice ->
          JSON.stringNode(choice.of().get(random.nextInt(choice.of().size())));
      case FieldType.Size size -> JSON.stringNode(size(random, size));
      case FieldType.Image _ -> JSON.stringNode(PICTURES.get(random.nextInt(PICTURES.size())));
      case FieldType.Audio _ -> JSON.stringNode("https://example.com/a.wav");
      case FieldType.Several several -> several(random, several.item());
      case FieldType.Group group -> {
        ObjectNode object = Json.object();
        group.texts().forEach(name -> object.put(name, "x"));
        yield object;
      }
      case FieldType.Any _ -> any(random, 2);
      case FieldType.Messages messages ->
          Json.mapper()
              .readTree(
                  "[{\"role\": \"user\", \"content\": %s}]"
                      .formatted(messages.roles().size() > 1 ? "\"hi\"" : "[]"));
    };
  }

  private static JsonNode several(Random random, FieldType item) {
    ArrayNode items = JSON.arrayNode();
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      items.add(value(random, item));
    }
    return items;
  }

  @Test
  void manyLikelyBodiesAreValid() {
    for (Way way : ways()) {
      long valid =
          LongStream.range(0, 200)
              .mapToObj(seed -> way.check(likely(new Random(seed), way), CheckOptions.DEFAULTS))
              .filter(Checked.Valid.class::isInstance)
              .count();
      assertThat(valid).as(way.toString()).isGreaterThan(2);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aSizeThatFollowsAPictureIsLegal(long seed) {
    Random random = new Random(seed);
    PixelSize picture = new PixelSize(random.nextInt(1, 9000), random.nextInt(1, 9000));
    for (Model model : CatalogLoader.builtIn().models()) {
      Field size = model.field("size").orElse(null);
      if (size != null && size.like().isPresent()) {
        PixelSize followed = size.like().get().of(picture, (FieldType.Size) size.type());

        assertThat(followed.width() % 16 + followed.height() % 16).isZero();
        assertThat(followed.pixels()).isLessThan(size.like().get().area() * 11 / 10);
        if (size.settable()
            && size.type() instanceof FieldType.Size type
            && type.side().isEmpty()) {
          assertThat(
                  new FieldCheck(size, Place.of("size"))
                      .judge(JSON.stringNode(followed.toString()), CheckOptions.DEFAULTS))
              .as(model.name() + " " + picture)
              .isEqualTo(new Verdict.Fit(JSON.stringNode(followed.toString())));
        }
      }
    }
  }

  private static void assertAnswered(Way way, JsonNode body, CheckOptions options, String name) {
    switch (way.check(body, options)) {
      case Checked.Valid(Values values) -> assertCanonical(way, values, name);
      case Checked.Invalid(List<Violation> violations) -> {
        WireError error = violations.getFirst().toError();
        assertThat(error.status()).as(name).isEqualTo(ErrorCode.INVALID_PARAMETER.status());
        assertThat(error.message()).as(name).isNotBlank().hasSizeLessThan(400);
      }
    }
  }

  /// What a check calls valid is valid when it is sent again, and stays the same.
  private static void assertCanonical(Way way, Values values, String name) {
    ObjectNode tree = values.toJson();
    ObjectNode again = Json.object();
    way.operation()
        .places()
        .forEach((meaning, places) -> {
          if (meaning.equals("messages") && way.operation().result() != ResultShape.TEXT) {
            places
                .getFirst()
                .put(again, Json.mapper().readTree("[{\"role\": \"user\", \"content\": []}]"));
          } else if (tree.has(meaning)) {
            places.getFirst().put(again, tree.get(meaning));
          }
        });
    if (!again.has("input")) {
      again.putObject("input");
    }

    Checked checked = way.check(again, CheckOptions.DEFAULTS);

    assertThat(checked).as(name + " -> " + again).isInstanceOf(Checked.Valid.class);
    assertThat(((Checked.Valid) checked).values().toJson()).as(name).isEqualTo(tree);
  }

  private static JsonNode body(Random random) {
    ObjectNode body = Json.object();
    body.set("model", any(random, 0));
    body.set("input", random.nextInt(8) == 0 ? any(random, 1) : members(random));
    body.set("parameters", random.nextInt(8) == 0 ? any(random, 1) : members(random));
    if (body.get("input") instanceof ObjectNode input && random.nextBoolean()) {
      input.put("prompt", "a cat");
    }
    return random.nextInt(20) == 0 ? any(random, 0) : body;
  }

  private static ObjectNode members(Random random) {
    ObjectNode members = Json.object();
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      members.set(NAMES.get(random.nextInt(NAMES.size())), any(random, 2));
    }
    return members;
  }

  private static JsonNode any(Random random, int depth) {
    return switch (random.nextInt(depth > 3 ? 8 : 10)) {
      case 0 -> JSON.nullNode();
      case 1 -> JSON.booleanNode(random.nextBoolean());
      case 2 -> JSON.numberNode(random.nextInt(-2, 6));
      case 3 -> JSON.numberNode(random.nextLong());
      case 4 -> JSON.numberNode(Double.longBitsToDouble(random.nextLong()));
      case 5 -> JSON.numberNode(new BigInteger(1000, random));
      case 6 -> JSON.numberNode(new BigDecimal(BigInteger.ONE, random.nextInt()));
      case 7 -> JSON.stringNode(TEXTS.get(random.nextInt(TEXTS.size())));
      case 8 -> array(random, depth);
      default -> members(random);
    };
  }

  private static ArrayNode array(Random random, int depth) {
    ArrayNode array = JSON.arrayNode();
    int count = random.nextInt(3);
    for (int i = 0; i < count; i++) {
      array.add(any(random, depth + 1));
    }
    return array;
  }
}
