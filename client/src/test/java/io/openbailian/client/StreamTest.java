package io.openbailian.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.openbailian.protocol.Json;
import io.openbailian.protocol.client.GenerationAnswer;
import io.openbailian.protocol.client.GenerationAnswer.Part;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamTest {
  private static final String SSE = "text/event-stream;charset=UTF-8";
  private static final String PATH = "/services/aigc/multimodal-generation/generation";

  /// As the service's API pages print it.
  private static final String STORY =
      """
      id:1
      event:result
      :HTTP_STATUS/200
      data:{"request_id":"r-1","output":{"choices":[{"finish_reason":"null","message":{"role":"assistant","content":[{"type":"text","text":"第一步：切"}]}}],"finished":false},"usage":{"image_count":0}}

      :keep-alive

      id:2
      event:result
      :HTTP_STATUS/200
      data:{"request_id":"r-1","output":{"choices":[{"finish_reason":"null","message":{"role":"assistant","content":[{"type":"image","image":"https://host/r/1.png"}]}}],"finished":false},"usage":{"image_count":1}}

      id:3
      event:result
      :HTTP_STATUS/200
      data:{"request_id":"r-1","output":{"choices":[{"finish_reason":"stop","message":{"role":"assistant","content":[]}}],"finished":true},"usage":{"image_count":1}}

      """;

  private static final String FAULT =
      """
      id:2
      event:error
      :HTTP_STATUS/400
      data:{"code":"DataInspectionFailed","message":"Output data may contain inappropriate content.","request_id":"r-1"}

      """;

  private final List<GenerationAnswer> frames = new ArrayList<>();
  private ScriptedService service;
  private BailianClient client;

  @BeforeEach
  void start() throws IOException {
    service = new ScriptedService();
    client = new BailianClient(ClientSettings.of(service.base(), "sk-test"));
  }

  @AfterEach
  void stop() {
    client.close();
    service.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void handsOnTheFramesWhateverEndsALine(String end) throws IOException, InterruptedException {
    service.say(200, SSE, STORY.replace("\n", end));

    stream();

    assertThat(frames.stream().flatMap(frame -> frame.parts().stream()))
        .containsExactly(new Part.Text("第一步：切"), new Part.Picture("https://host/r/1.png"));
    assertThat(frames).extracting(GenerationAnswer::finished).containsExactly(false, false, true);
  }

  @Test
  void asksForAStream() throws IOException, InterruptedException {
    service.say(200, SSE, STORY);

    stream();

    ScriptedService.Asked asked = service.asked().getFirst();
    assertThat(asked.line()).isEqualTo("POST /api/v1" + PATH);
    assertThat(asked.header("X-DashScope-SSE")).isEqualTo("enable");
    assertThat(asked.header("Accept")).isEqualTo("text/event-stream");
    assertThat(asked.authorization()).isEqualTo("Bearer sk-test");
  }

  @Test
  void throwsWhatAnErrorFrameSays() {
    service.say(200, SSE, STORY.substring(0, STORY.indexOf("id:2")) + FAULT);

    RefusedException refused = catchThrowableOfType(RefusedException.class, this::stream);

    assertThat(frames).hasSize(1);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.code()).isEqualTo("DataInspectionFailed");
    assertThat(refused.requestId()).contains("r-1");
  }

  @Test
  void throwsARefusalBeforeTheStream() {
    service.json(
        401,
        "{\"code\":\"InvalidApiKey\",\"message\":\"No API-key provided.\",\"request_id\":\"r\"}");

    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(this::stream)
        .withMessage("No API-key provided.");
  }

  @Test
  void takesADocumentForAStreamOfOneFrame() throws IOException, InterruptedException {
    service.json(200, "{\"request_id\":\"r\",\"output\":{\"choices\":[]}}");

    stream();

    assertThat(frames).hasSize(1);
  }

  @Test
  void saysThatAStreamBroke() {
    service.breakOff(SSE, STORY);

    assertThatExceptionOfType(UnreachableException.class)
        .isThrownBy(this::stream)
        .withMessageContaining("broke");
    assertThat(frames).hasSize(3);
  }

  @Test
  void saysThatAFrameIsNone() {
    service.say(200, SSE, "data:[DONE]\n\n");

    assertThatExceptionOfType(UnreachableException.class)
        .isThrownBy(this::stream)
        .withMessageContaining("no JSON object");
  }

  @Test
  void givesUpOnAServiceThatFallsSilent() {
    service.say(200, SSE, STORY);
    var hasty =
        new ClientSettings(service.base(), "sk-test", Duration.ofSeconds(5), Duration.ofNanos(1));

    try (var impatient = new BailianClient(hasty)) {
      assertThatExceptionOfType(UnreachableException.class)
          .isThrownBy(() -> impatient.stream(PATH, Json.object(), _ -> {}))
          .withMessageContaining("did not answer within");
    }
  }

  private void stream() throws IOException, InterruptedException {
    client.stream(PATH, Json.object(), frame -> frames.add(GenerationAnswer.of(frame)));
  }
}
