package io.openbailian.server.routing;

import io.openbailian.catalog.Model;
import io.openbailian.catalog.Operation;
import io.openbailian.engine.Engine;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.WireException;
import io.openbailian.text.Parts;
import io.openbailian.text.Pattern;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Knows the engines of this process and which of them serves a model.
public final class EngineRouter implements AutoCloseable {
  /// The engines that serve what no route names; the first that can.
  public static final List<String> BUILT_IN = List.of("embedded", "writer");

  private final Map<String, Lane> lanes;
  private final List<Route> routes;

  /// @param engines open engines by name
  /// @param routes engine names by model name or pattern, in order of precedence
  public EngineRouter(Map<String, Engine> engines, Map<String, String> routes) {
    this.lanes = new LinkedHashMap<>();
    engines.forEach((name, engine) -> lanes.put(name, new Lane(name, engine)));
    this.routes =
        routes.entrySet().stream().map(e -> new Route(glob(e.getKey()), e.getValue())).toList();
  }

  private record Route(Pattern model, String engine) {}

  private static Pattern glob(String pattern) {
    return Pattern.compile(
        Parts.of(pattern, "*").stream().map(Pattern::quote).collect(Collectors.joining(".*")));
  }

  /// The lane that carries out calls of this model.
  ///
  /// @throws WireException `ModelUnavailable` when its engine cannot
  public Lane laneFor(Operation operation, Model model) {
    Lane lane = lanes.get(engineName(model.name(), Set.of(operation.name())));
    if (lane == null || !lane.engine().serves(operation.name(), model.name())) {
      throw new WireException(
          ErrorCode.MODEL_UNAVAILABLE
              .with()
              .withHint(
                  "no engine of this server carries out %s with %s: name one under engines and routes of the configuration"
                      .formatted(operation.name(), model.name())));
    }
    return lane;
  }

  private String engineName(String model, Set<String> operations) {
    return routes.stream()
        .filter(route -> route.model().matcher(model).matches())
        .map(Route::engine)
        .findFirst()
        .orElseGet(() -> builtIn(model, operations));
  }

  private String builtIn(String model, Set<String> operations) {
    return BUILT_IN.stream()
        .filter(lanes::containsKey)
        .filter(name -> serves(lanes.get(name), model, operations))
        .findFirst()
        .orElse(BUILT_IN.getFirst());
  }

  private static boolean serves(@Nullable Lane lane, String model, Set<String> operations) {
    return lane != null
        && operations.stream().anyMatch(operation -> lane.engine().serves(operation, model));
  }

  /// The names of the lanes of these models, for tasks that were accepted under another
  /// configuration.
  public Map<String, String> laneNames(Collection<Model> models) {
    return models.stream()
        .collect(Collectors.toMap(Model::name, m -> engineName(m.name(), m.serves().keySet())));
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
