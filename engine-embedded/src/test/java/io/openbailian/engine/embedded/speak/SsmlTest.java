package io.openbailian.engine.embedded.speak;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SsmlTest {
  @Test
  void breaksAreSilence() {
    assertThat(Ssml.read("<speak>你好<break time='1.5s'/>世界<break strength='weak'/></speak>"))
        .hasValueSatisfying(pieces ->
            assertThat(pieces)
                .containsExactly(
                    new Piece.Words("你好"),
                    new Piece.Silence(1500),
                    new Piece.Words("世界"),
                    new Piece.Silence(150)));
  }

  @ParameterizedTest
  @CsvSource({
    "<speak>a <sub alias='World Wide Web'>WWW</sub> b</speak>,a World Wide Web b",
    "<speak>去<phoneme alphabet='py' ph='dian3 dang4'>典当</phoneme>行</speak>,去 dian3 dang4 行",
    "<speak><say-as interpret-as='digits'>12345</say-as></speak>,1 2 3 4 5",
    "<speak><emphasis level='strong'>very</emphasis> <x:y xmlns:x='z'>good</x:y></speak>,very good",
    "<speak>a &amp; b<!-- not this --></speak>,a & b"
  })
  void tagsAreReadOrPassedOver(String ssml, String text) {
    assertThat(Ssml.read(ssml))
        .hasValueSatisfying(pieces -> assertThat(pieces).containsExactly(new Piece.Words(text)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<speak>open",
        "no tags at all",
        "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><speak>&e;</speak>",
        "<speak>&unknown;</speak>"
      })
  void whatIsNoSsmlIsSaidToBeNone(String text) {
    assertThat(Ssml.read(text)).isEmpty();
  }
}
