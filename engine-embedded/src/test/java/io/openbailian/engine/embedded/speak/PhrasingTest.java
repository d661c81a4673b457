package io.openbailian.engine.embedded.speak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PhrasingTest {
  private static List<SpokenSentence> sentences(String text) {
    return Phrasing.of(List.of(new Piece.Words(text)), SpokenLanguage.CHINESE);
  }

  private static List<String> phrases(String text) {
    return sentences(text).stream()
        .flatMap(sentence -> sentence.phrases().stream())
        .map(phrase -> phrase.language() + " " + phrase.text().strip())
        .toList();
  }

  @Test
  void sentencesEndAtTheirMarks() {
    assertThat(sentences("今天好。明天呢？Hello there. Bye!\n最后"))
        .extracting(SpokenSentence::text)
        .containsExactly("今天好。", "明天呢？", "Hello there.", "Bye!", "最后");
  }

  @Test
  void languagesTakeTurns() {
    assertThat(phrases("我用Java写程序，版本25。It is fine"))
        .containsExactly(
            "CHINESE 我用", "ENGLISH Java", "CHINESE 写程序，", "CHINESE 版本25。", "ENGLISH It is fine");
  }

  @Test
  void numbersAreNotTornApart() {
    assertThat(phrases("Pi is 3.14, and 1,000 at 10:30 is late."))
        .containsExactly("ENGLISH Pi is 3.14,", "ENGLISH and 1,000 at 10:30 is late.");
    assertThat(phrases("123")).containsExactly("CHINESE 123");
    assertThat(Phrasing.of(List.of(new Piece.Words("123")), SpokenLanguage.ENGLISH))
        .first()
        .satisfies(
            s -> assertThat(s.phrases().getFirst().language()).isEqualTo(SpokenLanguage.ENGLISH));
  }

  @Test
  void textWithoutMarksIsCutWhereItIsLong() {
    assertThat(sentences("好".repeat(10_000)).getFirst().phrases())
        .allSatisfy(phrase -> assertThat(phrase.text().length()).isLessThanOrEqualTo(121));
  }

  @Test
  void silenceStandsBehindThePhraseBeforeIt() {
    List<SpokenSentence> all =
        Phrasing.of(
            List.of(new Piece.Words("你好"), new Piece.Silence(700), new Piece.Words("世界")),
            SpokenLanguage.CHINESE);

    assertThat(all).hasSize(1);
    assertThat(all.getFirst().phrases()).extracting(Phrase::rest).containsExactly(700, 0);
  }

  @Test
  void wordsAreCharactersInChineseAndWordsInEnglish() {
    assertThat(WordTimes.words("今天，it's 3.14 o'clock!"))
        .containsExactly("今", "天", "it's", "3.14", "o'clock");
  }
}
