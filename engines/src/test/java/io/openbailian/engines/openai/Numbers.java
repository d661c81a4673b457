package io.openbailian.engines.openai;

import io.openbailian.outbound.TestServer;
import io.openbailian.protocol.Json;
import java.io.IOException;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Servers of numbers as tests play them: what they say of a text follows from the text.
final class Numbers {
  private Numbers() {}

  /// A vector that is not of length 1, as servers without normalisation make them.
  static List<Double> vector(String text) {
    return List.of(text.length() + 1.0, (double) text.codePointAt(0), -3.0, 0.5);
  }

  static double score(String text) {
    return 1.0 / (1 + text.length());
  }

  /// Answers `/v1/embeddings`, the last text first.
  static void embed(TestServer.Heard request, TestServer.Reply reply, int dimension)
      throws IOException {
    JsonNode input = Json.parseObject(request.text()).path("input");
    ObjectNode answer = Json.object().put("object", "list");
    ArrayNode data = answer.putArray("data");
    for (int i = input.size() - 1; i >= 0; i--) {
      ArrayNode vector =
          data.addObject().put("object", "embedding").put("index", i).putArray("embedding");
      vector(input.path(i).asString()).stream().limit(dimension).forEach(vector::add);
    }
    answer.putObject("usage").put("prompt_tokens", 5 * input.size()).put("total_tokens", 99);
    reply.json(answer.toString());
  }

  /// Answers a ranking as vLLM, llama.cpp and LocalAI do, the best document first.
  static void rank(TestServer.Heard request, TestServer.Reply reply) throws IOException {
    ObjectNode answer = Json.object().put("model", "m");
    answer.set(
        "results", list(Json.parseObject(request.text()).path("documents"), "relevance_score"));
    answer.putObject("usage").put("total_tokens", 42);
    reply.json(answer.toString());
  }

  /// A list of what is said of each text, the last one first.
  static ArrayNode list(JsonNode texts, String score) {
    ArrayNode list = Json.mapper().createArrayNode();
    for (int i = texts.size() - 1; i >= 0; i--) {
      String text = texts.path(i).asString();
      list.addObject().put("index", i).put(score, score(text)).put("document", text);
    }
    return list;
  }
}
