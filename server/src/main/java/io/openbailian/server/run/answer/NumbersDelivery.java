package io.openbailian.server.run.answer;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Values;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineCall.Item;
import io.openbailian.engine.EngineEvent;
import io.openbailian.protocol.TextVector;
import io.openbailian.protocol.WireError;
import io.openbailian.server.routing.Lane;
import io.openbailian.server.run.BrokenContractException;
import io.openbailian.server.run.Delivery;
import io.openbailian.server.run.Invocation;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The way of answers that are numbers about texts: they come at once, or not at all.
public final class NumbersDelivery implements Delivery {
  private final Values values;
  private final List<Item> all;
  private final Consumer<Lane> begun;
  private List<TextVector> vectors = List.of();
  private List<Double> scores = List.of();
  private @Nullable String note;
  private @Nullable Integer tokens;
  private @Nullable WireError failure;
  private boolean over;

  /// @param begun told which engine works
  public NumbersDelivery(Invocation invocation, Consumer<Lane> begun) {
    this.values = invocation.values();
    this.all = invocation.items();
    this.begun = begun;
  }

  @Override
  public List<Item> open() {
    return over ? List.of() : all;
  }

  @Override
  public void enter(EngineCall call, Lane lane) {
    begun.accept(lane);
  }

  @Override
  public void happened(EngineEvent event) {
    switch (event) {
      case EngineEvent.Common common -> common(common);
      case EngineEvent.NumbersEvent numbers -> {
        requireOpen();
        take(numbers);
        over = true;
      }
      case EngineEvent.PassedEvent _,
          EngineEvent.PictureEvent _,
          EngineEvent.TextEvent _,
          EngineEvent.SpeechEvent _,
          EngineEvent.TranscriptionEvent _ ->
          throw new BrokenContractException(
              "emitted %s where numbers are asked for".formatted(event.getClass().getSimpleName()));
    }
  }

  private void common(EngineEvent.Common event) {
    switch (event) {
      case EngineEvent.ItemFailed(_, WireError error) -> {
        requireOpen();
        if (error == null) {
          throw new BrokenContractException("failed without an error");
        }
        failure = error;
        over = true;
      }
      case EngineEvent.Note(String text) -> note = text;
      case EngineEvent.Usage(int input, _) -> tokens = input;
      case EngineEvent.Progress _, EngineEvent.Handle _ -> {}
    }
  }

  private void requireOpen() {
    if (over) {
      throw new BrokenContractException("went on after its end");
    }
  }

  private void take(EngineEvent.NumbersEvent event) {
    switch (event) {
      case EngineEvent.Embedded(List<TextVector> made) -> {
        requireOneFor(Meaning.TEXTS, made.size());
        long dimension = values.integer(Meaning.DIMENSION).orElse(0L);
        if (!made.stream().allMatch(vector -> isOf(dimension, vector.dense()))) {
          throw new BrokenContractException(
              "made vectors that are not of %d numbers".formatted(dimension));
        }
        vectors = made;
      }
      case EngineEvent.Ranked(List<Double> made) -> {
        requireOneFor(Meaning.DOCUMENTS, made.size());
        if (!made.stream().allMatch(score -> score >= 0 && score <= 1)) { // nor is NaN
          throw new BrokenContractException("made scores that are not between 0 and 1");
        }
        scores = made;
      }
    }
  }

  private static boolean isOf(long dimension, float @Nullable [] dense) {
    if (dense == null || dense.length != dimension) {
      return false;
    }
    for (float number : dense) {
      if (!Float.isFinite(number)) {
        return false;
      }
    }
    return true;
  }

  /// Nothing is asked for that the request does not have: vectors of documents, scores of texts.
  private void requireOneFor(String meaning, int made) {
    int asked = values.texts(meaning).size();
    if (made != asked || asked == 0) {
      throw new BrokenContractException("answered %d of %d %s".formatted(made, asked, meaning));
    }
  }

  @Override
  public void idle() {}

  @Override
  public void returned() {}

  @Override
  public void left() {}

  @Override
  public boolean delivered() {
    return over;
  }

  @Override
  public void failed(Item item, WireError error) {
    failure = error;
    over = true;
  }

  /// One for each text; empty when a ranking was asked for.
  public List<TextVector> vectors() {
    return vectors;
  }

  /// One for each document; empty when vectors were asked for.
  public List<Double> scores() {
    return scores;
  }

  /// What the answer says about itself.
  public Optional<String> note() {
    return Optional.ofNullable(note);
  }

  /// The tokens as the engine counted them, if it did.
  public Optional<Integer> tokens() {
    return Optional.ofNullable(tokens);
  }

  /// Why there is no answer, if there is none.
  public Optional<WireError> failure() {
    return Optional.ofNullable(failure);
  }
}
