package io.openbailian.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.openbailian.catalog.check.CheckOptions;
import io.openbailian.catalog.check.Checked;
import io.openbailian.catalog.load.CatalogException;
import io.openbailian.catalog.load.CatalogLoader;
import io.openbailian.catalog.model.Difference;
import io.openbailian.catalog.model.Mode;
import io.openbailian.catalog.model.PromptOverflow;
import io.openbailian.catalog.model.Side;
import io.openbailian.catalog.model.Sides;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Where the source documents and the service differ, either side can be chosen, each alone.
class DifferencesTest {
  private static final Sides STRICT = new Sides(true, Map.of());

  /// Those that the program decides itself, whatever the families say.
  private static final List<String> DECIDED =
      List.of(
          Difference.ASYNC_HEADER,
          Difference.PROMPT_OVERFLOW,
          Difference.UNKNOWN_MODEL,
          Difference.SPELLINGS,
          Difference.DOWNLOAD_ERRORS,
          Difference.TOOL_NAMES);

  private static Catalog with(Sides sides) {
    return CatalogLoader.load(Optional.empty(), sides);
  }

  private static Catalog with(String difference, Side side) {
    return with(new Sides(false, Map.of(difference, side)));
  }

  static Stream<Difference> all() {
    return CatalogLoader.builtIn().differences().stream();
  }

  @ParameterizedTest
  @MethodSource("all")
  void saysWhatItIsInBothLanguagesAndWhereItWasSeen(Difference difference) {
    assertThat(difference.what().zh()).isNotBlank().isNotEqualTo(difference.what().en());
    assertThat(difference.source()).isNotBlank();
  }

  @ParameterizedTest
  @MethodSource("all")
  void changesSomethingOnEachOfItsSides(Difference difference) {
    for (Side side : difference.sides()) {
      boolean changes =
          !with(difference.name(), side).models().equals(CatalogLoader.builtIn().models());

      assertThat(changes)
          .as(difference + " " + side)
          .isNotEqualTo(DECIDED.contains(difference.name()));
    }
  }

  @Test
  void theProgramDecidesNoneThatIsNotListed() {
    assertThat(all().map(Difference::name)).containsAll(DECIDED);
  }

