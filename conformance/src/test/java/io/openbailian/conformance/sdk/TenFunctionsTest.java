package io.openbailian.conformance.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.alibaba.dashscope.aigc.imagesynthesis.ImageSynthesisParam.ImageSynthesisParamBuilder;
import com.alibaba.dashscope.aigc.imagesynthesis.ImageSynthesisResult;
import io.openbailian.conformance.Api;
import io.openbailian.conformance.Drawings;
import io.openbailian.conformance.Png;
import io.openbailian.conformance.TestServer;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The ten editing functions as the SDK asks for them, each with its own parameters.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TenFunctionsTest {
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

  private static String data(byte[] png) {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
  }

  private static ImageSynthesisParamBuilder<?, ?> ball(String function, String prompt) {
    return Sdk.edit(function, prompt).baseImageUrl(data(Drawings.ball()));
  }

  static Stream<Arguments> functions() {
    return Stream.of(
        Arguments.of("512*512", ball("stylization_all", "转换成法国绘本风格").parameter("strength", 0.8)),
        Arguments.of("512*512", ball("stylization_local", "把物体变成木板风格")),
        Arguments.of("512*512", ball("description_edit", "把红色变成蓝色").parameter("strength", 1)),
        Arguments.of(
            "512*512",
            ball("description_edit_with_mask", "").maskImageUrl(data(Drawings.ballMask()))),
        Arguments.of(
            "640*512",
            ball("expand", "草地上的红球")
                .parameter("left_scale", 1.125)
                .parameter("right_scale", 1.125)),
        Arguments.of("1024*1024", ball("super_resolution", "清晰").parameter("upscale_factor", 2)),
        Arguments.of(
            "512*512",
            Sdk.edit("colorization", "给照片上色，蓝色的背景").baseImageUrl(data(Drawings.greyBall()))),
        Arguments.of(
            "512*512",
            Sdk.edit("doodle", "北欧极简风格的客厅")
                .baseImageUrl(data(Drawings.sketch()))
                .parameter("is_sketch", true)),
        Arguments.of("512*512", ball("control_cartoon_feature", "卡通形象在雪地里")));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void changesThePicture(String size, ImageSynthesisParamBuilder<?, ?> request) throws Exception {
    String url = Sdk.edited(request.build()).getFirst();

    Png edited = Png.read(Api.download(url));
    assertThat(edited.image().getWidth() + "*" + edited.image().getHeight()).isEqualTo(size);
    if (size.equals("512*512")) {
      assertThat(edited.samePixels(Png.read(Drawings.ball()))).isFalse();
    }
  }

  @Test
  void takesOffTheMarkOfThisServer() throws Exception {
    String marked = Sdk.edited(ball("super_resolution", "").watermark(true).build()).getFirst();

    String cleaned =
        Sdk.edited(Sdk.edit("remove_watermark", "去除图像中的文字").baseImageUrl(marked).build())
            .getFirst();

    Png before = Png.read(Api.download(marked));
    Png.Box box = before.differences(Png.read(Api.download(cleaned)));
    assertThat(box.isEmpty()).isFalse();
    assertThat(box.left()).isGreaterThan(256);
    assertThat(box.top()).isGreaterThan(400);
  }

  @Test
  void makesAsManyAsAskedForWithoutAPromptOfItsOwn() throws Exception {
    ImageSynthesisResult result =
        Sdk.images().call(ball("stylization_all", "转换成金箔艺术风格").n(2).seed(3).build());

    assertThat(Sdk.urls(result)).hasSize(2).doesNotHaveDuplicates();
    assertThat(result.getOutput().getResults())
        .allSatisfy(item -> assertThat(item).containsOnlyKeys("url"));
    assertThat(result.getOutput().getTaskMetrics().getTotal()).isEqualTo(2);
    assertThat(result.getUsage().getImageCount()).isEqualTo(2);
  }

  @Test
  void isWaitedForByItsId() throws Exception {
    ImageSynthesisResult created = Sdk.images().asyncCall(ball("description_edit", "黑白照片").build());
    assertThat(Sdk.status(created)).isEqualTo("PENDING");

    assertThat(Sdk.urls(Sdk.images().wait(Sdk.id(created), TestServer.KEY))).hasSize(1);
  }

  @Test
  void failsInWordsThatSayWhatWasNotUnderstood() throws Exception {
    ImageSynthesisResult result = Sdk.images().call(ball("stylization_all", "量子纠缠的样子").build());

    assertThat(Sdk.status(result)).isEqualTo("FAILED");
    assertThat(result.getOutput().getCode()).isEqualTo("UnsupportedOperation");
    assertThat(result.getOutput().getMessage()).contains("量子纠缠");
  }
}
