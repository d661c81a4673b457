package io.openbailian.conformance.sdk;

import static io.openbailian.conformance.sdk.Sdk.FLASH;
import static io.openbailian.conformance.sdk.Sdk.id;
import static io.openbailian.conformance.sdk.Sdk.images;
import static io.openbailian.conformance.sdk.Sdk.picture;
import static io.openbailian.conformance.sdk.Sdk.refusal;
import static io.openbailian.conformance.sdk.Sdk.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.alibaba.dashscope.aigc.imagesynthesis.ImageSynthesisListResult;
import com.alibaba.dashscope.aigc.imagesynthesis.ImageSynthesisResult;
import com.alibaba.dashscope.exception.ApiException;
import com.alibaba.dashscope.task.AsyncTaskListParam;
import io.openbailian.conformance.Api;
import io.openbailian.conformance.Png;
import io.openbailian.conformance.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The official SDK asks for pictures and has them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImageSynthesisTest {
  private static final String RULES =
      """
      [{when: {prompt: partial}, items: [ok, fail, ok, {fail: DataInspectionFailed}]},
       {when: {prompt: forbidden}, fail: {code: DataInspectionFailed,
        message: Output data may contain inappropriate content.}},
       {when: {prompt: broken}, fail: InternalError.Algo},
       {when: {prompt: short}, reply: 'a long prompt, in every detail'}]
      """
          .replace("\n", " ");

  private TestServer server;

  @BeforeAll
  void start() {
    server = TestServer.scripted(RULES, Map.of());
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @BeforeEach
  void point() {
    Sdk.pointAt(server.apiBase());
  }

  private static List<Png> pictures(ImageSynthesisResult result) {
    List<Png> pictures = new ArrayList<>();
    result
        .getOutput()
        .getResults()
        .forEach(r -> pictures.add(Png.read(Api.download(r.getOrDefault("url", "")))));
    return pictures;
  }

  @Test
  void callReturnsThePicture() throws Exception {
    ImageSynthesisResult result = images().call(picture("可爱猫咪").size("800*1200").build());

    assertThat(status(result)).isEqualTo("SUCCEEDED");
    assertThat(result.getRequestId()).isNotEmpty();
    assertThat(result.getUsage().getImageCount()).isEqualTo(1);
    assertThat(result.getOutput().getTaskMetrics().getTotal()).isEqualTo(1);
    assertThat(result.getOutput().getTaskMetrics().getSucceeded()).isEqualTo(1);
    assertThat(result.getOutput().getTaskMetrics().getFailed()).isZero();
    assertThat(pictures(result).getFirst().image().getWidth()).isEqualTo(800);
    assertThat(pictures(result).getFirst().image().getHeight()).isEqualTo(1200);
  }

  @Test
  void asyncCallReturnsATaskToWaitFor() throws Exception {
    ImageSynthesisResult created = images().asyncCall(picture("later").build());
    ImageSynthesisResult ended = images().wait(created, TestServer.KEY);

    assertThat(status(created)).isEqualTo("PENDING");
    assertThat(id(ended)).isEqualTo(id(created));
    assertThat(status(ended)).isEqualTo("SUCCEEDED");
    assertThat(status(images().fetch(id(created), TestServer.KEY))).isEqualTo("SUCCEEDED");
  }

  @Test
  void fourPicturesCountTheirSeedsUp() throws Exception {
    ImageSynthesisResult four = images().call(picture("four").n(4).seed(100).build());
    ImageSynthesisResult third = images().call(picture("four").n(1).seed(102).build());

    assertThat(pictures(four))
        .extracting(p -> p.texts().get("seed"))
        .containsExactly("100", "101", "102", "103");
    assertThat(pictures(four).get(2).samePixels(pictures(third).getFirst())).isTrue();
    assertThat(pictures(four).get(1).samePixels(pictures(third).getFirst())).isFalse();
    assertThat(four.getUsage().getImageCount()).isEqualTo(4);
  }

  @Test
  void theModelsOwnNumberAndSizeAreTheDefaults() throws Exception {
    ImageSynthesisResult result = images().call(picture("defaults").n(null).size(null).build());

    assertThat(pictures(result)).hasSize(4);
    assertThat(pictures(result).getFirst().image().getWidth()).isEqualTo(1024);
  }

  @Test
  void sizesAreExact() throws Exception {
    for (String size : new String[] {"512*512", "1440*810", "1344*576", "513*1439"}) {
      ImageSynthesisResult result = images().call(picture("size").size(size).build());
      Png png = pictures(result).getFirst();

      assertThat(png.image().getWidth() + "*" + png.image().getHeight()).isEqualTo(size);
    }
  }

  @Test
  void longPicturesOfTheModelWithoutSideLimit() throws Exception {
    ImageSynthesisResult result =
        images().call(picture("long").model("wan2.5-t2i-preview").size("768*2700").build());

    assertThat(pictures(result).getFirst().image().getHeight()).isEqualTo(2700);
  }

  @Test
  void aNegativePromptAndUnknownOptionsAreTaken() throws Exception {
    ImageSynthesisResult result =
        images()
            .call(
                picture("cat")
                    .negativePrompt("人物")
                    .style("<auto>")
                    .steps(50)
                    .scale(7)
                    .parameter("something", "new")
                    .build());

    assertThat(status(result)).isEqualTo("SUCCEEDED");
  }

  @Test
  void rewrittenPromptsAreShown() throws Exception {
    Map<String, String> on = result(images().call(picture("short").promptExtend(true).build()));
    Map<String, String> off = result(images().call(picture("short").promptExtend(false).build()));

    assertThat(on)
        .containsEntry("orig_prompt", "short")
        .containsEntry("actual_prompt", "a long prompt, in every detail");
    assertThat(off).containsEntry("orig_prompt", "short").doesNotContainKey("actual_prompt");
  }

  private static Map<String, String> result(ImageSynthesisResult result) {
    return result.getOutput().getResults().getFirst();
  }

  @Test
  void whatIsMissingInPartIsSaidInItsPlace() throws Exception {
    ImageSynthesisResult result = images().call(picture("partial").n(4).build());

    assertThat(status(result)).isEqualTo("SUCCEEDED");
    assertThat(result.getOutput().getTaskMetrics().getSucceeded()).isEqualTo(2);
    assertThat(result.getOutput().getTaskMetrics().getFailed()).isEqualTo(2);
    assertThat(result.getUsage().getImageCount()).isEqualTo(2);
    assertThat(result.getOutput().getResults())
        .extracting(r -> r.getOrDefault("code", "ok"))
        .containsExactly("ok", "InternalError.Timeout", "ok", "DataInspectionFailed");
  }

  @Test
  void aFailedTaskIsAnAnswerAndNoException() throws Exception {
    ImageSynthesisResult result = images().call(picture("forbidden").n(2).build());

    assertThat(status(result)).isEqualTo("FAILED");
    assertThat(result.getOutput().getCode()).isEqualTo("DataInspectionFailed");
    assertThat(result.getOutput().getMessage())
        .isEqualTo("Output data may contain inappropriate content.");
    assertThat(result.getOutput().getResults()).isNull();
    assertThat(result.getOutput().getTaskMetrics().getFailed()).isEqualTo(2);
    assertThat(result.getUsage()).isNull();
  }

  @Test
  void anEngineThatBreaksIsAFailedTask() throws Exception {
    ImageSynthesisResult result = images().call(picture("broken").build());

    assertThat(status(result)).isEqualTo("FAILED");
    assertThat(result.getOutput().getCode()).isEqualTo("InternalError.Algo");
  }

  @Test
  void aTaskThatNeverWasIsUnknownAndWaitedForNoLonger() throws Exception {
    String nobody = "0385dc79-5ff8-4d82-bcb6-a1b2c3d4e5f6";

    assertThat(status(images().fetch(nobody, TestServer.KEY))).isEqualTo("UNKNOWN");
    assertThat(status(images().wait(nobody, TestServer.KEY))).isEqualTo("UNKNOWN");
    ApiException refused = refusal(() -> images().cancel(nobody, TestServer.KEY));
    assertThat(refused.getStatus().getStatusCode()).isEqualTo(404);
    assertThat(refused.getStatus().getCode()).isEqualTo("ResourceNotFound");
  }

  @Test
  void everyModelOfTheEndpointIsServed() throws Exception {
    for (String model :
        List.of(
            "wan2.5-t2i-preview",
            FLASH,
            "wan2.2-t2i-plus",
            "wanx2.1-t2i-turbo",
            "wanx2.1-t2i-plus",
            "wanx2.0-t2i-turbo",
            "qwen-image",
            "qwen-image-plus")) {
      ImageSynthesisResult result =
          images().call(picture("model").model(model).size("1024*1024").build());

      assertThat(status(result)).as(model).isEqualTo("SUCCEEDED");
    }
  }

  @Test
  void theListNamesTheKeysTasks() throws Exception {
    String id = id(images().call(picture("listed").model("wanx2.1-t2i-plus").build()));

    AsyncTaskListParam param =
        AsyncTaskListParam.builder()
            .apiKey(TestServer.KEY)
            .modelName("wanx2.1-t2i-plus")
            .status("SUCCEEDED")
            .pageNo(1)
            .pageSize(20)
            .build();
    ImageSynthesisListResult list = images().list(param);

    assertThat(list.getTotal()).isPositive();
    assertThat(list.getPageSize()).isEqualTo(20);
    assertThat(list.getData()).extracting(task -> task.getTaskId()).contains(id);
    assertThat(list.getData())
        .extracting(task -> task.getModelName())
        .containsOnly("wanx2.1-t2i-plus");
    assertThat(list.getData())
        .allSatisfy(task -> {
          assertThat(task.getStatus()).isEqualTo("SUCCEEDED");
          assertThat(task.getEndTime()).isGreaterThanOrEqualTo(task.getGmtCreate());
          assertThat(task.getUserApiUniqueKey()).endsWith(":wanx2.1-t2i-plus");
        });
  }

  @Test
  void aBaseUrlMayEndInASlash() throws Exception {
    Sdk.pointAt(server.apiBase() + "/");

    assertThat(status(images().call(picture("slash").build()))).isEqualTo("SUCCEEDED");
  }
}
