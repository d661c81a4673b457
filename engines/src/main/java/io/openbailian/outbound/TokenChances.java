package io.openbailian.outbound;

import io.openbailian.protocol.TokenChance;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Reads how likely the tokens of an answer were: `logprobs.content` of a choice, in the shape that
/// OpenAI's dialect and the service share.
public final class TokenChances {
  private TokenChances() {}

  /// The tokens of a choice, in order; empty when it says nothing of them.
  ///
  /// @param choice of an answer or of a piece of one
  public static List<TokenChance> of(JsonNode choice) {
    List<TokenChance> chances = new ArrayList<>();
    for (JsonNode one : choice.path("logprobs").path("content").values()) {
      List<TokenChance> likeliest = new ArrayList<>();
      one.path("top_logprobs").values().forEach(other -> likeliest.add(chance(other, List.of())));
      chances.add(chance(one, likeliest));
    }
    return chances;
  }

  private static TokenChance chance(JsonNode one, List<TokenChance> likeliest) {
    return new TokenChance(
        one.path("token").asString(""), one.path("logprob").asDouble(0), likeliest);
  }
}
