package io.openbailian.protocol;

import java.util.List;

/// How likely a token was where it was written, as `logprobs` tells it.
///
/// @param token its text
/// @param logprob the natural logarithm of its probability; 0 where there was no choice
/// @param likeliest the likeliest tokens of that place, itself among them; empty when they were not
///   asked for
public record TokenChance(String token, double logprob, List<TokenChance> likeliest) {
  public TokenChance {
    likeliest = List.copyOf(likeliest);
  }

  /// A token without the others of its place.
  public TokenChance(String token, double logprob) {
    this(token, logprob, List.of());
  }
}
