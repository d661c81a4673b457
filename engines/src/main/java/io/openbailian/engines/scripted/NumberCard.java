package io.openbailian.engines.scripted;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Values;
import io.openbailian.engine.EngineEvent;
import io.openbailian.protocol.TextVector;
import java.util.ArrayList;
import java.util.List;

/// The numbers that a script without a reply of its own answers: each text points into a direction
/// that its hash chooses, and documents are ranked in the order they came in.
final class NumberCard {
  private NumberCard() {}

  static EngineEvent of(Values values) {
    return values.has(Meaning.DOCUMENTS) ? ranked(values) : embedded(values);
  }

  private static EngineEvent ranked(Values values) {
    List<Double> scores = new ArrayList<>();
    for (int i = 0; i < values.texts(Meaning.DOCUMENTS).size(); i++) {
      scores.add(1.0 / (i + 1));
    }
    return new EngineEvent.Ranked(scores);
  }

  private static EngineEvent embedded(Values values) {
    int dimension = Math.toIntExact(values.integer(Meaning.DIMENSION).orElseThrow());
    List<TextVector> vectors = new ArrayList<>();
    for (String text : values.texts(Meaning.TEXTS)) {
      float[] numbers = new float[dimension];
      numbers[Math.floorMod(text.hashCode(), dimension)] = 1;
      vectors.add(new TextVector(numbers, List.of()));
    }
    return new EngineEvent.Embedded(vectors);
  }
}
