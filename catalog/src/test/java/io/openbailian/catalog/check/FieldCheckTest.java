package io.openbailian.catalog.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.catalog.model.DecimalSpan;
import io.openbailian.catalog.model.Field;
import io.openbailian.catalog.model.FieldType;
import io.openbailian.catalog.model.ImageFormat;
import io.openbailian.catalog.model.Place;
import io.openbailian.catalog.model.PromptOverflow;
import io.openbailian.catalog.model.Ratio;
import io.openbailian.catalog.model.RatioSpan;
import io.openbailian.catalog.model.Sayings;
import io.openbailian.catalog.model.Span;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.PixelSize;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What each type of field takes, what it makes of it, and what it says to the rest; without a
/// catalogue.
class FieldCheckTest {
  private static final CheckOptions EXACT = new CheckOptions(PromptOverflow.REJECT, true, false);
  private static final CheckOptions CUTTING = new CheckOptions(PromptOverflow.TRUNCATE);
  private static final Optional<String> UNSAID = Optional.empty();
  private static final PixelSize SQUARE = new PixelSize(512, 512);

  private static Field field(FieldType type, boolean required, Sayings say) {
    return new Field("thing", type, required, Optional.empty(), say);
  }

  private static Sayings limits(String sentence) {
    return new Sayings(UNSAID, UNSAID, Optional.of(sentence), UNSAID);
  }

  /// The value that is kept, or the sentence with what was sent.
  private static String judge(Field field, String sent, CheckOptions options) {
    JsonNode value = Json.mapper().readTree(sent.replace('\'', '"'));
    return told(new FieldCheck(field, Place.of("wire")).judge(value, options));
  }

  private static String judge(FieldType type, String sent) {
    return judge(field(type, true, Sayings.NONE), sent, CheckOptions.DEFAULTS);
  }

