package io.openbailian.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineCall.Item;
import io.openbailian.engine.EngineTraits;
import io.openbailian.engine.EventSink;
import io.openbailian.engine.test.FakeEngine;
import io.openbailian.protocol.WireError;
import io.openbailian.server.routing.Route;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// When the time of an invocation is over it ends, once: what is done counts, what is not has timed
/// out. Whatever the kind of work, however many items, whichever of them it is that hangs, and
/// whether the engine takes them together or one by one.
class DeadlineTest {
  @TempDir private Path files;
  private Runs runs;

  @BeforeEach
  void open() throws IOException {
    runs = new Runs(files);
  }

  @AfterEach
  void close() {
    runs.close();
  }

  static Stream<Arguments> table() {
    List<Arguments> rows = new ArrayList<>();
    for (Sink sink : Sink.values()) {
      for (int n = 1; n <= sink.most(); n++) {
        for (int hangsAt = 0; hangsAt < n; hangsAt++) {
          rows.add(Arguments.of(sink, n, hangsAt, false));
          rows.add(Arguments.of(sink, n, hangsAt, true));
        }
      }
    }
    return rows.stream();
  }

  @ParameterizedTest
  @MethodSource("table")
  void whatIsDoneCountsAndTheRestHasTimedOut(Sink sink, int n, int hangsAt, boolean batches)
      throws InterruptedException {
    CountDownLatch hangs = new CountDownLatch(1);
    EngineTraits traits =
        batches ? EngineTraits.plain().with(EngineTraits.Trait.BATCHES) : EngineTraits.plain();
    FakeEngine engine =
        new FakeEngine(traits, 1)
            .then(
                n,
                (call, events) -> {
                  make(sink, call, events, hangsAt, hangs);
                });
    Route route = Runs.route(engine);
    CompletableFuture<Sink.Outcome> result = runs.start(sink, route, n);

    hangs.await();
    runs.time.step(Runs.TIMEOUT.plusSeconds(1));

    Sink.Outcome outcome = result.join();
    assertThat(outcome.ran()).isEqualTo(new RunLoop.Ran.Over());
    assertThat(outcome.done()).isEqualTo(hangsAt);
    assertThat(outcome.errors())
        .hasSize(sink == Sink.TEXT ? 1 : n - hangsAt) // of texts the answer fails, not each of them
        .extracting(WireError::code)
        .containsOnly("InternalError.Timeout");
    assertThat(route.first().gate().inside()).isZero();
    assertThat(route.first().gate().waiting()).isZero();
  }

  private static void make(
      Sink sink, EngineCall call, EventSink events, int hangsAt, CountDownLatch hangs)
      throws InterruptedException {
    for (Item item : call.items()) {
      if (item.index() == hangsAt) {
        hangs.countDown();
        new CountDownLatch(1).await();
      }
      sink.make(call, item, events);
    }
  }
}
