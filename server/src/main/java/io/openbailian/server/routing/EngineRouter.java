package io.openbailian.server.routing;

import io.openbailian.catalog.model.Model;
import io.openbailian.catalog.model.Operation;
import io.openbailian.engine.Engine;
import io.openbailian.engine.PromptRewriter;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.WireException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Knows the engines of this process and which of them serve a model. Both may be others after a
/// while; a call goes on with those that it began with.
public final class EngineRouter implements AutoCloseable {
  private static final int MOST_RETIRED = 64;

  /// Engines that no route leads to any more: calls may be on their way in them.
  private final List<Lane> retired = new ArrayList<>();

  private volatile Table table;

  /// @param lanes by name
  /// @param rules in order of precedence
  /// @param withoutRule the steps of what no rule is for
  private record Table(
      Map<String, Lane> lanes, List<RouteRule> rules, List<List<Lane>> withoutRule) {
    Table {
      lanes = Collections.unmodifiableMap(new LinkedHashMap<>(lanes));
      rules = List.copyOf(rules);
    }

    static Table of(Map<String, Lane> lanes, List<RouteRule> rules) {
      boolean onlyBuiltIn = lanes.values().stream().allMatch(Lane::isBuiltIn);
      return new Table(
          lanes, rules, onlyBuiltIn ? List.of(List.copyOf(lanes.values())) : List.of());
    }

    Optional<RouteRule> ruleFor(Operation operation, Model model) {
      for (RouteRule rule : rules) {
        if (rule.isFor(operation, model)) {
          return Optional.of(rule);
        }
      }
      return Optional.empty();
    }
  }

  /// @param engines open engines by name
  /// @param builtIn the names of those that are there without being named
  /// @param rules in order of precedence
  EngineRouter(Map<String, Engine> engines, Set<String> builtIn, List<RouteRule> rules) {
    Map<String, Lane> lanes = new LinkedHashMap<>();
    engines.forEach(
        (name, engine) -> lanes.put(name, new Lane(name, engine, builtIn.contains(name))));
    this.table = Table.of(lanes, rules);
  }

  /// Takes the place of what was there before.
  ///
  /// @param fresh not used otherwise
  /// @param kept the names of engines that stay as they are
  /// @return the lanes that were not there before
  /// @throws IllegalArgumentException when too many engines have been replaced since the start
  synchronized List<Lane> take(EngineRouter fresh, Set<String> kept) {
    Map<String, Lane> before = table.lanes();
    List<Lane> leaving =
        before.values().stream().filter(lane -> !kept.contains(lane.name())).toList();
    if (retired.size() + leaving.size() > MOST_RETIRED) {
      throw new IllegalArgumentException(
          "engines: more than %d were replaced since the start; start the server anew"
              .formatted(MOST_RETIRED));
    }
    Map<String, Lane> lanes = new LinkedHashMap<>();
    List<Lane> arriving = new ArrayList<>();
    fresh
        .table
        .lanes()
        .forEach((name, lane) -> {
          Lane stays = kept.contains(name) ? before.getOrDefault(name, lane) : lane;
          lanes.put(name, stays);
          if (!before.containsKey(name)) {
            arriving.add(stays);
          }
        });
    retired.addAll(leaving);
    table = Table.of(lanes, fresh.table.rules());
    return arriving;
  }

  /// The engines that may carry out the operation with the model, as the first line that is for it
  /// says; the built-in ones where no line is, unless others are configured: they never stand in
  /// for a real engine that somebody wants.
  ///
  /// @throws WireException `ModelUnavailable`, naming the line that is missing
  public Route routeFor(Operation operation, Model model) {
    Table now = table;
    Optional<RouteRule> rule = now.ruleFor(operation, model);
    List<List<Lane>> serving = new ArrayList<>();
    for (List<Lane> equals :
        rule.isPresent() ? lanes(now, rule.get().steps()) : now.withoutRule()) {
      List<Lane> able = serving(equals, operation, model);
      if (!able.isEmpty()) {
        serving.add(able);
      }
    }
    if (serving.isEmpty()) {
      throw new WireException(
          ErrorCode.MODEL_UNAVAILABLE.with().withHint(advice(operation, model, rule)));
    }
    return new Route(serving, rule.flatMap(RouteRule::patience));
  }

  /// The names of the engines that may carry it out.
  ///
  /// @param first the one that is known, where the routes say nothing by now
  public List<String> offering(Operation operation, Model model, String first) {
    try {
      return routeFor(operation, model).names();
    } catch (WireException e) { // the routes were changed after it was admitted
      return List.of(first);
    }
  }

  /// Whether any engine passes whole requests on, and a line of the routes names it.
  public boolean passesOn() {
    Table now = table;
    return now.rules().stream()
        .flatMap(rule -> lanes(now, rule.steps()).stream())
        .flatMap(List::stream)
        .anyMatch(lane -> lane.engine().relay().isPresent());
  }

  /// The engines, in order, that pass requests for a model on which this server does not know how
  /// to serve; none where no line names one.
  public List<Lane> relaysFor(String model) {
    Table now = table;
    return now.rules().stream()
        .filter(rule -> rule.isForName(model))
        .findFirst()
        .map(rule ->
            lanes(now, rule.steps()).stream()
                .flatMap(List::stream)
                .filter(lane -> !lane.isBuiltIn() && lane.engine().relay().isPresent())
                .toList())
        .orElse(List.of());
  }

  private static List<List<Lane>> lanes(Table now, List<List<String>> names) {
    return names.stream()
        .map(equals ->
            equals.stream()
                .flatMap(name -> Optional.ofNullable(now.lanes().get(name)).stream())
                .toList())
        .toList();
  }

  /// A loop, and no stream: every request passes here.
  private static List<Lane> serving(List<Lane> equals, Operation operation, Model model) {
    List<Lane> able = new ArrayList<>(equals.size());
    for (Lane lane : equals) {
      if (lane.serves(operation, model)) {
        able.add(lane);
      }
    }
    return able;
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
    return lanes().stream()
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
    return lanes().stream().flatMap(lane -> lane.engine().rewriter().stream()).findFirst();
  }

  /// The engine of that name; one that no route leads to any more may still have work in hand.
  public synchronized Optional<Lane> lane(String name) {
    return Optional.ofNullable(table.lanes().get(name))
        .or(() -> retired.stream().filter(lane -> lane.name().equals(name)).findFirst());
  }

  public Collection<Lane> lanes() {
    return table.lanes().values();
  }

  /// Closes every engine; no call may be on its way any more.
  @Override
  public synchronized void close() {
    lanes().forEach(lane -> lane.engine().close());
    retired.forEach(lane -> lane.engine().close());
  }
}
