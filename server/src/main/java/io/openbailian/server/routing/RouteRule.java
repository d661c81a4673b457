package io.openbailian.server.routing;

import io.openbailian.catalog.model.Model;
import io.openbailian.catalog.model.Operation;
import io.openbailian.text.Parts;
import io.openbailian.text.Pattern;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// One line of `routes`.
///
/// @param model a name in which `*` stands for any characters
/// @param operation empty for all of the model's
/// @param steps names of engines; those of a step are equals
/// @param patience how long a busy engine is waited for, where the line says so
record RouteRule(
    Pattern model,
    Optional<Pattern> operation,
    List<List<String>> steps,
    Optional<Duration> patience) {

  /// @param key `model` or `model@operation`
  static RouteRule of(String key, List<List<String>> steps, Optional<Duration> patience) {
    int at = key.lastIndexOf('@');
    return new RouteRule(
        glob(at < 0 ? key : key.substring(0, at)),
        at < 0 ? Optional.empty() : Optional.of(glob(key.substring(at + 1))),
        steps,
        patience);
  }

  private static Pattern glob(String pattern) {
    return Pattern.compile(
        Parts.of(pattern, "*").stream().map(Pattern::quote).collect(Collectors.joining(".*")));
  }

  /// Whether it is for a model that the catalogue does not know.
  boolean isForName(String name) {
    return operation.isEmpty() && model.matcher(name).matches();
  }

  boolean isFor(Operation asked, Model of) {
    return model.matcher(of.name()).matches()
        && operation.map(name -> name.matcher(asked.name()).matches()).orElse(true);
  }
}
