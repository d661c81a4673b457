package io.openbailian.engine.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineEvent.Said;
import io.openbailian.engine.EngineFailure;
import io.openbailian.protocol.Speech;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What an engine promises that recognises speech while it is spoken.
public abstract class RecognitionContract extends EngineContract {

  @Override
  protected final Class<? extends EngineEvent> kind() {
    return Said.class;
  }

  @Override
  protected final boolean duplex() {
    return true;
  }

  /// What was heard.
  @Override
  protected final Object essence(List<EngineEvent> events) {
    return events.stream().filter(Said.class::isInstance).toList();
  }

  @Test
  void endsWhenNoMoreIsSaidAndEndsEachSentenceOnce() throws EngineFailure, InterruptedException {
    Set<Integer> ended = new HashSet<>();
    for (EngineEvent event : runAll(call())) {
      if (event instanceof Said(Speech.Sentence sentence)) {
        assertThat(ended).as("sentences that are over").doesNotContain(sentence.id());
        if (sentence.end().isPresent()) {
          assertThat(sentence.end().get()).isGreaterThanOrEqualTo(sentence.begin());
          ended.add(sentence.id());
        }
      }
    }
    assertThat(ended).isNotEmpty();
  }
}