  private static Checked chat(Sides sides, Mode mode, String members) {
    String body =
        "{'model':'qwen-plus','input':{'messages':[{'role':'user','content':'hi'}]},'parameters':{%s}}"
            .formatted(members);
    return new Requests(with(sides), "text_generation", "qwen-plus", mode, CheckOptions.DEFAULTS)
        .check(Requests.json(body));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "temperature-end|sync|'temperature': 2|Temperature should be in [0.0, 2.0)",
        "top-p-zero|sync|'top_p': 0|Range of top_p should be (0.0, 1.0]",
        "thinking-streams|sync|'enable_thinking': true, 'result_format': 'message'|parameter.enable_thinking must be set to false for non-streaming calls",
        "thinking-streams|stream|'enable_thinking': true, 'result_format': 'message'|The incremental_output parameter must be \"true\" when enable_thinking is true",
        "thinking-messages|stream|'enable_thinking': true, 'incremental_output': true|The result_format parameter must be \"message\" when enable_thinking is true",
        "thinking-messages|sync|'enable_thinking': true, 'result_format': 'text'|The result_format parameter must be \"message\" when enable_thinking is true",
      })
  void refusesAsTheServiceDoesWhenToldTo(
      String difference, String way, String members, String sentence) {
    Mode mode = Mode.valueOf(way.toUpperCase(Locale.ROOT));

    assertThat(chat(Sides.UNION, mode, members)).isInstanceOf(Checked.Valid.class);
    for (Sides sides : List.of(STRICT, new Sides(false, Map.of(difference, Side.SERVICE)))) {
      assertThat(chat(sides, mode, members))
          .isInstanceOfSatisfying(
              Checked.Invalid.class,
              invalid ->
                  assertThat(invalid.violations().getFirst().sentence()).startsWith(sentence));
    }
    assertThat(chat(new Sides(true, Map.of(difference, Side.DOCUMENTS)), mode, members).toString())
        .doesNotContain(sentence);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'temperature': 1.9999", "'top_p': 0.0001", "'top_p': 1.0"})
  void takesWhatTheServiceTakes(String members) {
    assertThat(chat(STRICT, Mode.SYNC, members)).isInstanceOf(Checked.Valid.class);
  }

  private static Checked edit(Sides sides, String model, String parameters) {
    String body =
        "{'input':{'messages':[{'role':'user','content':[{'image':'https://example.com/a.png'},{'text':'cat'}]}]},'parameters':{%s}}"
            .formatted(parameters);
    return new Requests(
            with(sides), "multimodal_generation", model, Mode.SYNC, CheckOptions.DEFAULTS)
        .check(Requests.json(body));
  }

  @Test
  void aWithdrawnLimitStaysWithdrawnInStrictnessAndComesBackWithTheDocuments() {
    String both = "'size': '1024*1024', 'n': 2";

    assertThat(edit(Sides.UNION, "qwen-image-edit-plus", both)).isInstanceOf(Checked.Valid.class);
    assertThat(edit(STRICT, "qwen-image-edit-plus", both)).isInstanceOf(Checked.Valid.class);
    Sides documents = new Sides(true, Map.of("edit-size-alone", Side.DOCUMENTS));
    assertThat(edit(documents, "qwen-image-edit-plus", both))
        .isInstanceOfSatisfying(
            Checked.Invalid.class,
            invalid ->
                assertThat(invalid.violations().getFirst().sentence())
                    .isEqualTo("size is only supported when n is 1"));
    assertThat(edit(documents, "qwen-image-edit-plus", "'size': '1024*1024', 'n': 1"))
        .isInstanceOf(Checked.Valid.class);
  }

  @Test
  void namesOfOurOwnAreNoneToTheService() {
    assertThat(CatalogLoader.builtIn().model("wanx2.2-t2i-flash")).isPresent();
    assertThat(with(STRICT).model("wanx2.2-t2i-flash")).isEmpty();
    assertThat(with(STRICT).model("qwen-image-plus-2026-01-09")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"'n': '1'", "'watermark': 'true'", "'size': '1024x1024'"})
  void spellingsAreExactWhenToldTo(String parameters) {
    CheckOptions exact = new CheckOptions(PromptOverflow.REJECT, true, false);
    String body = "{'input':{'prompt':'a cat'},'parameters':{%s}}".formatted(parameters);

    assertThat(Requests.to("wan2.2-t2i-flash").check(Requests.json(body)))
        .isInstanceOf(Checked.Valid.class);
    assertThat(
            new Requests(with(Sides.UNION), "text2image", "wan2.2-t2i-flash", exact)
                .check(Requests.json(body)))
        .isInstanceOf(Checked.Invalid.class);
  }

  @Test
  void anOperatorAddsOneAndIsToldOfMistakes(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("short.yaml"),
        """
        differences:
          short-prompts: { what: { zh: 短, en: short }, source: us }
        ---
        model: qwen-image
        differs: { short-prompts: { service: { fields: { prompt: { max: 5 } } } } }
        """);
    Sides sides = new Sides(false, Map.of("short-prompts", Side.SERVICE));
    Catalog catalog = CatalogLoader.load(Optional.of(folder), sides);

    assertThat(
            Requests.to(catalog, "qwen-image")
                .check(Requests.json("{'input':{'prompt':'a long prompt'}}")))
        .isInstanceOf(Checked.Invalid.class);

    Files.writeString(
        folder.resolve("wrong.yaml"),
        """
        model: z-image-turbo
        differs: { short-prompts: { documents: {} }, no-such: { service: {} } }
        """);
    assertThatExceptionOfType(CatalogException.class)
        .isThrownBy(() -> CatalogLoader.load(Optional.of(folder), sides))
        .withMessageContaining("`documents` is no side of it; there are service")
        .withMessageContaining("no difference has this name");
  }
}
