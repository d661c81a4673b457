package io.openbailian.server.routing;

import io.openbailian.catalog.Model;
import io.openbailian.catalog.Operation;
import io.openbailian.engine.Engine;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.WireException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Knows the engines of this process and which of them serves a model.
public final class EngineRouter implements AutoCloseable {
  /// The engine that serves what no route names.
  public static final String DEFAULT_ENGINE = "embedded";

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
        List.of(pattern.split("\\*", -1)).stream()
            .map(Pattern::quote)
            .collect(Collectors.joining(".*")));
  }

  /// The lane that carries out calls of this model.
  ///
  /// @throws WireException `ModelUnavailable` when its engine cannot
  public Lane laneFor(Operation operation, Model model) {
    Lane lane = lanes.get(engineName(model.name()));
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

  private String engineName(String model) {
    return routes.stream()
        .filter(route -> route.model().matcher(model).matches())
        .map(Route::engine)
        .findFirst()
        .orElse(DEFAULT_ENGINE);
  }

  /// The names of the lanes of these models, for tasks that were accepted under another
  /// configuration.
  public Map<String, String> laneNames(Collection<Model> models) {
    return models.stream().collect(Collectors.toMap(Model::name, m -> engineName(m.name())));
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
