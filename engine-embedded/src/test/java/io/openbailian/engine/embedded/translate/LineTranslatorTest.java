package io.openbailian.engine.embedded.translate;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.imaging.ImagingWork;
import io.openbailian.text.words.Dictionary;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LineTranslatorTest {
  private static final BufferedImage ANY = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);

  @Test
  void prefersTheTermsOfTheRequest() throws InterruptedException {
    TranslationRequest request =
        request(
            PictureLanguage.EN, List.of(), List.of(new Terminology("宫保鸡丁", "Gong Bao Ji Ding")));

    assertThat(translated(request, "宫保鸡丁盖饭"))
        .containsExactly(new LineTranslation.Said("Gong Bao Ji Ding Rice Bowl"));
  }

  @Test
  void matchesTermsWithoutRegardToCaseButAsWholeWords() throws InterruptedException {
    TranslationRequest request =
        request(PictureLanguage.ZH, List.of(), List.of(new Terminology("Apple", "苹果公司")));

    assertThat(translated(request, "APPLE", "Pineapple"))
        .containsExactly(new LineTranslation.Said("苹果公司"), new LineTranslation.Said("菠萝"));
  }

  /// A space without a break becomes one like any other, and so does a wide one.
  @Test
  void findsTermsAndTextsThatAreBlankNowhere() throws InterruptedException {
    TranslationRequest request =
        request(
            PictureLanguage.EN,
            List.of("", "\u3000"),
            List.of(
                new Terminology("", "nothing"),
                new Terminology("   ", "spaces"),
                new Terminology("\u00a0", "no break")));

    assertThat(translated(request, "苹果"))
        .isEqualTo(translated(request(PictureLanguage.EN, List.of(), List.of()), "苹果"));
  }

  @Test
  void leavesSensitiveTextsAloneWithRegardToCase() throws InterruptedException {
    TranslationRequest request = request(PictureLanguage.ZH, List.of("Coffee"), List.of());

    assertThat(translated(request, "Coffee", "Hot Coffee", "COFFEE"))
        .containsExactly(
            new LineTranslation.Unchanged(),
            new LineTranslation.Said("热Coffee"),
            new LineTranslation.Said("咖啡"));
  }

  @Test
  void leavesNumbersPricesAndTheTargetLanguageAlone() throws InterruptedException {
    TranslationRequest request = request(PictureLanguage.EN, List.of(), List.of());

    assertThat(translated(request, "¥38", "10:00-22:00", "NO PARKING"))
        .containsOnly(new LineTranslation.Unchanged());
  }

  @Test
  void saysOfALineItDoesNotKnowThatItDoesNot() throws InterruptedException {
    TranslationRequest request = request(PictureLanguage.EN, List.of(), List.of());

    assertThat(translated(request, "米饭", "魑魅魍魉"))
        .containsExactly(new LineTranslation.Said("Rice"), new LineTranslation.Unknown());
  }

  @Test
  void asksThePortBeforeTheDictionaryWithTermsInPlace() throws InterruptedException {
    TranslatingPort port =
        (wording, _) ->
            wording.texts().stream().map(text -> Optional.of("<" + text + ">")).toList();
    TranslationRequest request =
        request(PictureLanguage.EN, List.of("华为"), List.of(new Terminology("手机", "phone")));

    assertThat(translated(Optional.of(port), request, "华为手机新品", "¥38"))
        .containsExactly(new LineTranslation.Said("<华为phone新品>"), new LineTranslation.Unchanged());
  }

  @Test
  void doesNotUseAnAnswerThatLostASensitiveText() throws InterruptedException {
    TranslatingPort port = (_, _) -> List.of(Optional.of("Huawei new phone"));
    TranslationRequest request = request(PictureLanguage.EN, List.of("华为"), List.of());

    assertThat(translated(Optional.of(port), request, "华为手机"))
        .containsExactly(new LineTranslation.Said("华为 Mobile Phone"));
  }

  private static List<LineTranslation> translated(TranslationRequest request, String... lines)
      throws InterruptedException {
    return translated(Optional.empty(), request, lines);
  }

  private static List<LineTranslation> translated(
      Optional<TranslatingPort> port, TranslationRequest request, String... lines)
      throws InterruptedException {
    return new LineTranslator(port, Dictionary.bundled())
        .translate(List.of(lines), request, ImagingWork.of(1));
  }

  private static TranslationRequest request(
      PictureLanguage target, List<String> sensitives, List<Terminology> terms) {
    return new TranslationRequest(ANY, Optional.empty(), target, sensitives, terms, "");
  }
}
