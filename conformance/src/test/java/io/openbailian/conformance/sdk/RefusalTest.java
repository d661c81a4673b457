package io.openbailian.conformance.sdk;

import static io.openbailian.conformance.sdk.Sdk.images;
import static io.openbailian.conformance.sdk.Sdk.picture;
import static io.openbailian.conformance.sdk.Sdk.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.alibaba.dashscope.aigc.imagesynthesis.ImageSynthesisParam.ImageSynthesisParamBuilder;
import com.alibaba.dashscope.common.Status;
import io.openbailian.conformance.TestServer;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What the users of the official SDK catch when they ask for what there is not.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalTest {
  private TestServer server;

  @BeforeAll
  void start() {
    server =
        TestServer.scripted(
            "[{when: {prompt: slow}, hang: true}]",
            Map.of("tasks.workers", "1", "tasks.hold", "0", "tasks.grace", "0"));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @BeforeEach
  void point() {
    Sdk.pointAt(server.apiBase());
  }

  private static Arguments refused(
      ImageSynthesisParamBuilder<?, ?> request, int status, String code, String sentence) {
    return Arguments.of(request, status, code, sentence);
  }

  static Stream<Arguments> refusals() {
    String long501 = "长".repeat(501);
    return Stream.of(
        refused(picture("猫").apiKey("sk-wrong"), 401, "InvalidApiKey", "Invalid API-key provided."),
        refused(picture("猫").model("no-such"), 404, "ModelNotFound", "Model can not be found."),
        refused(picture("猫").n(0), 400, "InvalidParameter", "Range of n should be [1, 4]"),
        refused(picture("猫").n(5), 400, "InvalidParameter", "Range of n should be [1, 4]"),
        refused(
            picture("猫").model("qwen-image").size("1328*1328").n(2),
            400,
            "InvalidParameter",
            "num_images_per_prompt must be 1"),
        refused(
            picture("猫").seed(-1),
            400,
            "InvalidParameter",
            "Range of seed should be [0, 2147483647]"),
        refused(
            picture("猫").size("511*512"),
            400,
            "InvalidParameter",
            "Either width or height should be between 512 and 1440."),
        refused(
            picture("猫").size("1441*512"),
            400,
            "InvalidParameter",
            "Either width or height should be between 512 and 1440."),
        refused(
            picture("猫").size("large"),
            400,
            "InvalidParameter",
            "Invalid size format, expect 'width*height'"),
        refused(
            picture("猫").model("wan2.5-t2i-preview").size("512*512"),
            400,
            "InvalidParameter",
            "Total pixels (262144) must be between 589824 and 2073600."),
        refused(
            picture("猫").model("wan2.5-t2i-preview").size("2900*700"),
            400,
            "InvalidParameter",
            "Aspect ratio should be in [1:4, 4:1]"),
        refused(
            picture("猫").model("qwen-image-plus").size("1000*1000"),
            400,
            "InvalidParameter",
            "The size does not match the allowed size 1664*928,"),
        refused(
            picture("长".repeat(801)),
            400,
            "InvalidParameter",
            "Range of prompt length should be [1, 800]"),
        refused(
            picture("长".repeat(2001)).model("wan2.5-t2i-preview").size("1280*1280"),
            400,
            "InvalidParameter",
            "Range of prompt length should be [1, 2000]"),
        refused(
            picture("猫").negativePrompt(long501),
            400,
            "InvalidParameter",
            "Range of negative_prompt length should be [0, 500]"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void isThrown(
      ImageSynthesisParamBuilder<?, ?> request, int status, String code, String sentence) {
    Status thrown = refusal(() -> images().asyncCall(request.build())).getStatus();

    assertThat(thrown.getStatusCode()).as(thrown.toString()).isEqualTo(status);
    assertThat(thrown.getCode()).isEqualTo(code);
    assertThat(thrown.getMessage()).startsWith(sentence);
    assertThat(thrown.getRequestId()).matches("[0-9a-f-]{36}");
  }

  @Test
  void synchronousCallsAreNotSupported() {
    Status thrown = refusal(() -> images().syncCall(picture("猫").build())).getStatus();

    assertThat(thrown.getStatusCode()).isEqualTo(403);
    assertThat(thrown.getCode()).isEqualTo("AccessDenied");
    assertThat(thrown.getMessage())
        .isEqualTo("current user api does not support synchronous calls.");
  }

  @Test
  void aModelOfAnotherEndpointIsNotServedHere() {
    Status thrown =
        refusal(() -> images().asyncCall(picture("猫").model("wan2.6-t2i").build())).getStatus();

    assertThat(thrown.getStatusCode()).isEqualTo(400);
    assertThat(thrown.getCode()).isEqualTo("InvalidParameter");
    assertThat(thrown.getMessage()).isEqualTo("url error, please check url！");
  }

  @Test
  void onlyAWaitingTaskIsCanceled() throws Exception {
    String running = Sdk.id(images().asyncCall(picture("slow").build()));
    while (!Sdk.status(images().fetch(running, TestServer.KEY)).equals("RUNNING")) {
      LockSupport.parkNanos(1_000_000);
    }
    String waiting = Sdk.id(images().asyncCall(picture("behind it").build()));

    images().cancel(waiting, TestServer.KEY);
    Status refused = refusal(() -> images().cancel(running, TestServer.KEY)).getStatus();
    Status again = refusal(() -> images().cancel(waiting, TestServer.KEY)).getStatus();

    assertThat(Sdk.status(images().fetch(waiting, TestServer.KEY))).isEqualTo("CANCELED");
    assertThat(Sdk.status(images().wait(waiting, TestServer.KEY))).isEqualTo("CANCELED");
    assertThat(Sdk.status(images().fetch(running, TestServer.KEY))).isEqualTo("RUNNING");
    assertThat(refused.getStatusCode()).isEqualTo(400);
    assertThat(refused.getCode()).isEqualTo("UnsupportedOperation");
    assertThat(again.getCode()).isEqualTo("UnsupportedOperation");
    assertThat(refused.getMessage())
        .isEqualTo("Failed to cancel the task, please confirm if the task is in PENDING status.");
  }

  @Test
  void aWrongKeyFindsNothingOut() throws Exception {
    String id = Sdk.id(images().asyncCall(picture("mine").build()));

    assertThat(refusal(() -> images().fetch(id, "sk-wrong")).getStatus().getCode())
        .isEqualTo("InvalidApiKey");
    assertThat(refusal(() -> images().cancel(id, "sk-wrong")).getStatus().getStatusCode())
        .isEqualTo(401);
  }
}
