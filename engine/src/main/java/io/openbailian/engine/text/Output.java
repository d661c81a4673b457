package io.openbailian.engine.text;

import java.util.List;
import java.util.OptionalInt;

/// What a request wants of the form of an answer.
///
/// @param maxTokens how many tokens an answer has at most, its reasoning not counted
/// @param stop texts before which an answer ends; none is empty
/// @param chances how many of the likeliest tokens are told for each token; absent when not even
///   its own chance is asked for
public record Output(
    Format format, int maxTokens, List<String> stop, Thinking thinking, OptionalInt chances) {
  public Output {
    stop = List.copyOf(stop);
  }
}
