package io.openbailian.conformance.wire;

import io.openbailian.conformance.TestServer;
import java.io.IOException;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every way in which edits, translations and messages are refused before anything is done, byte
/// for byte.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EditRefusalGoldenTest {
  private static final String AIGC = "/api/v1/services/aigc/";
  private static final String TEXT2IMAGE = "text2image/image-synthesis";
  private static final String IMAGE2IMAGE = "image2image/image-synthesis";
  private static final String MULTIMODAL = "multimodal-generation/generation";
  private static final String GENERATION = "image-generation/generation";
  private static final String PICTURE = "https://example.com/base.jpg";
  private static final String ASYNC = "X-DashScope-Async: enable\n";
  private static final String SSE = "X-DashScope-SSE: enable\n";
  private static final String ONE = "{\"image\":\"%s\"}".formatted(PICTURE);
  private static final String TEXT = "{\"text\":\"换成雪景\"}";

  private TestServer server;

  @BeforeAll
  void start() {
    server = TestServer.scripted("[]", Map.of("tasks.workers", "0", "tasks.hold", "0"));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private static Arguments posted(String name, String path, String header, String body) {
    return Arguments.of(
        name,
        "POST %s%s HTTP/1.1\nAuthorization: Bearer %s\n%s\n%s"
            .formatted(AIGC, path, TestServer.KEY, header, body));
  }

  private static String body(String model, String input, String parameters) {
    return "{\"model\":\"%s\",\"input\":{%s},\"parameters\":{%s}}"
        .formatted(model, input, parameters);
  }

  private static Arguments input(String name, String model, String input) {
    return posted(name, IMAGE2IMAGE, ASYNC, body(model, input, ""));
  }

  private static Arguments edit(String name, String function, String parameter) {
    String input =
        "\"function\":\"%s\",\"prompt\":\"p\",\"base_image_url\":\"%s\",\"mask_image_url\":\"%s\""
            .formatted(function, PICTURE, PICTURE);
    return posted(name, IMAGE2IMAGE, ASYNC, body("wanx2.1-imageedit", input, parameter));
  }

  private static Arguments translation(String name, String source, String target, String ext) {
    return input(
        name,
        "qwen-mt-image",
        "\"image_url\":\"%s\",\"source_lang\":\"%s\",\"target_lang\":\"%s\",\"ext\":{%s}"
            .formatted(PICTURE, source, target, ext));
  }

  private static String messages(String content) {
    return "\"messages\":[{\"role\":\"user\",\"content\":[%s]}]".formatted(content);
  }

  private static Arguments says(String name, String model, String content, String parameters) {
    return posted(name, MULTIMODAL, "", body(model, messages(content), parameters));
  }

  private static String function(String name, String more) {
    return "\"function\":\"%s\"%s".formatted(name, more);
  }

  private static Stream<Arguments> functions() {
    String image = ",\"base_image_url\":\"%s\"".formatted(PICTURE);
    String prompt = ",\"prompt\":\"p\"";
    String wanx = "wanx2.1-imageedit";
    return Stream.of(
        input("no-function", wanx, "\"prompt\":\"p\"" + image),
        input("wrong-function", wanx, function("inpaint", prompt + image)),
        input("function-of-wrong-type", wanx, "\"function\":7" + prompt + image),
        input("no-picture", wanx, function("expand", prompt)),
        input("empty-picture", wanx, function("expand", prompt + ",\"base_image_url\":\"\"")),
        input(
            "local-file",
            wanx,
            function("expand", prompt + ",\"base_image_url\":\"file:///a.png\"")),
        input("ftp", wanx, function("expand", prompt + ",\"base_image_url\":\"ftp://a/b.png\"")),
        input("no-prompt", wanx, function("stylization_all", image)),
        input("empty-prompt", wanx, function("doodle", ",\"prompt\":\"\"" + image)),
        input(
            "long-prompt",
            wanx,
            function("doodle", ",\"prompt\":\"" + "猫".repeat(801) + "\"" + image)),
        input("no-mask", wanx, function("description_edit_with_mask", prompt + image)),
        input(
            "empty-mask",
            wanx,
            function("description_edit_with_mask", prompt + image + ",\"mask_image_url\":\"\"")),
        edit("strength-too-large", "stylization_all", "\"strength\":1.1"),
        edit("strength-negative", "description_edit", "\"strength\":-0.1"),
        edit("strength-of-wrong-type", "description_edit", "\"strength\":\"much\""),
        edit("top-scale-too-small", "expand", "\"top_scale\":0.9"),
        edit("bottom-scale-too-large", "expand", "\"bottom_scale\":2.1"),
        edit("left-scale-too-large", "expand", "\"left_scale\":3"),
        edit("right-scale-of-wrong-type", "expand", "\"right_scale\":\"wide\""),
        edit("upscale-factor-too-large", "super_resolution", "\"upscale_factor\":5"),
        edit("upscale-factor-zero", "super_resolution", "\"upscale_factor\":0"),
        edit("upscale-factor-broken", "super_resolution", "\"upscale_factor\":1.5"),
        edit("is-sketch-of-wrong-type", "doodle", "\"is_sketch\":\"perhaps\""),
        edit("n-too-large", "colorization", "\"n\":5"),
        edit("seed-negative", "colorization", "\"seed\":-1"),
        edit("watermark-of-wrong-type", "colorization", "\"watermark\":7"),
        posted(
            "no-async-header",
            IMAGE2IMAGE,
            "",
            body(wanx, function("expand", prompt + image), "")));
  }

  private static Stream<Arguments> translations() {
    return Stream.of(
        input(
            "translation-without-picture",
            "qwen-mt-image",
            "\"source_lang\":\"en\",\"target_lang\":\"zh\""),
        input(
            "translation-without-source",
            "qwen-mt-image",
            "\"image_url\":\"%s\",\"target_lang\":\"zh\"".formatted(PICTURE)),
        input(
            "translation-without-target",
            "qwen-mt-image",
            "\"image_url\":\"%s\",\"source_lang\":\"en\"".formatted(PICTURE)),
        translation("unknown-source", "xx", "zh", ""),
        translation("target-auto", "zh", "auto", ""),
        translation("equal-languages", "zh", "Chinese", ""),
        translation("neither-zh-nor-en", "fr", "de", ""),
        translation(
            "fifty-one-sensitives",
            "en",
            "zh",
            "\"sensitives\":[%s\"a\"]".formatted("\"a\",".repeat(50))),
        translation(
            "long-hint", "en", "zh", "\"domainHint\":\"%s\"".formatted("word ".repeat(201))),
        translation(
            "terminology-without-target", "en", "zh", "\"terminologies\":[{\"src\":\"a\"}]"),
        translation(
            "skip-of-wrong-type", "en", "zh", "\"config\":{\"skipImgSegment\":\"perhaps\"}"));
  }

  private static Stream<Arguments> messages() {
    String plus = "qwen-image-edit-plus";
    return Stream.of(
        posted("no-messages", MULTIMODAL, "", body(plus, "", "")),
        posted(
            "encrypted",
            MULTIMODAL,
            "X-DashScope-EncryptionKey: {}\n",
            body(plus, "\"messages\":\"bm90IHJlYWQ=\"", "")),
        posted("empty-messages", MULTIMODAL, "", body(plus, "\"messages\":[]", "")),
        posted(
            "two-messages",
            MULTIMODAL,
            "",
            body(
                plus,
                "\"messages\":[{\"role\":\"user\",\"content\":[%s]},{\"role\":\"user\",\"content\":[%s]}]"
                    .formatted(TEXT, TEXT),
                "")),
        posted(
            "assistant",
            MULTIMODAL,
            "",
            body(
                plus,
                "\"messages\":[{\"role\":\"assistant\",\"content\":[%s]}]".formatted(TEXT),
                "")),
        posted("no-content", MULTIMODAL, "", body(plus, "\"messages\":[{\"role\":\"user\"}]", "")),
        says("edit-without-picture", plus, TEXT, ""),
        says("edit-without-text", plus, ONE, ""),
        says("four-pictures", plus, String.join(",", ONE, ONE, ONE, ONE, TEXT), ""),
        says("two-texts", plus, String.join(",", ONE, TEXT, TEXT), ""),
        says("picture-for-a-drawing", "qwen-image", String.join(",", ONE, TEXT), ""),
        says("plus-n", plus, ONE + "," + TEXT, "\"n\":7"),
        says("plus-size-with-n", plus, ONE + "," + TEXT, "\"n\":2,\"size\":\"1024*1024\""),
        says("plus-size", plus, ONE + "," + TEXT, "\"size\":\"256*256\""),
        says("edit-n", "qwen-image-edit", ONE + "," + TEXT, "\"n\":2"),
        says("max-size", "qwen-image-max", TEXT, "\"size\":\"512*512\""),
        says("z-image-n", "z-image-turbo", TEXT, "\"n\":2"),
        says("z-image-size", "z-image-turbo", TEXT, "\"size\":\"4096*4096\""),
        says("wan-size", "wan2.6-t2i", TEXT, "\"size\":\"512*512\""),
        says("wan-ratio", "wan2.6-t2i", TEXT, "\"size\":\"3000*600\""),
        says("wan-image-size", "wan2.6-image", ONE + "," + TEXT, "\"size\":\"1440*1440\""),
        says(
            "wan-image-five-pictures",
            "wan2.6-image",
            String.join(",", ONE, ONE, ONE, ONE, ONE, TEXT),
            ""),
        says(
            "interleave-without-stream",
            "wan2.6-image",
            TEXT,
            "\"enable_interleave\":true,\"stream\":true"),
        posted(
            "interleave-with-n",
            MULTIMODAL,
            SSE,
            body(
                "wan2.6-image",
                messages(TEXT),
                "\"enable_interleave\":true,\"stream\":true,\"n\":2")),
        posted(
            "interleave-stream-false",
            MULTIMODAL,
            SSE,
            body("wan2.6-image", messages(TEXT), "\"enable_interleave\":true,\"stream\":false")),
        posted("task-without-header", GENERATION, "", body("wan2.6-t2i", messages(TEXT), "")));
  }

  private static Stream<Arguments> wrongPaths() {
    String image = ",\"base_image_url\":\"%s\"".formatted(PICTURE);
    String edit = function("expand", ",\"prompt\":\"p\"" + image);
    return Stream.of(
        posted("edit-at-text2image", TEXT2IMAGE, ASYNC, body("wanx2.1-imageedit", edit, "")),
        posted(
            "edit-at-messages",
            MULTIMODAL,
            "",
            body("wanx2.1-imageedit", messages(ONE + "," + TEXT), "")),
        posted(
            "translation-at-text2image",
            TEXT2IMAGE,
            ASYNC,
            body("qwen-mt-image", "\"prompt\":\"p\"", "")),
        posted("drawing-at-image2image", IMAGE2IMAGE, ASYNC, body("wan2.2-t2i-flash", edit, "")),
        posted("qwen-edit-at-image2image", IMAGE2IMAGE, ASYNC, body("qwen-image-edit", edit, "")),
        posted(
            "qwen-max-at-text2image",
            TEXT2IMAGE,
            ASYNC,
            body("qwen-image-max", "\"prompt\":\"p\"", "")),
        posted(
            "wan26-at-text2image", TEXT2IMAGE, ASYNC, body("wan2.6-t2i", "\"prompt\":\"p\"", "")),
        posted("wan25-at-messages", MULTIMODAL, "", body("wan2.5-t2i-preview", messages(TEXT), "")),
        posted(
            "qwen-at-image-generation", GENERATION, ASYNC, body("qwen-image", messages(TEXT), "")));
  }

  private static Stream<Arguments> in(String folder, Stream<Arguments> refusals) {
    return refusals.map(each -> Arguments.of(folder + "/" + each.get()[0], each.get()[1]));
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
            in("edits", functions()),
            in("translations", translations()),
            in("messages", messages()),
            in("paths", wrongPaths()))
        .flatMap(Function.identity());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusals")
  void isRefusedAsTheWireSays(String name, String request) throws IOException {
    RawHttp.Answer answer = new RawHttp(server.url()).send(request);

    Golden.check("refusals/" + name, Golden.shortened(request), answer);
  }
}
