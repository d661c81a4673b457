package io.openbailian.server.routing;

import io.openbailian.text.Matcher;
import io.openbailian.text.Pattern;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads the lines of `routes`: an engine, a list of engines, or `{engines: …, patience: 30s}`; a
/// list within the list holds equals. Every mistake is kept, and told together with the others.
final class RouteReader {
  private static final String ENGINES = "engines";
  private static final String PATIENCE = "patience";
  private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(ms|s|m|h)");
  private final Set<String> engines;
  private final List<String> mistakes;

  /// @param engines the names there are
  /// @param mistakes where sentences go
  RouteReader(Set<String> engines, List<String> mistakes) {
    this.engines = engines;
    this.mistakes = mistakes;
  }

  List<RouteRule> read(Map<String, Object> routes) {
    List<RouteRule> rules = new ArrayList<>();
    routes.forEach((key, value) -> rules.add(rule(key, value)));
    return rules;
  }

  private RouteRule rule(String key, Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      return RouteRule.of(key, steps(key, value), Optional.empty());
    }
    map.keySet().stream()
        .filter(name -> !name.equals(ENGINES) && !name.equals(PATIENCE))
        .forEach(name ->
            mistakes.add(
                "routes.%s: there is no '%s', only %s and %s"
                    .formatted(key, name, ENGINES, PATIENCE)));
    Object named = map.get(ENGINES);
    if (named == null) {
      mistakes.add("routes.%s: names no %s".formatted(key, ENGINES));
    }
    return RouteRule.of(
        key,
        named == null ? List.of() : steps(key, named),
        Optional.ofNullable(map.get(PATIENCE)).flatMap(text -> duration(key, text.toString())));
  }

  private List<List<String>> steps(String key, Object value) {
    List<?> all = value instanceof List<?> list ? list : List.of(value);
    if (all.isEmpty()) {
      mistakes.add("routes.%s: names no engine".formatted(key));
    }
    return all.stream()
        .map(step -> step instanceof List<?> equals ? equals : List.of(step))
        .map(equals -> equals.stream().map(engine -> engine(key, String.valueOf(engine))).toList())
        .filter(equals -> !equals.isEmpty())
        .toList();
  }

  private String engine(String key, String name) {
    if (!engines.contains(name)) {
      mistakes.add(
          "routes.%s: there is no engine '%s'; there are %s".formatted(key, name, engines));
    }
    return name;
  }

  private Optional<Duration> duration(String key, String text) {
    Matcher matcher = DURATION.matcher(text.strip());
    if (!matcher.matches()) {
      mistakes.add(
          "routes.%s.%s: '%s' is no duration such as 10s or 5m".formatted(key, PATIENCE, text));
      return Optional.empty();
    }
    long amount = Long.parseLong(matcher.group(1));
    return Optional.of(
        switch (matcher.group(2)) {
          case "ms" -> Duration.ofMillis(amount);
          case "m" -> Duration.ofMinutes(amount);
          case "h" -> Duration.ofHours(amount);
          default -> Duration.ofSeconds(amount);
        });
  }
}
