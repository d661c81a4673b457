package io.openbailian.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.openbailian.catalog.check.CheckOptions;
import io.openbailian.catalog.check.Violation;
import io.openbailian.catalog.load.CatalogLoader;
import io.openbailian.catalog.model.Mode;
import io.openbailian.catalog.model.Model;
import io.openbailian.catalog.model.Operation;
import io.openbailian.catalog.model.ResultShape;
import io.openbailian.catalog.model.Values;
import io.openbailian.protocol.PixelSize;
import io.openbailian.protocol.WireError;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;

class CheckTest {
  private final Requests wan = Requests.to("wan2.2-t2i-flash");
  private final Requests wan25 = Requests.to("wan2.5-t2i-preview");
  private final Requests qwen = Requests.to("qwen-image");

  @Test
  void takesTheRequestOfTheDocuments() {
    Values values =
        wan.valid(
            """
            {'model': 'wan2.2-t2i-flash',
             'input': {'prompt': '雪地里的小教堂，极光', 'negative_prompt': '人物'},
             'parameters': {'size': '1440*810', 'n': 2, 'prompt_extend': false, 'watermark': true, 'seed': 12345}}
            """);

    assertThat(values.text("prompt")).contains("雪地里的小教堂，极光");
    assertThat(values.text("negative_prompt")).contains("人物");
    assertThat(values.size("size")).contains(new PixelSize(1440, 810));
    assertThat(values.integer("n")).contains(2L);
    assertThat(values.integer("seed")).contains(12345L);
    assertThat(values.flag("prompt_extend")).isFalse();
    assertThat(values.flag("watermark")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "wan2.5-t2i-preview,1280*1280,4,false",
    "wan2.2-t2i-flash,1024*1024,4,true",
    "wan2.2-t2i-plus,1024*1024,4,true",
    "wanx2.1-t2i-turbo,1024*1024,4,true",
    "wanx2.1-t2i-plus,1024*1024,4,true",
    "wanx2.0-t2i-turbo,1024*1024,4,true",
    "qwen-image,1024*1024,1,true",
    "qwen-image-plus,1024*1024,1,true"
  })
  void appliesTheDefaultsOfEachModel(String model, String size, long n, boolean extend) {
    Values values = Requests.to(model).valid("{'input': {'prompt': 'a cat'}}");

    assertThat(values.text("size")).contains(size);
    assertThat(values.integer("n")).contains(n);
    assertThat(values.flag("prompt_extend")).isEqualTo(extend);
    assertThat(values.flag("watermark")).isFalse();
    assertThat(values.has("seed")).isFalse();
    assertThat(values.has("negative_prompt")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'input': {'prompt': 'a cat'}}",
        "{'input': {'prompt': 'a cat'}, 'parameters': null}",
        "{'input': {'prompt': 'a cat'}, 'parameters': {}}",
        "{'input': {'prompt': 'a cat', 'ref_img': 1}, 'parameters': {'style': '<auto>', 'n': null, 'steps': []}, 'x': 1}"
      })
  void ignoresWhatIsAbsentNullOrUnknown(String body) {
    assertThat(wan.valid(body).integer("n")).contains(4L);
  }

  @Test
  void answersEmptyInputWithoutInput() {
    WireError error = wan.refused("{'parameters': {'n': 9}}");

    assertThat(error.code()).isEqualTo("BadRequest.EmptyInput");
    assertThat(error.status()).isEqualTo(400);
    assertThat(error.message()).isEqualTo("Required parameter \"input\" missing from request.");
    assertThat(wan.refused("{'input': null}").code()).isEqualTo("BadRequest.EmptyInput");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "'text'", "1", "null", "{'input': 'a cat'}", "{'input': []}"})
  void answersIllegalInputToWhatIsNoObject(String body) {
    WireError error = wan.refused(body);

    assertThat(error.code()).isEqualTo("BadRequest.IllegalInput");
    assertThat(error.message()).isEqualTo("The input parameter requires json format.");
  }

  @Test
  void refusesParametersThatAreNoObject() {
    assertThat(wan.refused("{'input': {'prompt': 'a cat'}, 'parameters': 'n=1'}").message())
        .isEqualTo("The type or value of parameters is not in definition. (parameters: \"n=1\")");
  }

  @Test
  void refusesARequestWithoutAPrompt() {
    WireError error = wan.refused("{'input': {}}");

    assertThat(error.code()).isEqualTo("InvalidParameter");
    assertThat(error.message()).isEqualTo("Field required: input.prompt");
    assertThat(wan.refused("{'input': {'prompt': null}}").message())
        .isEqualTo("Field required: input.prompt");
  }

  @Test
  void refusesAnEmptyOrBlankPrompt() {
    assertThat(wan.refused("{'input': {'prompt': ''}}").message())
        .isEqualTo("Field required: input.prompt (input.prompt: \"\")");
    assertThat(wan.refused("{'input': {'prompt': ' \\n　'}}").message())
        .isEqualTo("Field required: input.prompt (input.prompt: \"  　\")");
  }

  @Test
  void refusesAPromptThatIsNoText() {
    assertThat(wan.refused("{'input': {'prompt': {'text': 'a cat'}}}").message())
        .isEqualTo("The type or value of prompt is not in definition. (input.prompt: an object)");
    assertThat(wan.refused("{'input': {'prompt': ['a cat']}}").message())
        .isEqualTo("The type or value of prompt is not in definition. (input.prompt: an array)");
  }

  @Test
  void countsCharactersAndNotTheirEncoding() {
    assertThat(wan.valid(prompt("猫".repeat(800))).textOrEmpty("prompt")).hasSize(800);
    assertThat(wan.valid(prompt("🐱".repeat(800))).textOrEmpty("prompt")).hasSize(1600);
    assertThat(wan.refused(prompt("🐱".repeat(801))).message())
        .isEqualTo("Range of prompt length should be [1, 800] (input.prompt: 801 characters)");
  }

  @Test
  void limitsThePromptOfEachModel() {
    assertThat(wan25.valid(prompt("a".repeat(2000))).has("prompt")).isTrue();
    assertThat(wan25.refused(prompt("a".repeat(2001))).message())
        .startsWith("Range of prompt length should be [1, 2000] ");
    assertThat(qwen.refused(prompt("a".repeat(801))).message())
        .startsWith("Range of prompt length should be [1, 800] ");
  }

  @Test
  void cutsALongPromptWhenToldTo() {
    Values values = wan.truncating().valid(prompt("🐱".repeat(801)));

    assertThat(values.text("prompt")).contains("🐱".repeat(800));
  }

  @Test
  void takesTheNegativePromptFromInputBeforeParameters() {
    assertThat(wan.with("'negative_prompt': 'people'").text("negative_prompt")).contains("people");
    assertThat(
            wan.valid(
                    """
                    {'input': {'prompt': 'a cat', 'negative_prompt': 'dogs'},
                     'parameters': {'negative_prompt': 'people'}}
                    """)
                .text("negative_prompt"))
        .contains("dogs");
    assertThat(
            wan.valid(
                    """
                    {'input': {'prompt': 'a cat', 'negative_prompt': null},
                     'parameters': {'negative_prompt': 'people'}}
                    """)
                .text("negative_prompt"))
        .contains("people");
  }

  @Test
  void limitsTheNegativePromptButLetsItBeEmpty() {
    assertThat(wan.with("'negative_prompt': ''").text("negative_prompt")).contains("");
    assertThat(wan.refusedWith("'negative_prompt': '%s'".formatted("x".repeat(501))))
        .isEqualTo(
            "Range of negative_prompt length should be [0, 500] (parameters.negative_prompt: 501 characters)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"3", "'3'", "3.0", "' 3 '", "'3.0'", "3e0", "'3E0'", "30e-1"})
  void readsAWholeNumberHoweverItIsSpelt(String n) {
    assertThat(wan.with("'n': " + n).integer("n")).contains(3L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "9|9",
        "0|0",
        "-1|-1",
        "'9'|\"9\"",
        "12345678901234567890123456789012345678901234567890|1234567890123456789012345678901234567890…",
        "'1e999999999'|\"1e999999999\"",
        "1e300|1.0E300"
      })
  void refusesANumberOutsideItsRange(String n, String sent) {
    assertThat(wan.refusedWith("'n': " + n))
        .isEqualTo("Range of n should be [1, 4] (parameters.n: %s)".formatted(sent));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "1.5|1.5",
        "'1.5'|\"1.5\"",
        "'two'|\"two\"",
        "''|\"\"",
        "'NaN'|\"NaN\"",
        "'Infinity'|\"Infinity\"",
        "1e400|Infinity",
        "'1e-999999999'|\"1e-999999999\"",
        "true|true",
        "[1]|an array",
        "{}|an object"
      })
  void refusesWhatIsNoWholeNumber(String n, String sent) {
    assertThat(wan.refusedWith("'n': " + n))
        .isEqualTo(
            "The type or value of n is not in definition. (parameters.n: %s)".formatted(sent));
  }

  @Test
  void limitsTheSeed() {
    assertThat(wan.with("'seed': 0").integer("seed")).contains(0L);
    assertThat(wan.with("'seed': 2147483647").integer("seed")).contains(2147483647L);
    assertThat(wan.refusedWith("'seed': 2147483648"))
        .isEqualTo("Range of seed should be [0, 2147483647] (parameters.seed: 2147483648)");
    assertThat(qwen.with("'seed': 7").integer("seed")).contains(7L);
  }

  @Test
  void hasItsOwnSentenceForTheOnePictureOfQwenImage() {
    assertThat(qwen.with("'n': 1").integer("n")).contains(1L);
    assertThat(qwen.refusedWith("'n': 2"))
        .isEqualTo("num_images_per_prompt must be 1 (parameters.n: 2)");
    assertThat(qwen.refusedWith("'n': 'x'"))
        .isEqualTo("The type or value of n is not in definition. (parameters.n: \"x\")");
  }

  @ParameterizedTest
  @CsvSource({"true,true", "false,false", "'\"true\"',true", "'\"False\"',false"})
  void readsAFlagHoweverItIsSpelt(String sent, boolean flag) {
    assertThat(wan.with("'watermark': " + sent).flag("watermark")).isEqualTo(flag);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "'yes'", "''", "[]"})
  void refusesWhatIsNoFlag(String sent) {
    assertThat(wan.refusedWith("'watermark': " + sent))
        .startsWith("The type or value of watermark is not in definition. (parameters.watermark: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1024*768", "1024x768", "1024X768", "1024×768", " 1024 * 768 "})
  void readsASizeHoweverItIsSpelt(String sent) {
    assertThat(wan.with("'size': '%s'".formatted(sent)).text("size")).contains("1024*768");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "big", "1024", "1024*", "0*1024", "-5*5", "1*2*3", "9999999*512"})
  void refusesWhatIsNoSize(String sent) {
    assertThat(wan.refusedWith("'size': '%s'".formatted(sent)))
        .isEqualTo(
            "Invalid size format, expect 'width*height' (parameters.size: \"%s\")".formatted(sent));
  }

  @Test
  void refusesASizeThatIsNoText() {
    assertThat(wan.refusedWith("'size': 1024"))
        .isEqualTo("The type or value of size is not in definition. (parameters.size: 1024)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"512*512", "1440*1440", "512*1440", "1440*810", "800*1200", "1344*576"})
  void takesEverySizeWhoseSidesAreLegal(String size) {
    assertThat(wan.with("'size': '%s'".formatted(size)).text("size")).contains(size);
  }

  @ParameterizedTest
  @ValueSource(strings = {"511*1024", "1024*511", "1441*1024", "1024*1441"})
  void refusesASideOutsideItsRange(String size) {
    assertThat(wan.refusedWith("'size': '%s'".formatted(size)))
        .isEqualTo(
            "Either width or height should be between 512 and 1440. (parameters.size: \"%s\")"
                .formatted(size));
  }

  @ParameterizedTest
  @ValueSource(strings = {"768*768", "1440*1440", "768*2700", "2700*768", "400*1600", "1600*400"})
  void limitsWan25ByPixelsAndRatioOnly(String size) {
    assertThat(wan25.with("'size': '%s'".formatted(size)).text("size")).contains(size);
  }

  @ParameterizedTest
  @ValueSource(strings = {"767*768", "1440*1441", "100*100", "999999*999999"})
  void refusesTooFewOrTooManyPixels(String size) {
    assertThat(wan25.refusedWith("'size': '%s'".formatted(size)))
        .startsWith("Total pixels (")
        .endsWith(
            ") must be between 589824 and 2073600. (parameters.size: \"%s\")".formatted(size));
  }

  @ParameterizedTest
  @ValueSource(strings = {"400*1601", "1601*400"})
  void refusesAShapeTooNarrowOrTooWide(String size) {
    assertThat(wan25.refusedWith("'size': '%s'".formatted(size)))
        .isEqualTo(
            "Aspect ratio should be in [1:4, 4:1] (parameters.size: \"%s\")".formatted(size));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1664*928",
        "1472*1104",
        "1472*1140",
        "1328*1328",
        "1140*1472",
        "1104*1472",
        "928*1664",
        "1024*1024"
      })
  void takesTheSizesOfQwenImage(String size) {
    assertThat(qwen.with("'size': '%s'".formatted(size)).text("size")).contains(size);
  }

  @Test
  void refusesOtherSizesOfQwenImage() {
    assertThat(qwen.refusedWith("'size': '1280*1280'"))
        .isEqualTo(
            "The size does not match the allowed size 1664*928,1472*1104,1328*1328,1104*1472,928*1664."
                + " (parameters.size: \"1280*1280\")");
  }

  @Test
  void findsEverythingThatIsWrong() {
    assertThat(
            wan.violations(
                "{'input': {}, 'parameters': {'n': 9, 'size': '1*1', 'seed': -1, 'watermark': 3}}"))
        .extracting(Violation::place)
        .containsExactly(
            "input.prompt",
            "parameters.size",
            "parameters.n",
            "parameters.watermark",
            "parameters.seed");
  }

  @Test
  void cutsWhatWasSentAndKeepsItOnOneLine() {
    assertThat(wan.refusedWith("'n': '%s'".formatted("🐱".repeat(1000))))
        .isEqualTo(
            "The type or value of n is not in definition. (parameters.n: \"%s…\")"
                .formatted("🐱".repeat(40)));
    assertThat(wan.refusedWith("'n': 'a\\r\\nb'")).doesNotContain("\n", "\r");
  }

  @Test
  void readsModelsByTheirOtherNames() {
    Values values = Requests.to("wanx2.2-t2i-flash").valid("{'input': {'prompt': 'a cat'}}");

    assertThat(values.text("size")).contains("1024*1024");
  }

  @Test
  void refusesToCheckAModelForAnOperationItDoesNotServe() {
    Catalog catalog = CatalogLoader.builtIn();
    Operation other =
        new Operation("other", List.of("/other"), Set.of(Mode.SYNC), ResultShape.TEXT);
    Model model = catalog.models().getFirst();

    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            catalog.check(
                other,
                model,
                Mode.SYNC,
                JsonNodeFactory.instance.nullNode(),
                CheckOptions.DEFAULTS));
  }

  private static String prompt(String text) {
    return "{'input': {'prompt': '%s'}}".formatted(text);
  }
}
