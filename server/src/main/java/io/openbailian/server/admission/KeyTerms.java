package io.openbailian.server.admission;

import java.time.Instant;
import java.util.Optional;

/// What an administrator says of a key, and may change at any time.
///
/// @param name what its owner calls it; may be empty
/// @param note what somebody wanted to remember of it; may be empty
/// @param expires from then on it opens nothing
/// @param disabled it opens nothing until it is enabled again
/// @param callback the address that is told of the ends of its tasks, unless they came with another
public record KeyTerms(
    String name,
    String note,
    KeyScope scope,
    KeyRate rate,
    Optional<Instant> expires,
    boolean disabled,
    Optional<String> callback) {

  /// A key with no limits of its own.
  public static KeyTerms named(String name) {
    return new KeyTerms(
        name, "", KeyScope.ALL, KeyRate.UNSAID, Optional.empty(), false, Optional.empty());
  }

  /// The same with another end.
  public KeyTerms expiring(Optional<Instant> end) {
    return new KeyTerms(name, note, scope, rate, end, disabled, callback);
  }

  /// The same, disabled or not.
  public KeyTerms disabled(boolean now) {
    return new KeyTerms(name, note, scope, rate, expires, now, callback);
  }
}
