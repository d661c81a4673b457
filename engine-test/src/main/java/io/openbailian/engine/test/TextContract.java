package io.openbailian.engine.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineEvent.Finished;
import io.openbailian.engine.EngineEvent.TextDelta;
import io.openbailian.engine.EngineEvent.Usage;
import io.openbailian.engine.EngineFailure;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/// What an engine promises that writes text.
public abstract class TextContract extends EngineContract {

  @Override
  protected final Class<? extends EngineEvent> kind() {
    return EngineEvent.TextEvent.class;
  }

  /// The words, in whichever pieces they came.
  @Override
  protected final Object essence(List<EngineEvent> events) {
    return answer(events, 0);
  }

  private static String answer(List<EngineEvent> events, int item) {
    StringBuilder answer = new StringBuilder();
    for (EngineEvent event : events) {
      if (event instanceof TextDelta(int of, var channel, String text, var _)
          && of == item
          && channel == EngineEvent.Channel.ANSWER) {
        answer.append(text);
      }
    }
    return answer.toString();
  }

  @Test
  void writesEachAnswerAndSaysWhyItEnds() throws EngineFailure, InterruptedException {
    List<EngineEvent> events = runAll(call().items(2));

    for (int item = 0; item < 2; item++) {
      assertThat(answer(events, item)).isNotBlank();
    }
    assertThat(events.stream().filter(Finished.class::isInstance))
        .hasSize(2)
        .allSatisfy(event -> assertThat(((Finished) event).reason()).isNotNull());
  }

  @Test
  void writesNoEmptyPieces() throws EngineFailure, InterruptedException {
    assertThat(runAll(call()))
        .allSatisfy(event -> {
          if (event instanceof TextDelta(int _, var channel, String text, var _)) {
            assertThat(text).isNotEmpty();
            assertThat(channel).isNotNull();
          }
        });
  }

  /// Lets time pass, for an engine that writes at a pace of its own.
  protected void letTimePass() {}

  @Test
  void writesTheSameWhetherSomebodyWatchesOrNot()
      throws EngineFailure, InterruptedException, ExecutionException {
    String unwatched = answer(runAll(call()), 0);

    FutureTask<String> watched = new FutureTask<>(() -> answer(runAll(call().streamed(true)), 0));
    Thread writing = Thread.ofVirtual().start(watched);
    while (!watched.isDone()) {
      letTimePass();
      boolean _ = writing.join(Duration.ofMillis(1));
    }
    assertThat(watched.get()).isEqualTo(unwatched);
  }

  @Test
  void neverCountsFewerThanBefore() throws EngineFailure, InterruptedException {
    int input = 0;
    int output = 0;
    for (EngineEvent event : runAll(call())) {
      if (event instanceof Usage(int in, int out)) {
        assertThat(in).isGreaterThanOrEqualTo(input);
        assertThat(out).isGreaterThanOrEqualTo(output);
        input = in;
        output = out;
      }
    }
  }
}
