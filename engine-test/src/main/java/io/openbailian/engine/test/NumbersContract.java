package io.openbailian.engine.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineEvent.Embedded;
import io.openbailian.engine.EngineEvent.Ranked;
import io.openbailian.engine.EngineFailure;
import io.openbailian.protocol.TextVector;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What an engine promises that answers with numbers about texts: vectors, or scores of documents.
/// A call has one item.
public abstract class NumbersContract extends EngineContract {

  @Override
  protected final Class<? extends EngineEvent> kind() {
    return EngineEvent.NumbersEvent.class;
  }

  /// The numbers, in the order of the texts.
  @Override
  protected final Object essence(List<EngineEvent> events) {
    return numbers(only(events));
  }

  private static List<List<Double>> numbers(List<EngineEvent> events) {
    return events.stream()
        .flatMap(event ->
            switch (event) {
              case Embedded(List<TextVector> vectors) ->
                  vectors.stream().map(vector -> numbers(vector.dense()));
              case Ranked(List<Double> scores) -> scores.stream().map(List::of);
              case EngineEvent.Common _,
                  EngineEvent.PassedEvent _,
                  EngineEvent.PictureEvent _,
                  EngineEvent.TextEvent _,
                  EngineEvent.SpeechEvent _,
                  EngineEvent.TranscriptionEvent _ ->
                  throw new AssertionError("nothing but numbers is expected: " + event);
            })
        .toList();
  }

  private static List<Double> numbers(float[] dense) {
    return IntStream.range(0, dense.length).mapToObj(i -> (double) dense[i]).toList();
  }

  private static List<EngineEvent> only(List<EngineEvent> events) {
    return events.stream().filter(EngineEvent.NumbersEvent.class::isInstance).toList();
  }

  @Test
  void answersEveryTextInItsPlace() throws EngineFailure, InterruptedException {
    TestCall call = call();
    List<String> texts = texts(call);
    List<List<Double>> all = numbers(only(runAll(call)));
    List<String> reversed = texts.reversed();
    String meaning = call.values().has(Meaning.TEXTS) ? Meaning.TEXTS : Meaning.DOCUMENTS;

    List<List<Double>> backwards =
        numbers(only(runAll(call.texts(meaning, reversed.toArray(String[]::new)))));

    assertThat(all).hasSameSizeAs(texts);
    assertThat(all).as("the texts of the call differ").doesNotHaveDuplicates();
    assertThat(backwards).isEqualTo(all.reversed());
  }

  private static List<String> texts(TestCall call) {
    return call.values().has(Meaning.TEXTS)
        ? call.values().texts(Meaning.TEXTS)
        : call.values().texts(Meaning.DOCUMENTS);
  }

  @Test
  void makesVectorsOfTheDimensionAndOfLengthOne() throws EngineFailure, InterruptedException {
    for (EngineEvent event : only(runAll(call()))) {
      if (event instanceof Embedded(List<TextVector> vectors)) {
        assertThat(vectors)
            .allSatisfy(vector -> {
              assertThat(vector.dense())
                  .hasSize(
                      Math.toIntExact(call().values().integer(Meaning.DIMENSION).orElseThrow()));
              double squares =
                  numbers(vector.dense()).stream().mapToDouble(number -> number * number).sum();
              assertThat(squares).isBetween(0.999, 1.001);
            });
      }
    }
  }

  @Test
  void scoresBetweenZeroAndOne() throws EngineFailure, InterruptedException {
    for (EngineEvent event : only(runAll(call()))) {
      if (event instanceof Ranked(List<Double> scores)) {
        assertThat(scores).allSatisfy(score -> assertThat(score).isBetween(0.0, 1.0));
      }
    }
  }
}
