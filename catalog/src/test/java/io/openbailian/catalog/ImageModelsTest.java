package io.openbailian.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.catalog.check.PictureCheck;
import io.openbailian.catalog.load.CatalogLoader;
import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Mode;
import io.openbailian.catalog.model.Model;
import io.openbailian.catalog.model.Values;
import io.openbailian.protocol.PixelSize;
import io.openbailian.protocol.WireError;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The models that speak in messages, edit and translate.
class ImageModelsTest {
  private static final String TEXT = "[{'text': 'a cat'}]";
  private static final String EDIT =
      "[{'image': 'https://example.com/1.png'}, {'text': 'a red hat'}]";

  private final Requests plus = Requests.asking("qwen-image-edit-plus");
  private final Requests image = Requests.asking("wan2.6-image");
  private final Requests stream = Requests.asking("wan2.6-image", Mode.STREAM);
  private final Requests imageEdit = Requests.task("image2image", "wanx2.1-imageedit");
  private final Requests translation = Requests.task("image_translation", "qwen-mt-image");

  @ParameterizedTest
  @CsvSource({
    "qwen-image,1024*1024,1,true",
    "qwen-image-plus,1024*1024,1,true",
    "qwen-image-max,1664*928,1,true",
    "wan2.6-t2i,1280*1280,4,true",
    "z-image-turbo,1024*1536,1,false"
  })
  void drawsWhatAMessageSays(String model, String size, long n, boolean extend) {
    Values values = Requests.asking(model).saying(TEXT, "'enable_search': false");

    assertThat(values.text(Meaning.PROMPT)).contains("a cat");
    assertThat(values.text(Meaning.SIZE)).contains(size);
    assertThat(values.integer(Meaning.N)).contains(n);
    assertThat(values.flag(Meaning.PROMPT_EXTEND)).isEqualTo(extend);
    assertThat(values.has(Meaning.MESSAGES)).isFalse();
  }

  @Test
  void takesTheSizesOfQwenImageMaxBySideAndByList() {
    Requests max = Requests.asking("qwen-image-max");

    assertThat(max.saying(TEXT, "'size': '1000*1500'").text("size")).contains("1000*1500");
    assertThat(max.saying(TEXT, "'size': '1664*928'").text("size")).contains("1664*928");
    assertThat(max.refusedSaying(TEXT, "'size': '9999*9999'"))
        .startsWith("Size 9999*9999 is out of range [512*512, 1664*1664]");
  }

  @ParameterizedTest
  @CsvSource({
    "wan2.6-t2i,767*768,'Total pixels (589056) must be between 589824 and 2073600.'",
    "wan2.6-t2i,640*2900,'Aspect ratio should be in [1:4, 4:1]'",
    "z-image-turbo,511*511,'Image area must be between 262144 and 4194304 pixels. Got area=261121 (width=511, height=511).'"
  })
  void limitsSizesByPixelsAndRatio(String model, String size, String sentence) {
    assertThat(Requests.asking(model).refusedSaying(TEXT, "'size': '%s'".formatted(size)))
        .startsWith(sentence);
  }

  @Test
  void asksTheSameAsATask() {
    Values values = Requests.task("image_generation", "wan2.6-t2i").saying(TEXT, "'n': 2");

    assertThat(values.text(Meaning.PROMPT)).contains("a cat");
    assertThat(values.integer(Meaning.N)).contains(2L);
  }

  @Test
  void doublesThePriceOfARewrittenPrompt() {
    Requests turbo = Requests.asking("z-image-turbo");

    assertThat(price(turbo, TEXT, "")).isEqualTo("0.10");
    assertThat(price(turbo, TEXT, "'prompt_extend': true")).isEqualTo("0.20");
  }

  private static String price(Requests requests, String content, String parameters) {
    Model model = requests.modelFor(requests.saying(content, parameters));
    return model.price().orElseThrow().cny().toString();
  }

