package io.openbailian.engines.openai;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Values;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.EventSink;
import io.openbailian.outbound.Answer;
import io.openbailian.outbound.Outgoing;
import io.openbailian.protocol.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// How well documents answer a query. Each document is scored by itself, so many of them may go in
/// several requests. Answers are `{results: [{index, relevance_score}]}` (vLLM, llama.cpp, LocalAI
/// and most others) or a list of `{index, score}` (SGLang, text-embeddings-inference).
final class Ranking {
  private static final int LARGEST_ANSWER = 64 << 20; // some repeat the documents

  private final Server server;
  private final boolean logits;

  Ranking(Server server, boolean logits) {
    this.server = server;
    this.logits = logits;
  }

  void rank(EngineCall call, EventSink sink) throws EngineFailure, InterruptedException {
    Profile.Ranks ranks = server.profile().numbers().ranks().orElseThrow();
    Values values = call.values();
    List<Double> scores = new ArrayList<>();
    TokenSum tokens = new TokenSum();
    for (List<String> part : TextParts.of(values.texts(Meaning.DOCUMENTS), ranks.most())) {
      if (call.stopped()) {
        throw new InterruptedException("the call was stopped before a part was asked for");
      }
      JsonNode answer = ask(call, ranks, part);
      tokens.add(answer.path("usage"));
      JsonNode results = answer.isArray() ? answer : answer.path("results");
      for (JsonNode one : TextParts.ordered(results, part.size())) {
        scores.add(score(one));
      }
    }
    if (values.has(Meaning.INSTRUCT) && ranks.instruct().isEmpty()) {
      sink.emit(
          new EngineEvent.Note("The engine takes no instruct; the documents went without it."));
    }
    tokens.tell(sink);
    sink.emit(new EngineEvent.Ranked(scores));
  }

  private JsonNode ask(EngineCall call, Profile.Ranks ranks, List<String> documents)
      throws EngineFailure, InterruptedException {
    ObjectNode request = Json.object();
    server.name(call.model().name(), request);
    request.put("query", call.values().textOrEmpty(Meaning.QUERY));
    ArrayNode list = request.putArray(ranks.documents());
    documents.forEach(list::add);
    Optional<String> instruct = call.values().text(Meaning.INSTRUCT);
    if (instruct.isPresent() && ranks.instruct().isPresent()) {
      request.put(ranks.instruct().get(), instruct.get());
    }
    String path = ranks.atRoot() ? ranks.path() : server.path(ranks.path());
    try (Answer answer = server.client().ask(Outgoing.post(path, request))) {
      return answer.document(LARGEST_ANSWER);
    }
  }

  private double score(JsonNode one) throws EngineFailure {
    double given = one.path("relevance_score").asDouble(one.path("score").asDouble(Double.NaN));
    if (!Double.isFinite(given)) {
      throw new EngineFailure.Broken("its server answered without a score");
    }
    if (logits) {
      return 1 / (1 + Math.exp(-given));
    }
    if (given < 0 || given > 1) {
      throw new EngineFailure.Broken(
          "its server's scores are not between 0 and 1; the engine's option scores: logits makes them so");
    }
    return given;
  }
}
