package io.openbailian.server.routing;

import io.openbailian.catalog.model.Model;
import io.openbailian.catalog.model.Operation;
import io.openbailian.engine.Engine;
import io.openbailian.engine.PromptRewriter;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.WireException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Knows the engines of this process and which of them serve a model.
public final class EngineRouter implements AutoCloseable {
  private final Map<String, Lane> lanes = new LinkedHashMap<>();
  private final List<RouteRule> rules;

  /// @param engines open engines by name
  /// @param builtIn the names of those that are there without being named
  /// @param rules in order of precedence
  EngineRouter(Map<String, Engine> engines, Set<String> builtIn, List<RouteRule> rules) {
    engines.forEach(
        (name, engine) -> lanes.put(name, new Lane(name, engine, builtIn.contains(name))));
    this.rules = List.copyOf(rules);
  }

  /// The engines that may carry out the operation with the model, as the first line that is for it
  /// says; the built-in ones where no line is, unless others are configured: they never stand in
  /// for a real engine that somebody wants.
  ///
  /// @throws WireException `ModelUnavailable`, naming the line that is missing
  public Route routeFor(Operation operation, Model model) {
    Optional<RouteRule> rule =
        rules.stream().filter(line -> line.isFor(operation, model)).findFirst();
    List<List<Lane>> steps =
        rule.map(line -> lanes(line.steps()))
            .orElseGet(() -> onlyBuiltIn() ? List.of(List.copyOf(lanes.values())) : List.of());
    List<List<Lane>> serving =
        steps.stream()
            .map(equals -> equals.stream().filter(lane -> lane.serves(operation, model)).toList())
            .filter(equals -> !equals.isEmpty())
            .toList();
    if (serving.isEmpty()) {
      throw new WireException(
          ErrorCode.MODEL_UNAVAILABLE.with().withHint(advice(operation, model, rule)));
    }
    return new Route(serving, rule.flatMap(RouteRule::patience));
  }

  /// Whether any engine passes whole requests on, and a line of the routes names it.
  public boolean passesOn() {
    return rules.stream()
        .flatMap(rule -> lanes(rule.steps()).stream())
        .flatMap(List::stream)
        .anyMatch(lane -> lane.engine().relay().isPresent());
  }

  /// The engines, in order, that pass requests for a model on which this server does not know how
  /// to serve; none where no line names one.
  public List<Lane> relaysFor(String model) {
    return rules.stream()
        .filter(rule -> rule.isForName(model))
        .findFirst()
        .map(rule ->
            lanes(rule.steps()).stream()
                .flatMap(List::stream)
                .filter(lane -> !lane.isBuiltIn() && lane.engine().relay().isPresent())
                .toList())
        .orElse(List.of());
  }

  private List<List<Lane>> lanes(List<List<String>> names) {
    return names.stream()
        .map(equals ->
            equals.stream().flatMap(name -> Optional.ofNullable(lanes.get(name)).stream()).toList())
        .toList();
  }

  private boolean onlyBuiltIn() {
    return lanes.values().stream().allMatch(Lane::isBuiltIn);
  }

  private String advice(Operation operation, Model model, Optional<RouteRule> rule) {
    if (rule.isPresent()) {
      return "none of the engines that routes names for %s carries out %s: name another one, for example `\"%s\": %s`"
          .formatted(model.name(), operation.name(), model.name(), example(operation, model));
    }
    return "no engine of this server carries out %s with %s: add the line `\"%s\": %s` under routes of the configuration"
        .formatted(operation.name(), model.name(), model.name(), example(operation, model));
  }

  /// An engine that could, or a word in its place.
  private String example(Operation operation, Model model) {
    return lanes.values().stream()
        .filter(lane -> lane.serves(operation, model))
        .map(Lane::name)
        .findFirst()
        .orElse("<an engine of yours>");
  }

  /// An engine alone, that carries out everything.
  public static EngineRouter of(String name, Engine engine) {
    return new EngineRouter(Map.of(name, engine), Set.of(name), List.of());
  }

  /// A rewriter of prompts for engines that have none, where an engine that is there offers one.
  public Optional<PromptRewriter> rewriter() {
    return lanes.values().stream().flatMap(lane -> lane.engine().rewriter().stream()).findFirst();
  }

  /// The engine of that name.
  public Optional<Lane> lane(String name) {
    return Optional.ofNullable(lanes.get(name));
  }

  public Collection<Lane> lanes() {
    return lanes.values();
  }

  /// Closes every engine; no call may be on its way any more.
  @Override
  public void close() {
    lanes.values().forEach(lane -> lane.engine().close());
  }
}
