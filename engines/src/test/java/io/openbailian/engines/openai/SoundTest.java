package io.openbailian.engines.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.openbailian.engine.Engine;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineEvent.AudioChunk;
import io.openbailian.engine.EngineEvent.Transcribed;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.test.SteppedTime;
import io.openbailian.engine.test.TestCall;
import io.openbailian.outbound.TestServer;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.Speech;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Speech that is made, and what recordings say.
class SoundTest {
  private static final TestCall SPEAK =
      TestCall.text("x").operation("speech_synthesis").with("text", "你好").with("rate", 1.5);
  private static final TestCall HEAR =
      TestCall.text("x").operation("transcription").withJson("files", "['http://example.com/a']");

  /// A WAV whose head tells lengths that are not true.
  private static byte[] wav(int rate, int channels, short... samples) {
    ByteBuffer file = ByteBuffer.allocate(60 + 2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
    file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(0x7FFFF024);
    file.put("WAVE".getBytes(StandardCharsets.US_ASCII));
    file.put("LIST".getBytes(StandardCharsets.US_ASCII)).putInt(8).putLong(0);
    file.put("fmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    file.putShort((short) 1).putShort((short) channels).putInt(rate).putInt(0);
    file.putShort((short) 2).putShort((short) 16);
    file.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(0x7FFFF000);
    for (short sample : samples) {
      file.putShort(sample);
    }
    return file.array();
  }

  private static List<EngineEvent> spoken(byte[] answer, TestCall call)
      throws EngineFailure, InterruptedException {
    try (TestServer server = TestServer.start((_, reply) -> reply.whole(200, "audio/wav", answer));
        Engine engine = Servers.open(server, "speaches")) {
      return Servers.run(engine, call);
    }
  }

  @Test
  void handsOnTheSamplesAndTheirRate() throws EngineFailure, InterruptedException {
    List<EngineEvent> events = spoken(wav(24_000, 1, (short) 7, (short) -7), SPEAK);

    AudioChunk chunk = (AudioChunk) events.getFirst();
    assertThat(chunk.samples()).containsExactly((short) 7, (short) -7);
    assertThat(chunk.rate()).isEqualTo(24_000);
  }

  @Test
  void mixesChannels() throws EngineFailure, InterruptedException {
    List<EngineEvent> events = spoken(wav(16_000, 2, (short) 10, (short) 30), SPEAK);

    assertThat(((AudioChunk) events.getFirst()).samples()).containsExactly((short) 20);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ID3 an mp3", "RIFFxxxxAVI ", "", "{\"detail\":\"x\"}"})
  void callsOtherSoundBroken(String answer) {
    assertThatExceptionOfType(EngineFailure.Broken.class)
        .isThrownBy(() -> spoken(answer.getBytes(StandardCharsets.UTF_8), SPEAK));
  }

  @Test
  void asksForTheVoiceThatStandsForTheModel() throws EngineFailure, InterruptedException {
    Map<String, Object> options =
        Map.of(
            "profile",
            "speaches",
            "models",
            Map.of("ours", "kokoro"),
            "voices",
            Map.of("ours", "zf_001"));
    try (TestServer server =
            TestServer.start(
                (_, reply) -> reply.whole(200, "audio/wav", wav(16_000, 1, (short) 1)));
        Engine engine = Servers.open(SteppedTime.atNoon(), Servers.options(server, options))) {
      Servers.run(engine, SPEAK.model("ours"));

      JsonNode sent = Json.parseObject(server.last().text());
      assertThat(sent)
          .isEqualTo(
              Json.parseObject(
                  "{\"model\":\"kokoro\",\"input\":\"你好\",\"voice\":\"zf_001\",\"response_format\":\"wav\",\"speed\":1.5}"));
      assertThat(engine.serves(SPEAK.operation(), SPEAK.model("another").model())).isFalse();
    }
  }

  private static List<Speech.Transcript> heard(String profile, String type, String answer)
      throws EngineFailure, InterruptedException {
    try (TestServer server =
            TestServer.start(
                (_, reply) -> reply.whole(200, type, answer.getBytes(StandardCharsets.UTF_8)));
        Engine engine = Servers.open(server, profile)) {
      List<EngineEvent> events = Servers.run(engine, new Recorded(HEAR, 4));
      return ((Transcribed) events.getLast()).transcripts();
    }
  }

  @Test
  void readsSentencesAndWordsWithTheirTimes() throws EngineFailure, InterruptedException {
    Speech.Sentence sentence =
        heard(
                "speaches",
                "application/json",
                """
                {"task":"transcribe","language":"chinese","duration":"9.5","text":"你好",
                "segments":[{"id":0,"start":0.5,"end":1.25,"text":" 你好"}],
                "words":[{"word":"你","start":0.5,"end":0.9},{"word":"好","start":0.9,"end":1.2}]}\
                """)
            .getFirst()
            .sentences()
            .getFirst();

    assertThat(sentence)
        .isEqualTo(
            new Speech.Sentence(
                1,
                500,
                Optional.of(1250L),
                "你好",
                List.of(new Speech.Word("你", "", 500, 900), new Speech.Word("好", "", 900, 1200))));
  }

  @Test
  void doesNotBelieveALengthThatIsTheTimeItTook() throws EngineFailure, InterruptedException {
    Speech.Transcript transcript =
        heard("funasr", "application/json", "{\"text\":\"hello\",\"duration\":0.2}").getFirst();

    assertThat(transcript.sentences().getFirst().end()).contains(4000L);
  }

  @Test
  void takesATextThatComesAsAPage() throws EngineFailure, InterruptedException {
    assertThat(heard("whispercpp", "text/html", "hello\n").getFirst().text()).isEqualTo("hello");
  }

  @Test
  void hearsNothingInSilence() throws EngineFailure, InterruptedException {
    assertThat(heard("whispercpp", "application/json", "{\"text\":\"\"}").getFirst().sentences())
        .isEmpty();
  }

  @Test
  void sendsEachChannelAsWavOfSixteenKilohertz() throws EngineFailure, InterruptedException {
    TestCall call = HEAR.withJson("channels", "[0,1]").withJson("language_hints", "['zh']");
    try (TestServer server = TestServer.start((_, reply) -> reply.json("{\"text\":\"hello\"}"));
        Engine engine = Servers.open(server, "whispercpp")) {
      Servers.run(engine, new Recorded(call, 1));

      assertThat(server.requests())
          .containsExactly("POST /v1/audio/transcriptions", "POST /v1/audio/transcriptions");
      String form = server.heard().get(1).bytes();
      assertThat(form).contains("name=\"language\"\r\n\r\nzh").doesNotContain("name=\"model\"");
      int wav = form.indexOf("RIFF");
      ByteBuffer head =
          ByteBuffer.wrap(server.heard().get(1).body()).order(ByteOrder.LITTLE_ENDIAN);
      assertThat(head.getInt(wav + 24)).isEqualTo(16_000);
      assertThat(head.getInt(wav + 40)).isEqualTo(32_000);
      assertThat(head.getShort(wav + 44)).as("the second channel").isEqualTo((short) 101);
    }
  }
}
