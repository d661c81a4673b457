package io.openbailian.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.protocol.client.SocketEvent;
import io.openbailian.protocol.client.SpeechReader;
import io.openbailian.protocol.server.SocketFrames;
import io.openbailian.protocol.server.TranscriptionDocument;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/// What the server writes of speech, the client reads: sentences, sockets, transcripts.
class SpokenSidesTest {
  private static final Speech.Sentence SENTENCE =
      new Speech.Sentence(
          2,
          100,
          Optional.of(900L),
          "Hi there",
          List.of(
              new Speech.Word("Hi", "", 100, 300, List.of(new Speech.Phoneme("h", 100, 200, 0))),
              new Speech.Word("there", "!", 300, 900, List.of())));

  @Test
  void aSentenceThatIsSpokenIsReadWithItsSounds() {
    SocketEvent.Generated event =
        (SocketEvent.Generated) SocketEvent.parse(SocketFrames.spoken("t", SENTENCE, true));
    Speech.Sentence read = event.spoken(0).orElseThrow();

    assertThat(read.text()).isEqualTo("Hi there");
    assertThat(read.id()).isEqualTo(2);
    assertThat(read.begin()).isEqualTo(100);
    assertThat(read.end()).contains(900L);
    assertThat(read.words().getFirst().phonemes())
        .containsExactly(new Speech.Phoneme("h", 100, 200, 0));
    assertThat(SocketFrames.spoken("t", SENTENCE, false)).doesNotContain("phonemes");
  }

  @Test
  void aSentenceThatIsHeardHasAnEndOnceItMayNotChange() {
    SocketEvent.Generated whole =
        (SocketEvent.Generated) SocketEvent.parse(SocketFrames.heard("t", SENTENCE));
    var going =
        new Speech.Sentence(
            3, 950, Optional.empty(), "and", List.of(new Speech.Word("and", "", 950, 990)));
    SocketEvent.Generated part =
        (SocketEvent.Generated) SocketEvent.parse(SocketFrames.heard("t", going));

    Speech.Sentence heard = whole.heard(0).orElseThrow();
    assertThat(heard.end()).contains(900L);
    assertThat(heard.words())
        .containsExactly(
            new Speech.Word("Hi", "", 100, 300), new Speech.Word("there", "!", 300, 900));
    assertThat(part.heard(0)).contains(going);
    assertThat(SocketFrames.heard("t", SENTENCE)).contains("\"usage\":{\"duration\":1}");
    assertThat(SocketFrames.heard("t", going)).contains("\"usage\":null");
  }

  @Test
  void aSignOfLifeIsNoSentence() {
    SocketEvent.Generated life =
        (SocketEvent.Generated) SocketEvent.parse(SocketFrames.heartbeat("t", 4, 1000));

    assertThat(life.heard(0)).isEmpty();
    assertThat(life.spoken(0)).isEmpty();
  }

  @Test
  void aSocketTellsHowATaskBeganAndEnded() {
    assertThat(SocketEvent.parse(SocketFrames.started("t"))).isEqualTo(new SocketEvent.Started());
    assertThat(SocketEvent.parse(SocketFrames.spokenToTheEnd("t", 7)))
        .isEqualTo(new SocketEvent.Finished(Json.object().put("characters", 7)));
    assertThat(SocketEvent.parse(SocketFrames.heardToTheEnd("t")))
        .isEqualTo(new SocketEvent.Finished(Json.object()));
    assertThat(
            SocketEvent.parse(
                SocketFrames.failed("t", ErrorCode.CLIENT_SILENT.with(23).withHint("speak"))))
        .isEqualTo(
            new SocketEvent.Failed(
                new WireError(
                    "ClientDisconnect", 400, "request timeout after 23 seconds. (speak)")));
    assertThat(SocketEvent.parse("{}")).isInstanceOf(SocketEvent.Failed.class);
    assertThat(SocketEvent.parse("not json")).isInstanceOf(SocketEvent.Failed.class);
  }

  @Test
  void aTranscriptionIsReadWithItsChannelsAndSpeakers() {
    var spoken = new Speech.Sentence(1, 0, Optional.of(800L), "你好", List.of(), Optional.of(1));
    var transcript = new Speech.Transcript(1, 800, List.of(spoken));
    ObjectNode document =
        new TranscriptionDocument("f", "pcm_s16le", 16_000, 1_000, List.of(transcript)).toJson();

    assertThat(SpeechReader.transcripts(document, 1_000)).containsExactly(transcript);
    assertThat(document.at("/properties/channels/0").asInt()).isEqualTo(1);
    assertThat(SpeechReader.transcripts(document, 500).getFirst().spoken()).isEqualTo(500);
  }

  @Test
  void sentencesOfLatinLettersAreJoinedByASpaceAndChineseOnesByNothing() {
    assertThat(transcript("One.", "Two.", "三。", "四。", "Five").text())
        .isEqualTo("One. Two. 三。四。Five");
  }

  private static Speech.Transcript transcript(String... sentences) {
    return new Speech.Transcript(
        0,
        0,
        List.of(sentences).stream()
            .map(text -> new Speech.Sentence(1, 0, Optional.of(0L), text, List.of()))
            .toList());
  }
}
