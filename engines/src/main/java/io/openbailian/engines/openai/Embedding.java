package io.openbailian.engines.openai;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Values;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.EventSink;
import io.openbailian.outbound.Answer;
import io.openbailian.outbound.Outgoing;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.TextVector;
import io.openbailian.protocol.server.NumbersAnswers.Forms;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Vectors of texts. Servers of models are asked for no dimension: many do not know the field, and
/// vLLM turns it away for every model that is not marked for it, even where it is the model's own.
/// Where the operator says that a model is one of those, a vector is cut here, which is all that
/// servers do.
final class Embedding {
  private static final int LARGEST_ANSWER = 32 << 20;

  private final Server server;
  private final boolean matryoshka;

  Embedding(Server server, boolean matryoshka) {
    this.server = server;
    this.matryoshka = matryoshka;
  }

  void embed(EngineCall call, EventSink sink) throws EngineFailure, InterruptedException {
    Values values = call.values();
    if (Forms.of(values.textOrEmpty(Meaning.OUTPUT_TYPE)) != Forms.DENSE) {
      throw new EngineFailure.Refused(
          ErrorCode.UNSUPPORTED_OPERATION.with(
              "This engine makes dense vectors only (parameters.output_type)."));
    }
    Profile.Vectors asked = server.profile().numbers().vectors().orElseThrow();
    int dimension = Math.toIntExact(values.integer(Meaning.DIMENSION).orElse(0L));
    List<TextVector> made = new ArrayList<>();
    TokenSum tokens = new TokenSum();
    for (List<String> part : TextParts.of(values.texts(Meaning.TEXTS), asked.most())) {
      if (call.stopped()) {
        throw new InterruptedException("the call was stopped before a part was asked for");
      }
      JsonNode answer = ask(call, asked, part);
      tokens.add(answer.path("usage"));
      List<JsonNode> vectors = TextParts.ordered(answer.path("data"), part.size());
      refuseRagged(vectors);
      for (JsonNode vector : vectors) {
        made.add(new TextVector(numbers(vector.path("embedding"), dimension), List.of()));
      }
    }
    if (values.has(Meaning.INSTRUCT)) {
      sink.emit(new EngineEvent.Note("The engine takes no instruct; the texts went without it."));
    }
    tokens.tell(sink);
    sink.emit(new EngineEvent.Embedded(made));
  }

  private static void refuseRagged(List<JsonNode> vectors) throws EngineFailure {
    if (vectors.stream().mapToInt(vector -> vector.path("embedding").size()).distinct().count()
        > 1) {
      throw new EngineFailure.Broken("its server answered with vectors of different lengths");
    }
  }

  private JsonNode ask(EngineCall call, Profile.Vectors vectors, List<String> texts)
      throws EngineFailure, InterruptedException {
    ObjectNode request = Json.object();
    server.name(call.model().name(), request);
    ArrayNode input = request.putArray("input");
    texts.forEach(input::add);
    request.put("encoding_format", "float");
    Optional<Long> dimension = call.values().integer(Meaning.DIMENSION);
    if (vectors.dimension().isPresent() && dimension.isPresent()) {
      request.put(vectors.dimension().get(), dimension.get());
    }
    try (Answer answer = server.client().ask(Outgoing.post(server.path(vectors.path()), request))) {
      return answer.json(LARGEST_ANSWER);
    }
  }

  /// The vector, of length 1.
  private float[] numbers(JsonNode given, int dimension) throws EngineFailure {
    int length = given.size();
    if (!given.isArray() || length == 0) {
      throw new EngineFailure.Broken("its server answered without a vector");
    }
    if (dimension > 0 && (length < dimension || (length > dimension && !matryoshka))) {
      throw otherDimension(length, dimension);
    }
    return direction(given, dimension > 0 ? dimension : length);
  }

  /// Twice as exact until the length is known: the square of a large float is none.
  private static float[] direction(JsonNode given, int dimension) throws EngineFailure {
    double[] numbers = new double[dimension];
    double squares = 0;
    for (int i = 0; i < dimension; i++) {
      numbers[i] = given.path(i).asDouble(Double.NaN);
      squares += numbers[i] * numbers[i];
    }
    if (!Double.isFinite(squares) || squares == 0) {
      throw new EngineFailure.Broken("its server answered with a vector that has no direction");
    }
    double norm = Math.sqrt(squares);
    float[] vector = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      vector[i] = (float) (numbers[i] / norm);
    }
    return vector;
  }

  private static EngineFailure otherDimension(int length, int dimension) {
    String hint =
        length > dimension
            ? "ask for that dimension; where the first numbers of its vectors are vectors too, the engine's option matryoshka: true allows smaller ones"
            : "ask for that dimension";
    return new EngineFailure.Refused(
        ErrorCode.INVALID_PARAMETER
            .with(
                "The engine makes vectors of %d numbers (parameters.dimension: %d)"
                    .formatted(length, dimension))
            .withHint(hint));
  }
}
