package io.openbailian.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.WireError;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
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

  static Stream<Model> models() {
    return Catalog.builtIn().models().stream();
  }

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyDefaultAndSuggestionSatisfiesItsOwnField(Model model) {
    for (Field field : model.fields()) {
      FieldCheck check = new FieldCheck(field, new Place(List.of(field.meaning())));
      field
          .fallback()
          .ifPresent(value ->
              assertThat(check.judge(value, PromptOverflow.REJECT))
                  .isEqualTo(new Verdict.Fit(value)));
    }
    for (var size : model.suggestedSizes()) {
      FieldCheck check =
          new FieldCheck(model.field("size").orElseThrow(), new Place(List.of("size")));
      assertThat(check.judge(JSON.stringNode(size.toString()), PromptOverflow.REJECT))
          .isInstanceOf(Verdict.Fit.class);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anyBodyIsEitherValidOrRefusedInWords(long seed) {
    Random random = new Random(seed);
    for (Model model : Catalog.builtIn().models()) {
      for (PromptOverflow overflow : PromptOverflow.values()) {
        JsonNode body = body(random);
        assertAnswered(model, body, new CheckOptions(overflow), "seed " + seed + " " + body);
      }
    }
  }

  private static void assertAnswered(
      Model model, JsonNode body, CheckOptions options, String name) {
    Catalog catalog = Catalog.builtIn();
    Operation operation = catalog.operations().getFirst();
    switch (catalog.check(operation, model, body, options)) {
      case Checked.Valid(Values values) -> assertCanonical(catalog, model, values, name);
      case Checked.Invalid(List<Violation> violations) -> {
        WireError error = violations.getFirst().toError();
        assertThat(error.status()).as(name).isEqualTo(ErrorCode.INVALID_PARAMETER.status());
        assertThat(error.message()).as(name).isNotBlank().hasSizeLessThan(400);
      }
    }
  }

  /// What a check calls valid is valid when it is sent again, and stays the same.
  private static void assertCanonical(Catalog catalog, Model model, Values values, String name) {
    ObjectNode tree = values.toJson();
    ObjectNode again = Json.object();
    ObjectNode input = again.putObject("input");
    ObjectNode parameters = again.putObject("parameters");
    tree.properties()
        .forEach(entry ->
            (entry.getKey().equals("prompt") ? input : parameters)
                .set(entry.getKey(), entry.getValue()));

    Checked checked =
        catalog.check(catalog.operations().getFirst(), model, again, CheckOptions.DEFAULTS);

    assertThat(checked).as(name).isInstanceOf(Checked.Valid.class);
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
