package io.openbailian.conformance.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.alibaba.dashscope.audio.asr.recognition.Recognition;
import com.alibaba.dashscope.audio.asr.recognition.RecognitionParam;
import com.alibaba.dashscope.audio.asr.recognition.RecognitionResult;
import com.alibaba.dashscope.audio.tts.SpeechSynthesisAudioFormat;
import com.alibaba.dashscope.audio.tts.SpeechSynthesisParam;
import com.alibaba.dashscope.audio.tts.SpeechSynthesizer;
import com.alibaba.dashscope.common.ResultCallback;
import com.alibaba.dashscope.exception.ApiException;
import com.alibaba.dashscope.utils.Constants;
import io.openbailian.conformance.TestServer;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The official SDK speaks and listens.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpeechTest {
  @TempDir Path folder;
  private TestServer server;

  @BeforeAll
  void start() {
    server =
        TestServer.scripted(
            "[{when: {prompt: broken}, fail: InternalError.Algo},"
                + " {when: {operation: speech_recognition},"
                + "  hear: [{text: 'Hello world.', from: 100ms, to: 900ms}, 你好。]}]",
            Map.of());
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @BeforeEach
  void point() {
    Sdk.pointAt(server.apiBase());
    Constants.baseWebsocketApiUrl =
        server.url().toString().replaceFirst("^http", "ws") + "/api-ws/v1/inference/";
  }

  private static SpeechSynthesisParam param(String text) {
    return SpeechSynthesisParam.builder()
        .apiKey(TestServer.KEY)
        .model("sambert-zhichu-v1")
        .text(text)
        .sampleRate(16_000)
        .format(SpeechSynthesisAudioFormat.WAV)
        .build();
  }

  /// A tone of 60 ms for each character, in a WAV file whose header tells its length.
  private static void isSpeechOf(ByteBuffer wav, int characters) throws Exception {
    byte[] bytes = new byte[wav.remaining()];
    wav.duplicate().get(bytes);
    try (AudioInputStream audio =
        AudioSystem.getAudioInputStream(new ByteArrayInputStream(bytes))) {
      AudioFormat format = audio.getFormat();
      assertThat(format.getSampleRate()).isEqualTo(16_000f);
      assertThat(format.getChannels()).isEqualTo(1);
      assertThat(format.getSampleSizeInBits()).isEqualTo(16);
    }
    assertThat(bytes.length).isEqualTo(44 + characters * 60 * 16 * 2);
  }

  @Test
  void aHundredCallsInARowOnOneObjectLoseNothing() throws Exception {
    SpeechSynthesizer synthesizer = new SpeechSynthesizer();
    for (int i = 0; i < 100; i++) {
      isSpeechOf(synthesizer.call(param("你好")), 2);
    }
  }

  @Test
  void aHundredCallsOnAHundredObjectsLoseNothing() throws Exception {
    for (int i = 0; i < 100; i++) {
      isSpeechOf(new SpeechSynthesizer().call(param("你好吗")), 3);
    }
  }

  @Test
  void timesComeToo() {
    SpeechSynthesizer synthesizer = new SpeechSynthesizer();
    ByteBuffer audio =
        synthesizer.call(
            SpeechSynthesisParam.builder()
                .apiKey(TestServer.KEY)
                .model("sambert-zhichu-v1")
                .text("你好")
                .enableWordTimestamp(true)
                .enablePhonemeTimestamp(true)
                .build());

    assertThat(audio.remaining()).isPositive();
    assertThat(synthesizer.getTimestamps()).hasSize(1);
    assertThat(synthesizer.getTimestamps().getFirst().getWords()).hasSize(2);
  }

  @Test
  void aCallThatFailsIsAnException() {
    ApiException failed = Sdk.refusal(() -> new SpeechSynthesizer().call(param("broken")));

    assertThat(failed.getStatus().getCode()).isEqualTo("InternalError.Algo");
    assertThat(failed.getStatus().getStatusCode()).isEqualTo(44);
  }

  @Test
  void aWrongKeyIsTold() {
    ApiException refused =
        Sdk.refusal(() ->
            new SpeechSynthesizer()
                .call(
                    SpeechSynthesisParam.builder()
                        .apiKey("sk-wrong")
                        .model("sambert-zhichu-v1")
                        .text("hello")
                        .build()));

    assertThat(refused).hasMessageContaining("401");
  }

  private static RecognitionParam recognition() {
    return RecognitionParam.builder()
        .apiKey(TestServer.KEY)
        .model("paraformer-realtime-v1")
        .format("pcm")
        .sampleRate(16_000)
        .build();
  }

  @Test
  void aFileIsRecognised() throws Exception {
    Path file = Files.write(folder.resolve("speech.pcm"), new byte[32_000 * 2]);

    String answer = new Recognition().call(recognition(), file.toFile());

    assertThat(answer).contains("Hello world.").contains("你好。");
  }

  @Test
  void aStreamIsRecognisedAsItComes() {
    List<String> heard = Collections.synchronizedList(new ArrayList<>());
    List<String> whole = Collections.synchronizedList(new ArrayList<>());
    Recognition recognition = new Recognition();
    recognition.call(
        recognition(),
        new ResultCallback<RecognitionResult>() {
          @Override
          public void onEvent(RecognitionResult result) {
            heard.add(result.getSentence().getText());
            if (result.isSentenceEnd()) {
              whole.add(result.getSentence().getText());
            }
          }

          @Override
          public void onComplete() {}

          @Override
          public void onError(Exception e) {
            heard.add(e.toString());
          }
        });
    for (int i = 0; i < 20; i++) {
      recognition.sendAudioFrame(ByteBuffer.allocate(3200));
    }
    recognition.stop();

    assertThat(heard).contains("Hello");
    assertThat(whole).containsExactly("Hello world.", "你好。");
  }

  @Test
  void fortyRecognitionsInARowDoNotHang() throws Exception {
    Path file = Files.write(folder.resolve("short.pcm"), new byte[3200]);
    for (int i = 0; i < 40; i++) {
      assertThat(new Recognition().call(recognition(), file.toFile())).contains("你好。");
    }
  }
}
