package io.openbailian.engine.embedded.similar;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Operation;
import io.openbailian.catalog.model.Values;
import io.openbailian.engine.Engine;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.EngineModel;
import io.openbailian.engine.EngineTraits;
import io.openbailian.engine.EventSink;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.TextVector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/// Compares texts by what they share, not by what they mean: no model, no weights. The same texts
/// always give the same numbers, whatever model is named.
final class SimilarityEngine implements Engine {
  private static final String VECTORS =
      "Made offline from hashed words, characters and a small lexicon, not by an embedding model; do not mix them with vectors of the service.";
  private static final String SCORES =
      "Scored offline by BM25 over words, characters and a small lexicon, not by a rerank model.";

  private final Concepts concepts = Concepts.load();
  private final AtomicBoolean closed = new AtomicBoolean();

  @Override
  public EngineTraits traits() {
    return EngineTraits.plain();
  }

  @Override
  public int width() {
    return Runtime.getRuntime().availableProcessors();
  }

  @Override
  public boolean computes() {
    return true;
  }

  @Override
  public boolean serves(Operation operation, EngineModel model) {
    return operation.result().isNumbers();
  }

  @Override
  public void run(EngineCall call, EventSink sink) throws EngineFailure, InterruptedException {
    if (closed.get()) {
      throw new IllegalStateException("the engine is closed");
    }
    switch (call.operation().result()) {
      case EMBEDDINGS -> embed(call, sink);
      case RANKING -> rank(call, sink);
      case RESULTS, CHOICES, IMAGE_URL, VIDEO_URL, TEXT, TRANSCRIPTION, SOCKET, PASSED ->
          throw new EngineFailure.Refused(
              ErrorCode.UNSUPPORTED_OPERATION.with(
                  "This engine does not serve the operation " + call.operation().name() + "."));
    }
  }

  private void embed(EngineCall call, EventSink sink) throws InterruptedException {
    Values values = call.values();
    int dimension = Math.toIntExact(values.integer(Meaning.DIMENSION).orElseThrow());
    TextVectors vectors = new TextVectors(concepts);
    List<TextVector> made = new ArrayList<>();
    for (String text : values.texts(Meaning.TEXTS)) {
      if (call.stopped()) {
        throw new InterruptedException("the call was stopped");
      }
      made.add(vectors.of(text, dimension));
    }
    sink.emit(new EngineEvent.Note(VECTORS));
    sink.emit(new EngineEvent.Embedded(made));
  }

  private void rank(EngineCall call, EventSink sink) throws InterruptedException {
    Values values = call.values();
    List<Double> scores =
        new Bm25Ranking(concepts)
            .scores(values.textOrEmpty(Meaning.QUERY), values.texts(Meaning.DOCUMENTS));
    sink.emit(new EngineEvent.Note(SCORES));
    sink.emit(new EngineEvent.Ranked(scores));
  }

  @Override
  public void close() {
    closed.set(true);
  }
}
