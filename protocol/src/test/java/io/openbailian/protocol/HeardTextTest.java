package io.openbailian.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.protocol.server.HeardText;
import io.openbailian.protocol.server.HeardText.Format;
import io.openbailian.protocol.server.TranscriptionDocument;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A transcript in the five forms of the OpenAI dialect, letter for letter.
class HeardTextTest {
  private static final HeardText HEARD =
      new HeardText(
          new TranscriptionDocument(
                  "f",
                  "pcm_s16le",
                  16_000,
                  3_723_001,
                  List.of(
                      channel(
                          0,
                          sentence(1, 0, 1_250, "One\ntwo.", new Speech.Word("One", "", 0, 1_007))),
                      channel(1, sentence(1, 3_661_042, 3_722_999, "三。"))))
              .toJson());

  private static Speech.Transcript channel(int number, Speech.Sentence sentence) {
    return new Speech.Transcript(number, 0, List.of(sentence));
  }

  private static Speech.Sentence sentence(
      int id, long begin, long end, String text, Speech.Word... words) {
    return new Speech.Sentence(id, begin, Optional.of(end), text, List.of(words));
  }

  @Test
  void theShortFormHasTheTextOfAllChannelsAndTheSecondsBegun() {
    assertThat(Json.text(HEARD.json()))
        .isEqualTo(
            "{\"text\":\"One\\ntwo.\\n三。\",\"usage\":{\"type\":\"duration\",\"seconds\":3724}}");
  }

  @Test
  void theLongFormCountsSentencesThroughAllChannelsAndTellsTimesInSeconds() {
    assertThat(Json.text(HEARD.verbose(false)))
        .isEqualTo(
            """
            {"task":"transcribe","duration":3723.001,"text":"One\\ntwo.\\n三。","segments":[\
            {"id":0,"start":0.0,"end":1.25,"text":"One\\ntwo."},\
            {"id":1,"start":3661.042,"end":3722.999,"text":"三。"}],\
            "usage":{"type":"duration","seconds":3724}}\
            """);
    assertThat(Json.text(HEARD.verbose(true).path("words")))
        .isEqualTo("[{\"word\":\"One\",\"start\":0.0,\"end\":1.007}]");
  }

  @Test
  void subtitlesAreNumberedOrHeadedAndEachIsOneLine() {
    assertThat(HEARD.plain(Format.SRT))
        .isEqualTo(
            """
            1
            00:00:00,000 --> 00:00:01,250
            One two.

            2
            01:01:01,042 --> 01:02:02,999
            三。

            """);
    assertThat(HEARD.plain(Format.VTT))
        .isEqualTo(
            """
            WEBVTT

            00:00:00.000 --> 00:00:01.250
            One two.

            01:01:01.042 --> 01:02:02.999
            三。

            """);
    assertThat(HEARD.plain(Format.TEXT)).isEqualTo("One\ntwo.\n三。\n");
  }

  @Test
  void subtitlesHaveTheDigitsOfTheirFormatWhereverTheServerRuns() {
    Locale here = Locale.getDefault(Locale.Category.FORMAT);
    Locale.setDefault(Locale.Category.FORMAT, Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      assertThat(HEARD.plain(Format.SRT)).contains("00:00:00,000 --> 00:00:01,250");
    } finally {
      Locale.setDefault(Locale.Category.FORMAT, here);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "json, JSON",
    "text, TEXT",
    "srt, SRT",
    "vtt, VTT",
    "verbose_json, VERBOSE_JSON",
    "SRT,",
    "diarized_json,"
  })
  void aFormatHasOneSpelling(String name, Format format) {
    assertThat(Format.parse(name)).isEqualTo(Optional.ofNullable(format));
  }
}
