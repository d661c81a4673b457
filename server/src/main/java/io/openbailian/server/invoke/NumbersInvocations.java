package io.openbailian.server.invoke;

import io.openbailian.catalog.check.InputLength;
import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Values;
import io.openbailian.engine.Time;
import io.openbailian.protocol.TextVector;
import io.openbailian.protocol.WireException;
import io.openbailian.server.routing.Lane;
import io.openbailian.server.run.Invocation;
import io.openbailian.server.run.RunLoop;
import io.openbailian.server.run.answer.NumbersDelivery;
import io.openbailian.tokenizer.Tokenizer;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Runs invocations whose answers are numbers about texts, each on its request's own thread.
public final class NumbersInvocations {
  private final AwaitedRuns runs;

  public NumbersInvocations(RunLoop loop, AdmissionControl control, Patience patience, Time time) {
    this.runs = new AwaitedRuns(loop, control, patience, time);
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
  /// @param tokens as counted, for an engine that counts none
  /// @param begun told which engine works
  /// @throws WireException when no answer came
  /// @throws CallerGoneException when the caller left
  public Answer run(Invocation invocation, int tokens, Caller caller, Consumer<Lane> begun)
      throws InterruptedException {
    NumbersDelivery delivery = new NumbersDelivery(invocation, begun);
    runs.run(invocation, caller, delivery);
    delivery
        .failure()
        .ifPresent(error -> {
          throw new WireException(Patience.direct(error));
        });
    return new Answer(
        delivery.vectors(), delivery.scores(), delivery.tokens().orElse(tokens), delivery.note());
  }

  /// The tokens of all texts; the query of a ranking is read with each document. Keeps a core busy
  /// for as long as the texts are.
  ///
  /// @throws WireException when a text is empty, or longer than the model takes
  public static int tokens(Values values) {
    String meaning = values.has(Meaning.TEXTS) ? Meaning.TEXTS : Meaning.DOCUMENTS;
    int most = InputLength.counted(values);
    List<Integer> each =
        values.texts(meaning).stream().map(text -> Tokenizer.count(text, most)).toList();
    refuse(values, meaning, each);
    long sum = each.stream().mapToLong(Integer::longValue).sum();
    if (values.has(Meaning.QUERY)) {
      int query = Tokenizer.count(values.textOrEmpty(Meaning.QUERY), most);
      refuse(values, Meaning.QUERY, List.of(query));
      sum += (long) query * each.size();
    }
    return (int) Math.min(sum, Integer.MAX_VALUE);
  }

  private static void refuse(Values values, String meaning, List<Integer> tokens) {
    InputLength.outside(values, meaning, tokens)
        .ifPresent(error -> {
          throw new WireException(error);
        });
  }
}
