package io.openbailian.server.fetch;

import java.time.Duration;

/// How patient a fetch is.
///
/// @param connect for one connection
/// @param silence between two pieces of an answer
/// @param total from the first name that is asked for to the last byte, redirects included
public record FetchLimits(Duration connect, Duration silence, Duration total) {

  /// Limits that follow from the longest time a fetch may take.
  public static FetchLimits within(Duration total) {
    return new FetchLimits(
        least(Duration.ofSeconds(5), total), least(Duration.ofSeconds(10), total), total);
  }

  private static Duration least(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
