package io.openbailian.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
  private static final JsonShape SHAPE =
      JsonShape.of(
          List.of(
              List.of("model"),
              List.of("input", "prompt"),
              List.of("input", "messages"),
              List.of("parameters", "size")));
  private static final long PLENTY = 1 << 20;

  private static JsonReading read(String json, JsonShape shape, long most) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    JsonReading ofArray = JsonReader.read(bytes, bytes.length, shape, most);
    JsonReading ofStream = JsonReader.read(new ByteArrayInputStream(bytes), shape, most);
    assertThat(ofStream).isEqualTo(ofArray);
    return ofArray;
  }

  private static JsonReading.Read whole(String json) {
    return (JsonReading.Read) read(json, JsonShape.whole(), PLENTY);
  }

  private static String many(String value, int count) {
    return "[" + (value + ",").repeat(count - 1) + value + "]";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "\"text\"",
        "{\"a\":[1,-2.5,1e3,12345678901,123456789012345678901234567890,true,false,null,\"x\"]}",
        "{\"a\":{\"b\":[{\"c\":[[]]}]},\"d\":\"\\u4e2d\\n\\ud83d\\ude00\"}",
        "  {\"a\" : 1 }  ",
        "{\"a\":1,\"a\":2}",
        "\uFEFF{\"a\":1}"
      })
  void makesTheTreeThatTheMapperMakes(String json) {
    assertThat(whole(json).tree())
        .isEqualTo(Json.mapper().readTree(json.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void keepsWhatIsReadAndTheNamesOfTheRest() {
    JsonReading.Read read =
        (JsonReading.Read)
            read(
                """
                {"model":"m","x":[{"y":1}],"input":{"prompt":"p","style":{"deep":[1]},
                 "messages":[{"role":"user","any":{"thing":1}}]},"parameters":{"size":"1*1","n":2}}
                """,
                SHAPE,
                PLENTY);

    assertThat(Json.text(read.tree()))
        .isEqualTo(
            """
            {"model":"m","input":{"prompt":"p","messages":[{"role":"user","any":{"thing":1}}]},\
            "parameters":{"size":"1*1"}}\
            """);
    assertThat(read.unknown()).containsExactly("x", "input.style", "parameters.n");
  }

  @Test
  void keepsAValueOfTheWrongKindForTheCheckToTellOf() {
    JsonReading.Read read =
        (JsonReading.Read)
            read("{\"input\":\"text\",\"parameters\":[{\"size\":1,\"x\":2}]}", SHAPE, PLENTY);

    assertThat(Json.text(read.tree()))
        .isEqualTo("{\"input\":\"text\",\"parameters\":[{\"size\":1}]}");
  }

  @Test
  void whatAsksForNothingIsNotNamed() {
    JsonReading.Read read =
        (JsonReading.Read)
            read(
                "{\"a\":null,\"b\":false,\"c\":0,\"d\":[],\"e\":{},\"f\":0.0,\"g\":[{}],\"h\":true,\"i\":{\"j\":0},\"model\":\"m\"}",
                SHAPE,
                PLENTY);

    assertThat(read.unknown()).containsExactly("g", "h", "i");
    assertThat(Json.text(read.tree())).isEqualTo("{\"model\":\"m\"}");
  }

  @Test
  void unknownNamesAreFewAndShort() {
    StringBuilder json = new StringBuilder("{\"").append("n".repeat(1000)).append("\":1");
    for (int i = 0; i < 1000; i++) {
      json.append(",\"a").append(i).append("\":1");
    }
    JsonReading.Read read = (JsonReading.Read) read(json.append('}').toString(), SHAPE, PLENTY);

    assertThat(read.unknown()).hasSize(32).allMatch(name -> name.length() <= 128);
    assertThat(read.weight()).isLessThan(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "\"\"", "{\"a\":{}}"})
  void unknownValuesWeighNothing(String value) {
    String json = "{\"model\":\"m\",\"x\":%s}".formatted(many(value, 80_000));

    JsonReading.Read read = (JsonReading.Read) read(json, SHAPE, 1000);

    assertThat(read.tree().size()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "\"\"", "0", "{\"a\":1}"})
  void whatIsReadIsWeighedByWhatItMakes(String value) {
    String json = "{\"input\":{\"messages\":%s}}".formatted(many(value, 30_000));

    JsonReading.TooHeavy heavy = (JsonReading.TooHeavy) read(json, SHAPE, 100_000);
    JsonReading.Read read = (JsonReading.Read) read(json, SHAPE, heavy.weight() + json.length());

    assertThat(heavy.weight()).isGreaterThan(30_000L * 32);
    assertThat(read.weight()).isLessThanOrEqualTo(heavy.weight() + json.length());
    assertThat(read.tree().at("/input/messages").size()).isEqualTo(30_000);
  }

  @Test
  void textsAreWeighedWithTheirLetters() {
    assertThat(whole("\"" + "a".repeat(10_000) + "\"").weight()).isBetween(10_000L, 10_200L);
    assertThat(whole("\"" + "中".repeat(10_000) + "\"").weight()).isBetween(20_000L, 20_200L);
    assertThat(read("\"" + "a".repeat(10_000) + "\"", JsonShape.whole(), 0))
        .isEqualTo(new JsonReading.TooHeavy(56));
  }

  @Test
  void hasABoundForEachThingThereCanBeManyOf() {
    String deep = "[".repeat(300) + "]".repeat(300);
    String tokens = many("{}", 600_000);
    String digits = "1".repeat(1001);
    String name = "{\"" + "n".repeat(1025) + "\":1}";
    String values = "{\"model\":%s}".formatted(many("0", 200_001));

    for (String json : List.of(deep, tokens, digits, name, values)) {
      assertThat(read(json, SHAPE, PLENTY))
          .as(json.substring(0, 20))
          .isInstanceOfSatisfying(
              JsonReading.Broken.class,
              broken ->
                  assertThat(broken.reason()).contains("may have").doesNotContain("tools.jackson"));
    }
    assertThat(read("{\"x\":%s}".formatted(tokens), SHAPE, PLENTY))
        .isInstanceOf(JsonReading.Broken.class);
    assertThat(read("{\"x\":%s}".formatted(deep), SHAPE, PLENTY))
        .isInstanceOf(JsonReading.Broken.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[1",
        "{\"a\"}",
        "{\"a\":}",
        "{a:1}",
        "nul",
        "01",
        "{} {}",
        "{}x",
        "'a'",
        "\"\u0001\"",
        "\"\\x\"",
        "{\"a\":1,}",
        "[1 2]",
        "NaN",
        "// c\n{}",
        "{\"x\":[1,}"
      })
  void refusesWhatIsNoJson(String json) {
    assertThat(read(json, SHAPE, PLENTY)).isInstanceOf(JsonReading.Broken.class);
  }

  /// The first bytes are taken for UTF-32, in which there is no such letter.
  @Test
  void refusesLettersThatAreNone() {
    byte[] bytes = {0, 0, 0, '[', 0, 0x7f, 0, 0, 0, 0, 0, ']'};

    assertThat(JsonReader.read(bytes, bytes.length, SHAPE, PLENTY))
        .isInstanceOf(JsonReading.Broken.class);
  }
}
