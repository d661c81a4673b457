package io.openbailian.server.invoke;

import io.openbailian.catalog.check.InputLength;
import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Values;
import io.openbailian.engine.Time;
import io.openbailian.protocol.TextVector;
import io.openbailian.protocol.WireException;
import io.openbailian.server.routing.EngineRouter;
import io.openbailian.server.routing.Lane;
import io.openbailian.server.run.Admission;
import io.openbailian.server.run.Inputs;
import io.openbailian.server.run.Invocation;
import io.openbailian.server.run.Journal;
import io.openbailian.server.run.NumbersDelivery;
import io.openbailian.server.run.Owner;
import io.openbailian.server.run.Run;
import io.openbailian.server.run.RunLoop;
import io.openbailian.server.run.StopSignal;
import io.openbailian.tokenizer.Tokenizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Runs invocations whose answers are numbers about texts, each on its request's own thread.
public final class NumbersInvocations {
  private final RunLoop loop;
  private final EngineRouter router;
  private final Patience patience;
  private final Time time;

  public NumbersInvocations(RunLoop loop, EngineRouter router, Patience patience, Time time) {
    this.loop = loop;
    this.router = router;
    this.patience = patience;
    this.time = time;
  }

  /// What came of an invocation.
  ///
  /// @param vectors one for each text, or empty
  /// @param scores one for each document, or empty
  /// @param tokens what is charged for
  public record Answer(
      List<TextVector> vectors, List<Double> scores, int tokens, Optional<String> note) {}

  /// Runs an invocation to its end.
  ///
  /// @param begun told which engine works
  /// @throws WireException when a text is too long, or no answer came
  public Answer run(Invocation invocation, String keyId, String requestId, Consumer<Lane> begun)
      throws InterruptedException {
    int tokens = counted(invocation.values());
    Run run =
        new Run(
            new Owner(requestId, keyId),
            invocation,
            router.routeFor(invocation.operation(), invocation.model()),
            Inputs.none(invocation.values()),
            new StopSignal(),
            patience.deadline(invocation.mode(), time),
            Journal.NONE,
            Admission.ENGINE,
            Run.Waits.DIRECT);
    NumbersDelivery delivery = new NumbersDelivery(invocation, begun);
    try {
      switch (loop.run(run, delivery)) {
        case RunLoop.Ran.Over() -> {}
        case RunLoop.Ran.Stopped _, RunLoop.Ran.Lost _ -> throw Patience.stopping();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    delivery
        .failure()
        .ifPresent(error -> {
          throw new WireException(Patience.direct(error));
        });
    return new Answer(
        delivery.vectors(), delivery.scores(), delivery.tokens().orElse(tokens), delivery.note());
  }

  /// The tokens of all texts; the query of a ranking is read with each document.
  private static int counted(Values values) {
    String meaning = values.has(Meaning.TEXTS) ? Meaning.TEXTS : Meaning.DOCUMENTS;
    List<Integer> each = values.texts(meaning).stream().map(Tokenizer::count).toList();
    refuse(values, meaning, each);
    long sum = each.stream().mapToLong(Integer::longValue).sum();
    if (values.has(Meaning.QUERY)) {
      int query = Tokenizer.count(values.textOrEmpty(Meaning.QUERY));
      refuse(values, Meaning.QUERY, List.of(query));
      sum += (long) query * each.size();
    }
    return Math.toIntExact(sum);
  }

  private static void refuse(Values values, String meaning, List<Integer> tokens) {
    InputLength.outside(values, meaning, tokens)
        .ifPresent(error -> {
          throw new WireException(error);
        });
  }
}
