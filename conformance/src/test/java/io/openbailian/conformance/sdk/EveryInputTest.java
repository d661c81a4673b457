package io.openbailian.conformance.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.alibaba.dashscope.aigc.imagegeneration.ImageGeneration;
import com.alibaba.dashscope.aigc.imagesynthesis.ImageSynthesis;
import com.alibaba.dashscope.aigc.imagesynthesis.ImageSynthesisParam;
import com.alibaba.dashscope.aigc.multimodalconversation.MultiModalConversation;
import io.openbailian.conformance.Api;
import io.openbailian.conformance.Drawings;
import io.openbailian.conformance.LocalWeb;
import io.openbailian.conformance.Png;
import io.openbailian.conformance.TestServer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Every editing model takes its picture in every way in which a picture can be named: each test
/// mirrors a picture whose ball is on the left, and finds it on the right.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryInputTest {
  private static final String MIRROR = "水平翻转";

  private LocalWeb web;
  private TestServer server;
  private InputDesk inputs;

  @BeforeAll
  void start(@TempDir Path folder) {
    web = LocalWeb.start();
    String engines = "{scripted: {kind: scripted}}";
    server =
        TestServer.start(
            Map.of(
                "fetch.allow",
                "[%s]".formatted(web.place()),
                "engines",
                engines,
                "routes",
                "{qwen-mt-image: scripted, \"*\": embedded}"));
    Sdk.pointAt(server.apiBase());
    inputs = new InputDesk(web, folder, Drawings.ball());
  }

  @AfterAll
  void stop() {
    server.close();
    web.close();
  }

  /// How a model is asked to mirror a picture; answers a URL.
  @FunctionalInterface
  interface Editor {
    String mirrored(String picture) throws Exception;
  }

  static Stream<Arguments> editorsAndKinds() {
    Map<String, Editor> editors =
        Map.of(
            "qwen-image-edit", EveryInputTest::byQwen,
            "qwen-image-edit-plus", EveryInputTest::byPlus,
            "wan2.6-image", EveryInputTest::byWan,
            "wanx2.1-imageedit", EveryInputTest::byWanx);
    return editors.entrySet().stream()
        .flatMap(editor ->
            Arrays.stream(InputKind.values())
                .map(kind -> Arguments.of(editor.getKey(), kind, editor.getValue())));
  }

  private static String byQwen(String picture) throws Exception {
    return Sdk.urls(
            new MultiModalConversation()
                .call(
                    Sdk.conversation("qwen-image-edit", Sdk.content(List.of(picture), MIRROR))
                        .build()))
        .getFirst()
        .getFirst();
  }

  private static String byPlus(String picture) throws Exception {
    return Sdk.urls(
            new MultiModalConversation()
                .call(
                    Sdk.conversation("qwen-image-edit-plus", Sdk.content(List.of(picture), MIRROR))
                        .size("512*512")
                        .build()))
        .getFirst()
        .getFirst();
  }

  private static String byWan(String picture) throws Exception {
    return Sdk.urls(
            new ImageGeneration()
                .call(
                    Sdk.generation("wan2.6-image", Sdk.content(List.of(picture), MIRROR))
                        .n(1)
                        .size("768*768")
                        .build()))
        .getFirst()
        .getFirst();
  }

  private static String byWanx(String picture) throws Exception {
    return Sdk.edited(Sdk.edit("description_edit", MIRROR).baseImageUrl(picture).build())
        .getFirst();
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("editorsAndKinds")
  void isEdited(String model, InputKind kind, Editor editor) throws Exception {
    String mirrored = editor.mirrored(inputs.named(kind, model));

    assertThat(Drawings.ballIsLeft(Png.read(Api.download(mirrored)).image())).isFalse();
  }

  /// The SDK does not look into `extra inputs` for local files: its users upload them first.
  @ParameterizedTest
  @EnumSource(names = "LOCAL_FILE", mode = EnumSource.Mode.EXCLUDE)
  void isTranslated(InputKind kind) throws Exception {
    ImageSynthesisParam param =
        ImageSynthesisParam.builder()
            .apiKey(TestServer.KEY)
            .model("qwen-mt-image")
            .prompt("not used")
            .extraInput("image_url", inputs.named(kind, "qwen-mt-image"))
            .extraInput("source_lang", "auto")
            .extraInput("target_lang", "en")
            .build();

    List<String> urls = Sdk.urls(new ImageSynthesis("image2image").call(param));

    assertThat(urls).singleElement().asString().contains(".jpg?");
    assertThat(Api.download(urls.getFirst())).startsWith(0xFF, 0xD8);
  }
}
