package io.openbailian.conformance.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.alibaba.dashscope.aigc.videosynthesis.VideoSynthesis;
import com.alibaba.dashscope.aigc.videosynthesis.VideoSynthesisParam;
import com.alibaba.dashscope.aigc.videosynthesis.VideoSynthesisResult;
import com.alibaba.dashscope.exception.ApiException;
import io.openbailian.conformance.Api;
import io.openbailian.conformance.Films;
import io.openbailian.conformance.TestServer;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The official SDK asks for videos and has them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VideoSynthesisTest {
  private TestServer server;

  @BeforeAll
  void start() {
    server = TestServer.scripted("[{when: {prompt: broken}, fail: InternalError.Algo}]", Map.of());
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @BeforeEach
  void point() {
    Sdk.pointAt(server.apiBase());
  }

  private static VideoSynthesisParam.VideoSynthesisParamBuilder<?, ?> video(String prompt) {
    return VideoSynthesisParam.builder()
        .apiKey(TestServer.KEY)
        .model("wan2.1-t2v-turbo")
        .prompt(prompt)
        .size("832*480")
        .duration(1);
  }

  @Test
  void callReturnsTheVideo() throws Exception {
    VideoSynthesisResult result = new VideoSynthesis().call(video("日出").build());

    assertThat(result.getOutput().getTaskStatus()).isEqualTo("SUCCEEDED");
    assertThat(result.getOutput().getOrigPrompt()).isEqualTo("日出");
    assertThat(result.getUsage().getVideoCount()).isEqualTo(1);
    assertThat(result.getUsage().getVideoDuration()).isEqualTo(1);
    assertThat(result.getUsage().getVideoRatio()).isEqualTo("832*480");
    assertThat(result.getUsage().getSize()).isEqualTo("832*480");
    Films film = Films.read(Api.download(result.getOutput().getVideoUrl()));
    assertThat(film.size()).isEqualTo("832*480");
    assertThat(film.frames()).hasSize(24);
  }

  @Test
  void asyncCallReturnsATaskToWaitFor() throws Exception {
    VideoSynthesisResult created = new VideoSynthesis().asyncCall(video("later").build());
    VideoSynthesisResult ended = new VideoSynthesis().wait(created, TestServer.KEY);
    VideoSynthesisResult fetched =
        new VideoSynthesis().fetch(created.getOutput().getTaskId(), TestServer.KEY);

    assertThat(created.getOutput().getTaskStatus()).isEqualTo("PENDING");
    assertThat(ended.getOutput().getVideoUrl()).contains(".mp4?");
    assertThat(fetched.getOutput().getTaskStatus()).isEqualTo("SUCCEEDED");
  }

  @Test
  void aFailureKeepsItsCode() throws Exception {
    VideoSynthesisResult failed = new VideoSynthesis().call(video("broken").build());

    assertThat(failed.getOutput().getTaskStatus()).isEqualTo("FAILED");
    assertThat(failed.getOutput().getCode()).isEqualTo("InternalError.Algo");
  }

  @Test
  void aRefusalIsAnApiException() {
    ApiException refusal =
        Sdk.refusal(() -> new VideoSynthesis().call(video("long").duration(99).build()));

    assertThat(refusal.getStatus().getCode()).isEqualTo("InvalidParameter");
    assertThat(refusal.getStatus().getMessage()).startsWith("Range of duration should be [1, 10]");
  }
}
