package io.openbailian.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.test.FakeEngine;
import io.openbailian.engine.test.TestCall;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How far an engine may be ahead of whoever reads it.
@Timeout(60)
class EngineStayTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final int PIECES = 100;

  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicReference<Thread> writing = new AtomicReference<>();

  private EngineStay start(int characters) {
    String piece = "x".repeat(characters);
    FakeEngine engine =
        new FakeEngine()
            .then((_, sink) -> {
              writing.set(Thread.currentThread());
              for (int i = 0; i < PIECES; i++) {
                begun.incrementAndGet();
                sink.emit(new EngineEvent.TextDelta(piece));
              }
            });
    return EngineStay.start(engine, TestCall.text("hello"), new StopSignal(), () -> {});
  }

  /// The thread of an engine that is read no more waits, or has ended.
  private void awaitRest() {
    while (writing.get() == null || isBusy(writing.get())) {
      Thread.onSpinWait();
    }
  }

  private static boolean isBusy(Thread thread) {
    return thread.isAlive() && thread.getState() != Thread.State.TIMED_WAITING;
  }

  @ParameterizedTest
  @CsvSource({"10, 32", "16384, 32", "16385, 4", "1000000, 4"})
  void writesOnlyAsFarAheadAsFitsIntoMemory(int characters, int ahead) {
    EngineStay stay = start(characters);

    awaitRest();

    assertThat(begun).hasValue(ahead + 1);
    stay.over();
  }

  @Test
  void writesOnWhenItIsRead() throws InterruptedException {
    EngineStay stay = start(1_000_000);
    int read = 0;
    Optional<EngineStay.Signal> signal = stay.next(LONG);
    while (signal.isPresent() && signal.get() instanceof EngineStay.Signal.Emitted) {
      read++;
      signal = stay.next(LONG);
    }

    assertThat(read).isEqualTo(PIECES);
    assertThat(signal).containsInstanceOf(EngineStay.Signal.Ended.class);
  }
}
