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

  @ParameterizedTest
  @ValueSource(strings = {"cat.png", "file:///cat.png", "ftp://a.b/c.png", "http://"})
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
