package io.openbailian.server.run;

import io.openbailian.engine.StopWish;
import io.openbailian.engine.Time;
import io.openbailian.server.metrics.Attempts;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;

/// Carries out invocations: call by call, each prepared, let in, run along its route and finished,
/// until every item has its fate. The only loop there is, whoever waits for the answer and in
/// whichever form it is delivered.
public final class RunLoop {
  private final Surroundings surroundings;
  private final BiFunction<Run, Delivery, Delivery> outgoing;

  /// @param rewriting for engines that do not rewrite prompts themselves
  /// @param loaded whether what pictures are read and finished with is there; until then they wait
  public RunLoop(Time time, Rewriting rewriting, BooleanSupplier loaded) {
    this(time, rewriting, loaded, Attempts.UNWATCHED, (_, delivery) -> delivery);
  }

  /// A loop whose attempts somebody counts.
  ///
  /// @param outgoing what stands between the engines and a delivery
  public RunLoop(
      Time time,
      Rewriting rewriting,
      BooleanSupplier loaded,
      Attempts watch,
      BiFunction<Run, Delivery, Delivery> outgoing) {
    this.outgoing = outgoing;
    this.surroundings = new Surroundings(time, rewriting, loaded, watch);
  }

  /// What all runs share.
  record Surroundings(Time time, Rewriting rewriting, BooleanSupplier loaded, Attempts watch) {}

  /// How a run ended.
  public sealed interface Ran {

    /// Every item has its fate.
    record Over() implements Ran {}

    /// It was stopped before.
    record Stopped(StopWish wish) implements Ran {}

    /// It must not go on: it was cancelled, or is somebody else's by now.
    record Lost() implements Ran {}
  }

  /// Runs an invocation to its end.
  ///
  /// @throws IOException of the delivery; the engine has been stopped
  public Ran run(Run run, Delivery last) throws IOException, InterruptedException {
    Delivery delivery = outgoing.apply(run, last);
    Optional<Ran> ended = Optional.empty();
    while (ended.isEmpty() && !delivery.open().isEmpty()) {
      ended = new CallRun(run, delivery, surroundings).untilItsFate();
    }
    return ended.orElseGet(Ran.Over::new);
  }
}
