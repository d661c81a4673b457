package io.openbailian.conformance.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.alibaba.dashscope.aigc.imagegeneration.ImageGeneration;
import com.alibaba.dashscope.aigc.imagegeneration.ImageGenerationMessage;
import com.alibaba.dashscope.aigc.imagegeneration.ImageGenerationParam;
import com.alibaba.dashscope.aigc.imagegeneration.ImageGenerationResult;
import com.alibaba.dashscope.aigc.multimodalconversation.MultiModalConversation;
import com.alibaba.dashscope.aigc.multimodalconversation.MultiModalConversationParam;
import com.alibaba.dashscope.aigc.multimodalconversation.MultiModalConversationResult;
import com.alibaba.dashscope.common.MultiModalMessage;
import com.alibaba.dashscope.exception.ApiException;
import io.openbailian.conformance.Api;
import io.openbailian.conformance.Drawings;
import io.openbailian.conformance.Png;
import io.openbailian.conformance.TestServer;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Pictures from messages: answered at once, as a stream, and as a task.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImageGenerationTest {
  private TestServer server;

  @BeforeAll
  void start() {
    server = TestServer.start(Map.of());
    Sdk.pointAt(server.apiBase());
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private static ImageGenerationMessage user(String text) {
    return ImageGenerationMessage.builder()
        .role("user")
        .content(List.of(Map.of("text", text)))
        .build();
  }

  private static List<Png> pictures(ImageGenerationResult result) {
    return result.getOutput().getChoices().stream()
        .flatMap(choice -> choice.getMessage().getContent().stream())
        .flatMap(part -> Stream.ofNullable(part.get("image")))
        .map(url -> Png.read(Api.download((String) url)))
        .toList();
  }

  @Test
  void aConversationIsAnsweredWithAPictureOfTheSizeAskedFor() throws Exception {
    MultiModalConversationResult result =
        new MultiModalConversation()
            .call(
                MultiModalConversationParam.builder()
                    .apiKey(TestServer.KEY)
                    .model("qwen-image-plus")
                    .message(
                        MultiModalMessage.builder()
                            .role("user")
                            .content(List.of(Map.of("text", "一副对联")))
                            .build())
                    .parameter("size", "1328*1328")
                    .parameter("seed", 1234)
                    .build());

    Map<String, Object> part =
        result.getOutput().getChoices().getFirst().getMessage().getContent().getFirst();
    Png picture = Png.read(Api.download((String) part.getOrDefault("image", "")));
    assertThat(picture.texts()).containsEntry("seed", "1234").containsEntry("size", "1328*1328");
  }

  @Test
  void nPicturesAreNChoices() throws Exception {
    ImageGenerationResult result =
        new ImageGeneration()
            .call(
                ImageGenerationParam.builder()
                    .apiKey(TestServer.KEY)
                    .model("wan2.6-t2i")
                    .message(user("风景画"))
                    .n(2)
                    .seed(7)
                    .build());

    assertThat(result.getOutput().getChoices()).hasSize(2);
    assertThat(pictures(result))
        .extracting(picture -> picture.texts().get("seed"))
        .containsExactly("7", "8");
  }

  @Test
  void theSameAsATask() throws Exception {
    ImageGeneration generation = new ImageGeneration();
    ImageGenerationResult created =
        generation.asyncCall(
            ImageGenerationParam.builder()
                .apiKey(TestServer.KEY)
                .model("wan2.6-t2i")
                .message(user("未来科技城市"))
                .n(1)
                .build());

    ImageGenerationResult result = generation.wait(created, TestServer.KEY);

    assertThat(result.getOutput().getTaskStatus()).isEqualTo("SUCCEEDED");
    assertThat(pictures(result)).hasSize(1);
  }

  @Test
  void aStoryComesAsTextsAndPicturesInTurn() throws Exception {
    List<ImageGenerationResult> frames =
        Frames.of(callback ->
            new ImageGeneration()
                .streamCall(
                    Sdk.generation("wan2.6-image", Sdk.content(List.of(), "制作辣椒炒肉的3个步骤图文教程"))
                        .enableInterleave(true)
                        .stream(true)
                        .maxImages(3)
                        .build(),
                    callback));

    List<Map<String, Object>> parts =
        frames.stream()
            .flatMap(frame -> frame.getOutput().getChoices().stream())
            .flatMap(choice -> choice.getMessage().getContent().stream())
            .toList();
    assertThat(parts).filteredOn(part -> part.containsKey("image")).hasSize(3);
    assertThat(parts)
        .filteredOn(part -> part.containsKey("text"))
        .extracting(part -> String.valueOf(part.get("text")))
        .anyMatch(text -> text.contains("辣椒炒肉"));
  }

  @Test
  void aStoryIsStreamedByTheOtherClassToo() throws Exception {
    List<MultiModalConversationResult> frames =
        Frames.of(callback ->
            new MultiModalConversation()
                .streamCall(
                    Sdk.conversation("wan2.6-image", Sdk.content(List.of(ball()), "三步做番茄炒蛋"))
                        .parameter("enable_interleave", true)
                        .parameter("stream", true)
                        .parameter("max_images", 2)
                        .size("768*768")
                        .incrementalOutput(true)
                        .build(),
                    callback));

    List<String> kinds =
        frames.stream()
            .map(frame -> frame.getOutput().getChoices().getFirst().getMessage().getContent())
            .map(parts -> parts.stream().map(part -> part.get("type")).toList().toString())
            .toList();
    assertThat(kinds).containsExactly("[text]", "[image]", "[text]", "[image]", "[]");
  }

  @Test
  void aStoryMayBeATask() throws Exception {
    ImageGeneration generation = new ImageGeneration();
    ImageGenerationResult created =
        generation.asyncCall(
            Sdk.generation("wan2.6-image", Sdk.content(List.of(), "三步做番茄炒蛋"))
                .enableInterleave(true)
                .maxImages(3)
                .size("768*768")
                .build());

    ImageGenerationResult result = generation.wait(created, TestServer.KEY);

    assertThat(Sdk.urls(result)).singleElement().satisfies(urls -> assertThat(urls).hasSize(3));
    assertThat(result.getUsage().getOutputTokens()).isPositive();
  }

  private static String ball() {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(Drawings.ball());
  }

  @Test
  void aStoryWithoutAStreamIsRefused() {
    assertThatThrownBy(() ->
            new ImageGeneration()
                .call(
                    ImageGenerationParam.builder()
                        .apiKey(TestServer.KEY)
                        .model("wan2.6-image")
                        .message(user("三步做番茄炒蛋"))
                        .enableInterleave(true)
                        .build()))
        .isInstanceOfSatisfying(
            ApiException.class,
            e ->
                assertThat(e.getStatus().getMessage())
                    .startsWith("This model only support stream"));
  }
}