  @Test
  void keepsTheOrderOfPicturesWhereverTheTextStands() {
    Values values =
        plus.saying(
            """
            [{'image': 'https://example.com/1.png'}, {'text': '图1 and 图2'},
             {'image': 'oss://dashscope-instant/2.png', 'type': 'image'}]
            """,
            "");

    assertThat(values.texts(Meaning.IMAGES))
        .containsExactly("https://example.com/1.png", "oss://dashscope-instant/2.png");
    assertThat(values.text(Meaning.PROMPT)).contains("图1 and 图2");
  }

  @Test
  void letsTheSizeOfAnEditFollowItsLastPicture() {
    Values values = plus.saying(EDIT, "");
    PictureCheck check =
        new PictureCheck(
            CatalogLoader.builtIn().operation("multimodal_generation").orElseThrow(),
            plus.modelFor(values));

    assertThat(values.has(Meaning.SIZE)).isFalse();
    assertThat(check.size(values, new PixelSize(1500, 1000))).contains(new PixelSize(1248, 832));
    assertThat(check.size(plus.saying(EDIT, "'size': '512*512'"), new PixelSize(9, 9))).isEmpty();
  }

  @Test
  void roundsTheSizeOfAnEdit() {
    assertThat(plus.saying(EDIT, "'size': '1000*600'").text(Meaning.SIZE)).contains("1008*608");
    assertThat(plus.saying(EDIT, "'size': '2047*513'").text(Meaning.SIZE)).contains("2048*512");
    assertThat(plus.refusedSaying(EDIT, "'size': '511*512'"))
        .startsWith("The size is not match, width and height should be in [512, 2048]");
  }

  @Test
  void takesASizeForSeveralPicturesToo() {
    assertThat(plus.saying(EDIT, "'n': 6").integer(Meaning.N)).contains(6L);
    assertThat(plus.saying(EDIT, "'n': 1, 'size': '512*512'").has(Meaning.SIZE)).isTrue();
    assertThat(plus.saying(EDIT, "'n': 2, 'size': '512*512'").has(Meaning.SIZE)).isTrue();
    assertThat(plus.refusedSaying(EDIT, "'n': 7"))
        .isEqualTo("Range of n should be [1, 6] (parameters.n: 7)");
  }

  @Test
  void ignoresTheSizeThatTheBaseModelDoesNotTake() {
    Requests base = Requests.asking("qwen-image-edit");
    Values values = base.saying(EDIT, "'size': 'big', 'prompt_extend': 'maybe'");

    assertThat(values.has(Meaning.SIZE)).isFalse();
    assertThat(values.has(Meaning.PROMPT_EXTEND)).isFalse();
    assertThat(base.refusedSaying(EDIT, "'n': 2"))
        .isEqualTo("num_images_per_prompt must be 1 (parameters.n: 2)");
  }

  @Test
  void editsWithOneToFourPictures() {
    assertThat(image.saying(EDIT, "").integer(Meaning.N)).contains(4L);
    assertThat(image.refusedSaying(TEXT, ""))
        .isEqualTo(
            "When 'enable_interleave' is False, the last message must contain 1 to 4 images. Got 0 images.");
    assertThat(image.saying(EDIT, "").has(Meaning.MAX_IMAGES)).isFalse();
  }

  @Test
  void interleavesOnlyAsAStream() {
    String sentence =
        "This model only support stream mode, please enable the stream parameter to access the model. ";

    assertThat(image.refusedSaying(TEXT, "'enable_interleave': true, 'stream': true"))
        .isEqualTo(sentence + "(parameters.enable_interleave: true)");
    assertThat(stream.refusedSaying(TEXT, "'enable_interleave': true")).startsWith(sentence);
    assertThat(stream.refusedSaying(TEXT, "'enable_interleave': 'true', 'stream': false"))
        .startsWith(sentence);
    assertThat(
            stream
                .saying(TEXT, "'enable_interleave': true, 'stream': true")
                .integer(Meaning.MAX_IMAGES))
        .contains(5L);
  }

