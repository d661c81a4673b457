package io.openbailian.engines.dashscope;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Values;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.EventSink;
import io.openbailian.outbound.Outgoing;
import io.openbailian.outbound.UpstreamSettings;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.TextVector;
import io.openbailian.protocol.Wire;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Vectors and rankings in the API's own shape. What comes is checked for number, order and range;
/// the numbers are the service's.
record Numbers(UpstreamSettings settings, Accounts accounts) {
  private static final List<String> OF_VECTORS =
      List.of(Meaning.DIMENSION, Meaning.TEXT_TYPE, Meaning.OUTPUT_TYPE, Meaning.INSTRUCT);

  void embed(EngineCall call, EventSink sink) throws EngineFailure, InterruptedException {
    List<String> texts = call.values().texts(Meaning.TEXTS);
    ObjectNode body = Json.object().put("model", settings.theirs(call.model().name()));
    texts.forEach(body.putObject("input").putArray("texts")::add);
    parameters(call.values(), OF_VECTORS, body.putObject("parameters"));
    JsonNode answer = asked(call, Wire.TEXT_EMBEDDING, body);
    List<TextVector> vectors = new ArrayList<>();
    for (JsonNode one : ordered(answer.path("output").path("embeddings"), "text_index", texts)) {
      vectors.add(new TextVector(dense(one.path("embedding")), sparse(one)));
    }
    usage(answer, sink);
    sink.emit(new EngineEvent.Embedded(vectors));
  }

  void rank(EngineCall call, EventSink sink) throws EngineFailure, InterruptedException {
    List<String> documents = call.values().texts(Meaning.DOCUMENTS);
    ObjectNode body = Json.object().put("model", settings.theirs(call.model().name()));
    ObjectNode input = body.putObject("input");
    input.put("query", call.values().textOrEmpty(Meaning.QUERY));
    ArrayNode list = input.putArray("documents");
    documents.forEach(list::add);
    ObjectNode parameters = body.putObject("parameters");
    parameters(call.values(), List.of(Meaning.INSTRUCT), parameters);
    parameters.put("return_documents", false).put("top_n", documents.size());
    JsonNode answer = asked(call, Wire.TEXT_RERANK, body);
    List<Double> scores = new ArrayList<>();
    for (JsonNode one : ordered(answer.path("output").path("results"), "index", documents)) {
      double score = one.path("relevance_score").asDouble(Double.NaN);
      if (!(score >= 0 && score <= 1)) {
        throw new EngineFailure.Broken("the service answered with a score that is not 0 to 1");
      }
      scores.add(score);
    }
    usage(answer, sink);
    sink.emit(new EngineEvent.Ranked(scores));
  }

  private static void parameters(Values values, List<String> names, ObjectNode parameters) {
    for (String name : names) {
      @Nullable JsonNode value = values.node(name);
      if (value != null && !value.isNull()) {
        parameters.set(name, value);
      }
    }
  }

  private JsonNode asked(EngineCall call, String path, ObjectNode body)
      throws EngineFailure, InterruptedException {
    String model = settings.theirs(call.model().name());
    return accounts.ask(
        model, call::stop, account -> account.submit(Outgoing.post(path, body), model));
  }

  private static void usage(JsonNode answer, EventSink sink) throws InterruptedException {
    int tokens = answer.path("usage").path("total_tokens").asInt(0);
    if (tokens > 0) {
      sink.emit(new EngineEvent.Usage(tokens, 0));
    }
  }

  private static List<JsonNode> ordered(JsonNode list, String name, List<String> asked)
      throws EngineFailure {
    @Nullable JsonNode[] ordered = new JsonNode[asked.size()];
    if (list.size() != ordered.length) {
      throw new EngineFailure.Broken(
          "the service answered %d of %d texts".formatted(list.size(), ordered.length));
    }
    int place = 0;
    for (JsonNode one : list.values()) {
      int index = one.path(name).asInt(place++);
      if (index < 0 || index >= ordered.length || ordered[index] != null) {
        throw new EngineFailure.Broken("the service answered one text twice and another never");
      }
      ordered[index] = one;
    }
    return Arrays.asList(ordered);
  }

  private static float[] dense(JsonNode given) throws EngineFailure {
    float[] numbers = new float[given.size()];
    for (int i = 0; i < numbers.length; i++) {
      double number = given.path(i).asDouble(Double.NaN);
      numbers[i] = (float) number;
      if (!Float.isFinite(numbers[i])) {
        throw new EngineFailure.Broken("the service answered with a vector of no numbers");
      }
    }
    return numbers;
  }

  private static List<TextVector.Term> sparse(JsonNode one) {
    List<TextVector.Term> terms = new ArrayList<>();
    for (JsonNode term : one.path("sparse_embedding").values()) {
      terms.add(
          new TextVector.Term(
              term.path("index").asInt(0),
              (float) term.path("value").asDouble(0),
              term.path("token").asString("")));
    }
    return terms;
  }
}
