package io.openbailian.engine.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineEvent.AudioChunk;
import io.openbailian.engine.EngineEvent.Said;
import io.openbailian.engine.EngineFailure;
import io.openbailian.protocol.Speech;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What an engine promises that speaks.
public abstract class SpeechContract extends EngineContract {

  @Override
  protected final Class<? extends EngineEvent> kind() {
    return EngineEvent.SpeechEvent.class;
  }

  @Override
  protected final boolean duplex() {
    return true;
  }

  /// The samples.
  @Override
  protected final Object essence(List<EngineEvent> events) {
    return chunks(events).map(chunk -> Arrays.hashCode(chunk.samples())).toList();
  }

  private static Stream<AudioChunk> chunks(List<EngineEvent> events) {
    return events.stream().filter(AudioChunk.class::isInstance).map(AudioChunk.class::cast);
  }

  @Test
  void speaksAtOneRate() throws EngineFailure, InterruptedException {
    List<EngineEvent> events = runAll(call());

    assertThat(chunks(events))
        .isNotEmpty()
        .allSatisfy(chunk -> {
          assertThat(chunk.samples()).isNotEmpty();
          assertThat(chunk.rate()).isPositive();
        });
    assertThat(chunks(events).map(AudioChunk::rate).distinct()).hasSize(1);
  }

  @Test
  void saysWhenEachWordIsSpoken() throws EngineFailure, InterruptedException {
    List<EngineEvent> events = runAll(call());
    long samples = chunks(events).mapToLong(chunk -> chunk.samples().length).sum();
    long length = 1000 * samples / chunks(events).findFirst().orElseThrow().rate();

    List<Speech.Sentence> sentences =
        events.stream()
            .filter(Said.class::isInstance)
            .map(event -> ((Said) event).sentence())
            .toList();
    assertThat(sentences)
        .allSatisfy(sentence -> {
          assertThat(sentence.text()).isNotBlank();
          long before = 0;
          for (Speech.Word word : sentence.words()) {
            assertThat(word.begin()).isGreaterThanOrEqualTo(before);
            assertThat(word.end()).isBetween(word.begin(), length + 1);
            before = word.begin();
          }
        });
  }
}