  @Test
  void interleavesAsATaskWithoutBeingAStream() {
    Requests task = Requests.task("image_generation", "wan2.6-image");
    Values values = task.saying(TEXT, "'enable_interleave': true, 'prompt_extend': true");

    assertThat(values.integer(Meaning.N)).contains(1L);
    assertThat(values.text(Meaning.SIZE)).contains("1280*1280");
    assertThat(values.has(Meaning.PROMPT_EXTEND)).isFalse();
  }

  @Test
  void interleavesWithAtMostOnePictureAndOneAnswer() {
    String two =
        "[{'image': 'https://a.b/1.png'}, {'image': 'https://a.b/2.png'}, {'text': 'a cat'}]";
    String interleave = "'enable_interleave': true, 'stream': true";

    assertThat(stream.saying(EDIT, interleave).texts(Meaning.IMAGES)).hasSize(1);
    assertThat(stream.refusedSaying(two, interleave))
        .isEqualTo("content length only support 2 (input.messages[0].content: 3 parts)");
    assertThat(stream.refusedSaying(EDIT, interleave + ", 'n': 2"))
        .isEqualTo("Range of n should be [1, 1] (parameters.n: 2)");
    assertThat(stream.refusedSaying(EDIT, interleave + ", 'max_images': 6"))
        .isEqualTo("Range of max_images should be [1, 5] (parameters.max_images: 6)");
  }

  @Test
  void streamsAnEditToo() {
    assertThat(stream.saying(EDIT, "'stream': true").texts(Meaning.IMAGES)).hasSize(1);
  }

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

  @Test
  void takesTheTranslationOfTheDocuments() {
    Values values =
        translation.valid(
            """
            {'model': 'qwen-mt-image',
             'input': {'image_url': 'https://example.com/menu.jpg', 'source_lang': 'auto', 'target_lang': 'zh',
                       'prompt': 'ignored',
                       'ext': {'domainHint': 'food menu', 'sensitives': ['敏感词1'],
                               'terminologies': [{'src': 'Apple', 'tgt': '苹果', 'note': 1}],
                               'config': {'skipImgSegment': false}}},
             'parameters': {}}
            """);

    assertThat(values.text(Meaning.IMAGE)).contains("https://example.com/menu.jpg");
    assertThat(values.text(Meaning.DOMAIN_HINT)).contains("food menu");
    assertThat(values.texts(Meaning.SENSITIVES)).containsExactly("敏感词1");
    assertThat(values.objects(Meaning.TERMINOLOGIES))
        .containsExactly(Map.of("src", "Apple", "tgt", "苹果"));
    assertThat(values.flag(Meaning.SKIP_SEGMENTS)).isFalse();
    assertThat(values.has(Meaning.PROMPT)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"English,ZH,en,zh", "zh,Japanese,zh,ja", "auto,ko,auto,ko", "ru,EN,ru,en"})
  void readsLanguagesByCodeAndName(String from, String to, String source, String target) {
    Values values = translation.valid(languages(from, to, ""));

    assertThat(values.text(Meaning.SOURCE_LANG)).contains(source);
    assertThat(values.text(Meaning.TARGET_LANG)).contains(target);
  }

  @ParameterizedTest
  @CsvSource({"zh,zh", "en,English", "ja,ko", "fr,de"})
  void refusesPairsThatAreTheSameOrWithoutChineseAndEnglish(String from, String to) {
    assertThat(translation.refused(languages(from, to, "")).message())
        .startsWith(
            "source_lang and target_lang must be different and one of them must be zh or en (input.target_lang: ");
  }

