package io.openbailian.conformance.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.alibaba.dashscope.aigc.imagegeneration.ImageGeneration;
import com.alibaba.dashscope.aigc.imagegeneration.ImageGenerationResult;
import com.alibaba.dashscope.aigc.multimodalconversation.MultiModalConversation;
import com.alibaba.dashscope.aigc.multimodalconversation.MultiModalConversationResult;
import com.alibaba.dashscope.common.Status;
import com.alibaba.dashscope.task.AsyncTaskListParam;
import io.openbailian.conformance.Api;
import io.openbailian.conformance.Drawings;
import io.openbailian.conformance.Png;
import io.openbailian.conformance.TestServer;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every model that speaks in messages, by each call of the SDK that reaches it. What the pictures
/// show is not the matter here: the engine is scripted.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryImageModelTest {
  private static final String BALL =
      "data:image/png;base64," + Base64.getEncoder().encodeToString(Drawings.ball());

  private TestServer server;

  @BeforeAll
  void start() {
    server =
        TestServer.scripted(
            """
            [{when: {prompt: partial}, items: [ok, fail]},
             {when: {prompt: none}, items: [fail]},
             {when: {prompt: forbidden}, fail: DataInspectionFailed}]
            """
                .replace("\n", " "),
            Map.of());
    Sdk.pointAt(server.apiBase());
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private static List<String> balls(int count) {
    return Collections.nCopies(count, BALL);
  }

  private static String sizeOf(String url) {
    Png png = Png.read(Api.download(url));
    return png.image().getWidth() + "*" + png.image().getHeight();
  }

  @ParameterizedTest
  @CsvSource({
    "qwen-image,1024*1024",
    "qwen-image-plus,1024*1024",
    "qwen-image-max,1664*928",
    "z-image-turbo,1024*1536"
  })
  void drawsFromWordsAtItsOwnSize(String model, String size) throws Exception {
    MultiModalConversationResult result =
        new MultiModalConversation()
            .call(Sdk.conversation(model, Sdk.content(List.of(), "一副对联")).build());

    String url = Sdk.urls(result).getFirst().getFirst();
    assertThat(sizeOf(url)).isEqualTo(size);
    assertThat(result.getOutput().getChoices().getFirst().getFinishReason()).isEqualTo("stop");
    assertThat(result.getUsage().getImageCount()).isEqualTo(1);
    assertThat(result.getUsage().getWidth() + "*" + result.getUsage().getHeight()).isEqualTo(size);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"qwen-image", "qwen-image-plus", "qwen-image-max", "z-image-turbo", "wan2.6-t2i"})
  void drawsFromWordsForTheOtherClassToo(String model) throws Exception {
    ImageGenerationResult result =
        new ImageGeneration()
            .call(
                Sdk.generation(model, Sdk.content(List.of(), "日出"))
                    .n(1)
                    .size("1328*1328")
                    .seed(4)
                    .build());

    assertThat(Sdk.urls(result)).hasSize(1);
    assertThat(result.getUsage().getSize()).isEqualTo("1328*1328");
    assertThat(result.getOutput().getFinished()).isTrue();
  }

  @Test
  void wanDrawsFourWhereNobodySaysHowMany() throws Exception {
    MultiModalConversationResult result =
        new MultiModalConversation()
            .call(Sdk.conversation("wan2.6-t2i", Sdk.content(List.of(), "风景")).build());

    assertThat(Sdk.urls(result)).hasSize(4).allSatisfy(urls -> assertThat(urls).hasSize(1));
    assertThat(result.getUsage().getImageCount()).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({"1,1", "2,6", "3,2"})
  void editPlusAnswersAllInOneChoice(int pictures, int n) throws Exception {
    MultiModalConversationResult result =
        new MultiModalConversation()
            .call(
                Sdk.conversation(
                        "qwen-image-edit-plus", Sdk.content(balls(pictures), "图1 的球放到图2 里"))
                    .n(n)
                    .negativePrompt("低质量")
                    .promptExtend(true)
                    .watermark(false)
                    .build());

    assertThat(Sdk.urls(result)).singleElement().satisfies(urls -> assertThat(urls).hasSize(n));
    assertThat(result.getUsage().getImageCount()).isEqualTo(n);
  }

  @ParameterizedTest
  @CsvSource({"1,1", "4,3"})
  void wanImageAnswersEachInAChoiceOfItsOwn(int pictures, int n) throws Exception {
    ImageGenerationResult result =
        new ImageGeneration()
            .call(
                Sdk.generation("wan2.6-image", Sdk.content(balls(pictures), "参考图1 的风格"))
                    .n(n)
                    .size("768*768")
                    .build());

    assertThat(Sdk.urls(result)).hasSize(n).allSatisfy(urls -> assertThat(urls).hasSize(1));
  }

  @ParameterizedTest
  @CsvSource({"wan2.6-t2i,0,1280*1280", "wan2.6-image,2,1280*1280"})
  void drawsAsATask(String model, int pictures, String size) throws Exception {
    ImageGeneration generation = new ImageGeneration();
    ImageGenerationResult created =
        generation.asyncCall(
            Sdk.generation(model, Sdk.content(balls(pictures), "未来城市")).n(2).build());
    String id = created.getOutput().getTaskId();
    assertThat(created.getOutput().getTaskStatus()).isEqualTo("PENDING");

    ImageGenerationResult result = generation.wait(created, TestServer.KEY);

    assertThat(Sdk.urls(result)).hasSize(2);
    assertThat(result.getUsage().getSize()).isEqualTo(size);
    assertThat(generation.fetch(id, TestServer.KEY).getOutput().getFinished()).isTrue();
    assertThat(
            generation
                .list(AsyncTaskListParam.builder().apiKey(TestServer.KEY).modelName(model).build())
                .getData())
        .anySatisfy(task -> assertThat(task.getTaskId()).isEqualTo(id));
  }

  @Test
  void aClassThatMadeATaskCallsAtOnceAfterwards() throws Exception {
    ImageGeneration generation = new ImageGeneration();
    var param = Sdk.generation("wan2.6-t2i", Sdk.content(List.of(), "城市")).n(1);
    generation.wait(generation.asyncCall(param.build()), TestServer.KEY);

    assertThat(Sdk.urls(generation.call(param.build()))).hasSize(1);
  }

  @Test
  void anAnswerMayBeAskedForAsAStream() throws Exception {
    List<MultiModalConversationResult> frames =
        Frames.of(callback ->
            new MultiModalConversation()
                .streamCall(
                    Sdk.conversation("qwen-image-edit-plus", Sdk.content(balls(1), "换成雪景"))
                        .n(2)
                        .incrementalOutput(true)
                        .build(),
                    callback));

    assertThat(frames)
        .extracting(frame -> frame.getRequestId())
        .containsOnly(frames.getFirst().getRequestId());
    assertThat(frames.stream().flatMap(frame -> Sdk.urls(frame).stream()).flatMap(List::stream))
        .hasSize(2)
        .doesNotHaveDuplicates();
    assertThat(frames.getLast().getOutput().getChoices().getFirst().getFinishReason())
        .isEqualTo("stop");
  }

  @Test
  void whatCameOfAnAnswerIsCharged() throws Exception {
    MultiModalConversationResult result =
        new MultiModalConversation()
            .call(
                Sdk.conversation("qwen-image-edit-plus", Sdk.content(balls(1), "partial"))
                    .n(3)
                    .build());

    assertThat(Sdk.urls(result).getFirst()).hasSize(1);
    assertThat(result.getUsage().getImageCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"none,500,InternalError.Timeout", "forbidden,400,DataInspectionFailed"})
  void aCallThatBringsNothingIsThrown(String prompt, int status, String code) {
    Status thrown =
        Sdk.refusal(() ->
                new MultiModalConversation()
                    .call(Sdk.conversation("qwen-image", Sdk.content(List.of(), prompt)).build()))
            .getStatus();

    assertThat(thrown.getStatusCode()).as(thrown.toString()).isEqualTo(status);
    assertThat(thrown.getCode()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({"none,InternalError.Timeout", "forbidden,DataInspectionFailed"})
  void aStreamThatBringsNothingIsThrown(String prompt, String code) {
    var param = Sdk.generation("wan2.6-image", Sdk.content(balls(1), prompt)).build();
    Status thrown =
        Sdk.refusal(() ->
                Frames.<ImageGenerationResult>of(
                    callback -> new ImageGeneration().streamCall(param, callback)))
            .getStatus();

    assertThat(thrown.getCode()).as(thrown.toString()).isEqualTo(code);
  }
}
