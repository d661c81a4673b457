package io.openbailian.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Values;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What models that edit by functions take.
class EditFunctionModelsTest {
  private final Requests imageEdit = Requests.task("image2image", "wanx2.1-imageedit");

  @Test
  void takesTheEditOfTheDocuments() {
    Values values =
        imageEdit.valid(
            """
            {'model': 'wanx2.1-imageedit',
             'input': {'function': 'description_edit_with_mask', 'prompt': '陶瓷兔子抱着陶瓷小花',
                       'base_image_url': 'https://example.com/base.jpg',
                       'mask_image_url': 'https://example.com/mask.png'},
             'parameters': {'n': 1, 'seed': 12345, 'watermark': false}}
            """);

    assertThat(values.text(Meaning.FUNCTION)).contains("description_edit_with_mask");
    assertThat(values.text(Meaning.IMAGE)).contains("https://example.com/base.jpg");
    assertThat(values.text(Meaning.MASK)).contains("https://example.com/mask.png");
    assertThat(values.has(Meaning.STRENGTH)).isFalse();
    assertThat(values.has(Meaning.UPSCALE_FACTOR)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stylization_all",
        "stylization_local",
        "description_edit",
        "remove_watermark",
        "expand",
        "super_resolution",
        "colorization",
        "doodle",
        "control_cartoon_feature"
      })
  void editsInEachOfItsWays(String function) {
    assertThat(edit(function, "'prompt': 'p'", "").text(Meaning.FUNCTION)).contains(function);
  }

  @Test
  void takesTheFunctionByTheNameTheSdkGivesIt() {
    assertThat(edit("remove_watermaker", "'prompt': 'p'", "").text(Meaning.FUNCTION))
        .contains("remove_watermark");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "stylization_all|'strength': 1.1|Range of strength should be [0.0, 1.0] (parameters.strength: 1.1)",
        "description_edit|'strength': -1|Range of strength should be [0.0, 1.0] (parameters.strength: -1)",
        "expand|'top_scale': 2.5|Range of top_scale should be [1.0, 2.0] (parameters.top_scale: 2.5)",
        "expand|'left_scale': 0|Range of left_scale should be [1.0, 2.0] (parameters.left_scale: 0)",
        "super_resolution|'upscale_factor': 5|Range of upscale_factor should be [1, 4] (parameters.upscale_factor: 5)",
        "doodle|'is_sketch': 7|The type or value of is_sketch is not in definition. (parameters.is_sketch: 7)"
      })
  void limitsTheParametersOfAFunctionAndIgnoresThoseOfOthers(
      String function, String parameter, String sentence) {
    assertThat(imageEdit.refused(body(function, "'prompt': 'p'", parameter)).message())
        .isEqualTo(sentence);
    assertThat(edit("control_cartoon_feature", "'prompt': 'p'", parameter).has(Meaning.N)).isTrue();
  }

  @Test
  void appliesTheDefaultsOfAFunction() {
    assertThat(edit("expand", "'prompt': 'p'", "").decimal(Meaning.TOP_SCALE)).contains(1.0);
    assertThat(edit("super_resolution", "", "").integer(Meaning.UPSCALE_FACTOR)).contains(1L);
    assertThat(edit("description_edit", "'prompt': 'p'", "").decimal(Meaning.STRENGTH))
        .contains(0.5);
    assertThat(edit("doodle", "'prompt': 'p'", "").flag(Meaning.IS_SKETCH)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"remove_watermark", "super_resolution", "colorization"})
  void needsNoPromptForWhatIsClearWithoutOne(String function) {
    assertThat(edit(function, "", "").has(Meaning.PROMPT)).isFalse();
    assertThat(edit(function, "'prompt': ''", "").text(Meaning.PROMPT)).contains("");
  }

  @Test
  void needsAPromptForTheOthers() {
    assertThat(imageEdit.refused(body("expand", "", "")).message())
        .isEqualTo("Field required: input.prompt");
    assertThat(imageEdit.refused(body("expand", "'prompt': ' '", "")).message())
        .startsWith("Field required: input.prompt (");
  }

  @Test
  void needsAMaskWhereOneIsUsedAndLooksAtNoneElsewhere() {
    assertThat(imageEdit.refused(body("description_edit_with_mask", "'prompt': ''", "")).message())
        .isEqualTo("Field required: input.mask_image_url");
    assertThat(edit("expand", "'prompt': 'p', 'mask_image_url': 'no'", "").has(Meaning.MASK))
        .isFalse();
  }

  @Test
  void refusesAFunctionThatDoesNotExist() {
    assertThat(imageEdit.refused(body("fly", "'prompt': 'p'", "")).message())
        .isEqualTo("Unsupported function: fly (input.function: \"fly\")");
    assertThat(imageEdit.refused("{'input': {'prompt': 'p'}}").message())
        .isEqualTo("Field required: input.function");
  }

  private Values edit(String function, String input, String parameters) {
    return imageEdit.valid(body(function, input, parameters));
  }

  private static String body(String function, String input, String parameters) {
    return "{'input': {'function': '%s', 'base_image_url': 'https://a.b/1.png'%s%s}, 'parameters': {%s}}"
        .formatted(function, input.isEmpty() ? "" : ", ", input, parameters);
  }
}