  @Test
  void refusesALanguageNobodySpeaksHere() {
    assertThat(translation.refused(languages("zh", "tlh", "")).message())
        .isEqualTo(
            "The type or value of target_lang is not in definition. (input.target_lang: \"tlh\")");
    assertThat(translation.refused(languages("zh", "auto", "")).message())
        .startsWith("The type or value of target_lang");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'ext': 3|The type or value of ext is not in definition. (input.ext: 3)",
        "'ext': {'config': []}|The type or value of config is not in definition. (input.ext.config: an array)",
        "'ext': {'sensitives': 'x'}|The type or value of sensitives is not in definition. (input.ext.sensitives: \"x\")",
        "'ext': {'sensitives': ['x', 3]}|The type or value of sensitives is not in definition. (input.ext.sensitives[1]: 3)",
        "'ext': {'terminologies': ['x']}|The type or value of terminologies is not in definition. (input.ext.terminologies[0]: \"x\")",
        "'ext': {'terminologies': [{'src': 'x'}]}|Field required: input.ext.terminologies[0].tgt",
        "'ext': {'terminologies': [{'src': 'x', 'tgt': 3}]}|The type or value of tgt is not in definition. (input.ext.terminologies[0].tgt: 3)"
      })
  void checksTheExtensionsOfATranslation(String ext, String message) {
    assertThat(translation.refused(languages("zh", "en", ", " + ext)).message()).isEqualTo(message);
  }

  @Test
  void limitsWordsAndLists() {
    assertThat(translation.valid(hint("word ".repeat(200))).has(Meaning.DOMAIN_HINT)).isTrue();
    assertThat(translation.refused(hint("word ".repeat(201))).message())
        .isEqualTo(
            "Range of domainHint words should be [0, 200] (input.ext.domainHint: 201 words)");
    assertThat(
            translation
                .refused(
                    languages(
                        "zh", "en", ", 'ext': {'sensitives': [" + "'a', ".repeat(50) + "'b']}"))
                .message())
        .isEqualTo(
            "Range of sensitives length should be [0, 50] (input.ext.sensitives: 51 of them)");
  }

  private static String hint(String words) {
    return languages("zh", "en", ", 'ext': {'domainHint': '%s'}".formatted(words));
  }

  private static String languages(String from, String to, String more) {
    return "{'input': {'image_url': 'https://a.b/1.png', 'source_lang': '%s', 'target_lang': '%s'%s}}"
        .formatted(from, to, more);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cat.png", "file:///tmp/cat.png", "ftp://a.b/c.png", "http://"})
  void refusesAPictureThatIsNoAddressAndNoPicture(String text) {
    WireError error =
        imageEdit.refused(
            "{'input': {'function': 'expand', 'prompt': 'p', 'base_image_url': '%s'}}"
                .formatted(text));

    assertThat(error.code()).isEqualTo("InvalidURL");
    assertThat(error.message())
        .startsWith("The request URL is invalid, please check the request URL is available")
        .endsWith("(input.base_image_url: \"%s\")".formatted(text));
  }

  @Test
  void takesAnEmptyAddressForNone() {
    assertThat(
            imageEdit
                .refused("{'input': {'function': 'expand', 'prompt': 'p', 'base_image_url': ' '}}")
                .message())
        .isEqualTo("Field required: input.base_image_url (input.base_image_url: \" \")");
  }

  @Test
  void saysWhichPictureIsWrong() {
    assertThat(
            plus.refused(
                    "{'input': {'messages': [{'role': 'user', 'content': [{'text': 'a'},"
                        + " {'image': 'https://a.b/1.png'}, {'image': 'nonsense'}]}]}}")
                .message())
        .endsWith("(input.messages[0].content[2].image: \"nonsense\")");
  }

  @Test
  void refusesAPictureThatIsSurelyTooLargeWithoutDecodingIt() {
    String encoded = "data:image/png;base64," + "A".repeat(15_000_000);
    WireError error =
        plus.refused(
            "{'input': {'messages': [{'role': 'user', 'content': [{'text': 'a'}, {'image': '%s'}]}]}}"
                .formatted(encoded));

    assertThat(error.code()).isEqualTo("InvalidImage.ImageSize");
    assertThat(error.message())
        .isEqualTo(
            "the size of input image is too small or too large. (input.messages[0].content[1].image: over 10MB)");
  }
}