  private static String told(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Fit(JsonNode value) -> value.toString();
      case Verdict.Passed() -> "passed";
      case Verdict.Unfit(Violation violation) -> violation.toError().message();
    };
  }

  private static FieldType.Size size(int step, PixelSize... listed) {
    return new FieldType.Size(
        List.of(listed),
        Optional.of(new Span(64, 1000)),
        Optional.of(new Span(10_000, 640_000)),
        Optional.of(new RatioSpan(new Ratio(1, 4), new Ratio(4, 1))),
        step,
        new LinkedHashMap<>(Map.of("1K", 1L)),
        List.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'one two three'         | \"one two three\"",
        "' one  two\\tthree '    | \" one  two\\tthree \"",
        "'one two three four'    | Range of wire words should be [0, 3] (wire: 4 words)",
        "'\\none two three four' | Range of wire words should be [0, 3] (wire: 4 words)",
        "'a234567890123456789012345678901' | Range of wire length should be [1, 30] (wire: 31 characters)",
        "'a23456789012345678901234567890'  | \"a23456789012345678901234567890\"",
        "'  '                    | Field required: wire (wire: \"  \")",
        "7                       | The type or value of wire is not in definition. (wire: 7)",
      })
  void aTextIsBoundedInCharactersAndInWords(String sent, String told) {
    assertThat(judge(new FieldType.Text(30, 3, false), sent)).isEqualTo(told);
  }

  @Test
  void aTextThatMayBeEmptyOrIsNotAskedForMayHaveNoCharacter() {
    Field optional = field(new FieldType.Text(3, false), false, Sayings.NONE);

    assertThat(judge(new FieldType.Text(3, true), "''")).isEqualTo("\"\"");
    assertThat(judge(new FieldType.Text(3, true), "'abcd'")).contains("should be [0, 3]");
    assertThat(judge(optional, "' '", CheckOptions.DEFAULTS)).isEqualTo("\" \"");
    assertThat(judge(optional, "'abcd'", CheckOptions.DEFAULTS)).contains("should be [0, 3]");
  }

  @ParameterizedTest
  @CsvSource({"🐱🐱🐱, 🐱🐱🐱", "🐱🐱🐱🐱, 🐱🐱🐱", "abcd, abc"})
  void aTextIsCutBetweenCharacters(String sent, String kept) {
    Field text = field(new FieldType.Text(3, false), true, Sayings.NONE);

    assertThat(judge(text, "'" + sent + "'", CUTTING)).isEqualTo('"' + kept + '"');
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "9223372036854775807   | 9223372036854775807",
        "-9223372036854775808  | -9223372036854775808",
        "'9223372036854775807' | 9223372036854775807",
        "9223372036854775808   | Range of wire should be [-9223372036854775808, 9223372036854775807] (wire: 9223372036854775808)",
        "-9223372036854775809  | Range of wire should be [-9223372036854775808, 9223372036854775807] (wire: -9223372036854775809)",
        "1e3                   | 1000",
        "0.5                   | The type or value of wire is not in definition. (wire: 0.5)",
      })
  void aWholeNumberIsWhatALongHolds(String sent, String told) {
    assertThat(judge(new FieldType.Whole(Span.ANY), sent)).isEqualTo(told);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"4 | 4", "8 | 8", "6 | wire should be one of [4, 8] (wire: 6)"})
  void aNumberOfAListIsOneOfIt(String sent, String told) {
    assertThat(judge(new FieldType.Whole(new Span(0, 100), List.of(4L, 8L)), sent)).isEqualTo(told);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "0      | Range of wire should be (0.0, 1.0] (wire: 0)",
        "1e-9   | 1.0E-9",
        "1      | 1.0",
        "1.0001 | Range of wire should be (0.0, 1.0] (wire: 1.0001)",
        "'0.5'  | 0.5",
        "'half' | The type or value of wire is not in definition. (wire: \"half\")",
        "'1e999' | Range of wire should be (0.0, 1.0] (wire: \"1e999\")",
      })
  void aNumberLiesBetweenItsBoundsOfWhichOneMayBeOpen(String sent, String told) {
    assertThat(judge(new FieldType.Decimal(new DecimalSpan(0, 1, true, false)), sent))
        .isEqualTo(told);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "n    | '3'",
        "flag | 'true'",
        "size | '512x512'",
        "size | ' 512*512'",
      })
  void spellingsThatAreFreeCanBeForbidden(String kind, String sent) {
    FieldType type =
        switch (kind) {
          case "n" -> new FieldType.Whole(Span.ANY);
          case "flag" -> new FieldType.Flag();
          default -> size(1);
        };
    Field field = field(type, true, Sayings.NONE);

    assertThat(judge(field, sent, CheckOptions.DEFAULTS)).doesNotContain("wire");
    assertThat(judge(field, sent, EXACT)).contains("wire");
  }

  @Test
  void whatIsFarTooLongForANumberFlagOrSizeIsNotRead() {
    String spaces = " ".repeat(62);

    assertThat(judge(new FieldType.Whole(Span.ANY), "'%s12'".formatted(spaces))).isEqualTo("12");
    assertThat(judge(new FieldType.Whole(Span.ANY), "'%s123'".formatted(spaces))).contains("wire");
    assertThat(judge(new FieldType.Flag(), "'%strue'".formatted(" ".repeat(60)))).isEqualTo("true");
    assertThat(judge(new FieldType.Flag(), "'%strue'".formatted(" ".repeat(61)))).contains("wire");
    assertThat(judge(size(1), "'%s512*512'".formatted(" ".repeat(57)))).isEqualTo("\"512*512\"");
    assertThat(judge(size(1), "'%s512*512'".formatted(" ".repeat(58))))
        .startsWith("Invalid size format, expect 'width*height' (wire: ");
  }

  @ParameterizedTest
  @CsvSource({
    "512*512, 512*512", // listed, and off the grid of 48
    "500*500, 480*480",
    "504*504, 528*528",
    "503*504, 480*528",
    "' 1k ', 1K",
  })
  void aSizeIsBroughtToItsGridUnlessItIsListedOrATier(String sent, String kept) {
    assertThat(judge(size(48, SQUARE), "'%s'".formatted(sent))).isEqualTo('"' + kept + '"');
  }

  @Test
  void aSizeIsNeverRoundedToNothing() {
    FieldType free =
        new FieldType.Size(
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            64,
            new LinkedHashMap<>(),
            List.of());

    assertThat(judge(free, "'3*100'")).isEqualTo("\"64*128\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "63*500    | The size is not match, width and height should be in [64, 1000] (wire: \"63*500\")",
        "500*1001  | The size is not match, width and height should be in [64, 1000] (wire: \"500*1001\")",
        "64*64     | Total pixels (4096) must be between 10000 and 640000. (wire: \"64*64\")",
        "801*800   | Total pixels (640800) must be between 10000 and 640000. (wire: \"801*800\")",
        "100*401   | Aspect ratio should be in [1:4, 4:1] (wire: \"100*401\")",
        "100*400   | \"100*400\"",
        "800*800   | \"800*800\"",
      })
  void aSizeIsToldTheFirstRuleThatItBreaks(String sent, String told) {
    assertThat(judge(size(1), "'%s'".formatted(sent))).isEqualTo(told);
  }

  @Test
  void aFieldMayHaveSentencesOfItsOwn() {
    Sayings limits = limits("{sent}: {width} by {height} are {area}");
    Sayings type = new Sayings(UNSAID, Optional.of("a size, please"), UNSAID, UNSAID);
    Sayings required = new Sayings(Optional.of("say it"), UNSAID, UNSAID, UNSAID);

    assertThat(judge(field(size(1), true, limits), "'10*20'", CheckOptions.DEFAULTS))
        .isEqualTo("10*20: 10 by 20 are 200 (wire: \"10*20\")");
    assertThat(judge(field(size(1), true, type), "7", CheckOptions.DEFAULTS))
        .isEqualTo("a size, please (wire: 7)");
    assertThat(
            judge(field(new FieldType.Text(9, false), true, required), "''", CheckOptions.DEFAULTS))
        .isEqualTo("say it (wire: \"\")");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'https://a.b/图' | \"https://a.b/%E5%9B%BE\"",
        "'oss://a/b'      | \"oss://a/b\"",
        "' '              | Field required: wire (wire: \" \")",
        "'cat'            | The request URL is invalid, please check the request URL is available and the request image format is one of the following types: JPEG, JPG, PNG, BMP, and WEBP. (wire: \"cat\")",
        "['a']            | The type or value of wire is not in definition. (wire: an array)",
      })
  void aPictureIsAnAddressOrIsSentAlong(String sent, String told) {
    assertThat(judge(picture(), sent)).isEqualTo(told);
  }

  private static FieldType picture() {
    return new FieldType.Image(Optional.empty(), Optional.empty(), 1024, List.of(ImageFormat.PNG));
  }

  @Test
  void aPictureThatIsSentAlongIsWeighedBeforeItIsDecoded() {
    String kibibyte = "A".repeat(1368);

    assertThat(judge(picture(), "'data:image/png;base64,%s'".formatted(kibibyte)))
        .isEqualTo("\"data:image/png;base64,%s\"".formatted(kibibyte));
    assertThat(judge(picture(), "'data:image/png;base64,%s'".formatted("A".repeat(1416))))
        .isEqualTo("the size of input image is too small or too large. (wire: over 1KB)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"'cat'", "'data:audio/wav;base64,AAAA'", "''"})
  void aRecordingIsNeverSentAlong(String sent) {
    assertThat(judge(new FieldType.Audio(9), sent)).startsWith("The request URL is invalid, ");
    assertThat(judge(new FieldType.Audio(9), "'https://a.b/c'")).isEqualTo("\"https://a.b/c\"");
    assertThat(judge(new FieldType.Audio(9), "'oss://a/b'")).isEqualTo("\"oss://a/b\"");
    assertThat(judge(new FieldType.Audio(9), "7")).startsWith("The type or value of wire ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "['a', 'b'] | [\"a\",\"b\"]",
        "'a'        | The type or value of wire is not in definition. (wire: \"a\")",
        "[]         | Field required: wire (wire: an empty array)",
        "['a', 7]   | The type or value of wire is not in definition. (wire[1]: 7)",
        "['a', 'bcdef', 7] | Range of wire length should be [0, 4] (wire[1]: 5 characters)",
        "['a', 'b', 'c', 'd'] | Range of wire length should be [1, 3] (wire: 4 of them)",
      })
  void severalAreCountedAndThenJudgedOneByOne(String sent, String told) {
    FieldType texts = new FieldType.Several(new FieldType.Text(4, false), new Span(1, 3));

    assertThat(judge(texts, sent)).isEqualTo(told);
  }

  @Test
  void aSentenceOfItsOwnSaysHowManyThereAre() {
    FieldType texts = new FieldType.Several(new FieldType.Text(4, false), new Span(0, 1));

    assertThat(
            judge(
                field(texts, false, limits("not {count} but one")),
                "['a', 'b']",
                CheckOptions.DEFAULTS))
        .isEqualTo("not 2 but one (wire: 2 of them)");
    assertThat(judge(field(texts, false, Sayings.NONE), "[]", CheckOptions.DEFAULTS))
        .isEqualTo("[]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'a': 'x', 'b': 'y', 'c': 1} | {\"a\":\"x\",\"b\":\"y\"}",
        "{'a': 'x'}            | Field required: wire.b",
        "{'a': null, 'b': 'y'} | Field required: wire.a",
        "{'a': 'x', 'b': 7}    | The type or value of b is not in definition. (wire.b: 7)",
        "['a']                 | The type or value of wire is not in definition. (wire: an array)",
      })
  void ofAnObjectTheTextsThatAreWantedAreKept(String sent, String told) {
    assertThat(judge(new FieldType.Group(List.of("a", "b")), sent)).isEqualTo(told);
  }

  @Test
  void ofAnObjectOfWhichNothingIsLookedAtAllIsKept() {
    assertThat(judge(new FieldType.Group(List.of()), "{'x': [1]}")).isEqualTo("{\"x\":[1]}");
    assertThat(judge(new FieldType.Any(), "[1]")).isEqualTo("[1]");
  }

  @Test
  void aFieldOfEveryElementIsOneValueOrSeveral() {
    Place place = Place.parse("list[].wire").orElseThrow();
    Field one = field(new FieldType.Text(4, false), false, Sayings.NONE);
    Field several =
        field(
            new FieldType.Several(new FieldType.Text(4, false), new Span(1, 3)),
            false,
            Sayings.NONE);
    JsonNode two = Json.parseObject("{\"list\":[{\"wire\":\"a\"},{},{\"wire\":\"b\"}]}");
    JsonNode single = Json.parseObject("{\"list\":[{},{\"wire\":\"a\"}]}");

    assertThat(new FieldCheck(one, place).read(Json.parseObject("{\"list\":[{}]}"), EXACT))
        .isNull();
    assertThat(read(one, place, single)).isEqualTo("\"a\"");
    assertThat(read(several, place, two)).isEqualTo("[\"a\",\"b\"]");
    assertThat(read(one, place, two))
        .isEqualTo("The type or value of wire is not in definition. (list[2].wire: \"b\")");
  }

  private static String read(Field field, Place place, JsonNode body) {
    Verdict verdict = new FieldCheck(field, place).read(body, CheckOptions.DEFAULTS);
    assertThat(verdict).isNotNull();
    return told(verdict);
  }
}
