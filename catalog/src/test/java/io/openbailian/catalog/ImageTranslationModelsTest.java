package io.openbailian.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Values;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What models that translate the text of pictures take.
class ImageTranslationModelsTest {
  private final Requests translation = Requests.task("image_translation", "qwen-mt-image");

  @Test
  void takesTheTranslationOfTheDocuments() {
    Values values =
        translation.valid(
            """
            {'model': 'qwen-mt-image',
             'input': {'image_url': 'https://example.com/menu.jpg', 'source_lang': 'auto', 'target_lang': 'zh',
                       'prompt': 'ignored',
                       'ext': {'domainHint': 'food menu', 'sensitives': ['敏感词1'],
                               'terminologies': [{'src': 'Apple', 'tgt': '苹果', 'note': 1}],
                               'config': {'skipImgSegment': false}}},
             'parameters': {}}
            """);

    assertThat(values.text(Meaning.IMAGE)).contains("https://example.com/menu.jpg");
    assertThat(values.text(Meaning.DOMAIN_HINT)).contains("food menu");
    assertThat(values.texts(Meaning.SENSITIVES)).containsExactly("敏感词1");
    assertThat(values.objects(Meaning.TERMINOLOGIES))
        .containsExactly(Map.of("src", "Apple", "tgt", "苹果"));
    assertThat(values.flag(Meaning.SKIP_SEGMENTS)).isFalse();
    assertThat(values.has(Meaning.PROMPT)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"English,ZH,en,zh", "zh,Japanese,zh,ja", "auto,ko,auto,ko", "ru,EN,ru,en"})
  void readsLanguagesByCodeAndName(String from, String to, String source, String target) {
    Values values = translation.valid(languages(from, to, ""));

    assertThat(values.text(Meaning.SOURCE_LANG)).contains(source);
    assertThat(values.text(Meaning.TARGET_LANG)).contains(target);
  }

  @ParameterizedTest
  @CsvSource({"zh,zh", "en,English", "ja,ko", "fr,de"})
  void refusesPairsThatAreTheSameOrWithoutChineseAndEnglish(String from, String to) {
    assertThat(translation.refused(languages(from, to, "")).message())
        .startsWith(
            "source_lang and target_lang must be different and one of them must be zh or en (input.target_lang: ");
  }

  @Test
  void refusesALanguageNobodySpeaksHere() {
    assertThat(translation.refused(languages("zh", "tlh", "")).message())
        .isEqualTo(
            "The type or value of target_lang is not in definition. (input.target_lang: \"tlh\")");
    assertThat(translation.refused(languages("zh", "auto", "")).message())
        .startsWith("The type or value of target_lang");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'ext': 3|The type or value of ext is not in definition. (input.ext: 3)",
        "'ext': {'config': []}|The type or value of config is not in definition. (input.ext.config: an array)",
        "'ext': {'sensitives': 'x'}|The type or value of sensitives is not in definition. (input.ext.sensitives: \"x\")",
        "'ext': {'sensitives': ['x', 3]}|The type or value of sensitives is not in definition. (input.ext.sensitives[1]: 3)",
        "'ext': {'terminologies': ['x']}|The type or value of terminologies is not in definition. (input.ext.terminologies[0]: \"x\")",
        "'ext': {'terminologies': [{'src': 'x'}]}|Field required: input.ext.terminologies[0].tgt",
        "'ext': {'terminologies': [{'src': 'x', 'tgt': 3}]}|The type or value of tgt is not in definition. (input.ext.terminologies[0].tgt: 3)"
      })
  void checksTheExtensionsOfATranslation(String ext, String message) {
    assertThat(translation.refused(languages("zh", "en", ", " + ext)).message()).isEqualTo(message);
  }

  @Test
  void limitsWordsAndLists() {
    assertThat(translation.valid(hint("word ".repeat(200))).has(Meaning.DOMAIN_HINT)).isTrue();
    assertThat(translation.refused(hint("word ".repeat(201))).message())
        .isEqualTo(
            "Range of domainHint words should be [0, 200] (input.ext.domainHint: 201 words)");
    assertThat(
            translation
                .refused(
                    languages(
                        "zh", "en", ", 'ext': {'sensitives': [" + "'a', ".repeat(50) + "'b']}"))
                .message())
        .isEqualTo(
            "Range of sensitives length should be [0, 50] (input.ext.sensitives: 51 of them)");
  }

  private static String hint(String words) {
    return languages("zh", "en", ", 'ext': {'domainHint': '%s'}".formatted(words));
  }

  private static String languages(String from, String to, String more) {
    return "{'input': {'image_url': 'https://a.b/1.png', 'source_lang': '%s', 'target_lang': '%s'%s}}"
        .formatted(from, to, more);
  }
}
