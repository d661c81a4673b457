package io.openbailian.catalog.model;

import java.util.Optional;

/// The wire's own sentences for one field, where they do not follow the pattern.
///
/// @param required when the field is missing
/// @param type when the value is of another type
/// @param limits when the value is outside the limits; `{sent}` stands for what was sent, of a size
///   `{width}`, `{height}` and `{area}` for its own, of a list `{count}` for how many there are
/// @param rule when it does not go with the other fields
public record Sayings(
    Optional<String> required,
    Optional<String> type,
    Optional<String> limits,
    Optional<String> rule) {
  public static final Sayings NONE =
      new Sayings(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
