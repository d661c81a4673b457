package io.openbailian.server.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbailian.catalog.load.CatalogLoader;
import io.openbailian.catalog.model.Model;
import io.openbailian.catalog.model.Operation;
import io.openbailian.engine.Engine;
import io.openbailian.engine.EngineProvider;
import io.openbailian.engine.EngineSettings;
import io.openbailian.engine.test.FakeEngine;
import io.openbailian.engine.test.SteppedTime;
import io.openbailian.protocol.WireException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineLoaderTest {
  private static final Model MODEL = CatalogLoader.builtIn().models().getFirst();
  private static final Operation OPERATION =
      CatalogLoader.builtIn().operations().stream()
          .filter(operation -> MODEL.serves().containsKey(operation.name()))
          .findFirst()
          .orElseThrow();

  @TempDir private Path data;

  private EngineRouter router(Map<String, Object> engines, Map<String, Object> routes) {
    return new EngineLoader(
            List.of(new Kind("fake", false), new Kind("drawer", true)),
            data,
            SteppedTime.atNoon(),
            Map.of())
        .load(engines, routes);
  }

  /// Opens engines that serve everything.
  private record Kind(String kind, boolean builtIn) implements EngineProvider {
    @Override
    public Engine open(EngineSettings settings) {
      return new FakeEngine();
    }
  }

  private static Map<String, Object> fakes(String... names) {
    Map<String, Object> engines = new LinkedHashMap<>();
    Stream.of(names).forEach(name -> engines.put(name, Map.of("kind", "fake")));
    return engines;
  }

  private static List<List<String>> names(Route route) {
    return route.steps().stream().map(step -> step.stream().map(Lane::name).toList()).toList();
  }

  @Test
  void theFirstMatchingRouteWins() {
    Map<String, Object> routes = new LinkedHashMap<>();
    routes.put("other@" + OPERATION.name(), "any");
    routes.put(MODEL.name() + "@" + OPERATION.name(), "exact");
    routes.put("*", "any");

    assertThat(names(router(fakes("exact", "any"), routes).routeFor(OPERATION, MODEL)))
        .containsExactly(List.of("exact"));
  }

  @Test
  void aRouteIsAListOfEnginesAndOfEquals() {
    Route route =
        router(
                fakes("a", "b", "c"),
                Map.of(
                    "*",
                    Map.of(
                        "engines", List.of(List.of("a", "b"), "c", "drawer"), "patience", "30s")))
            .routeFor(OPERATION, MODEL);

    assertThat(names(route)).containsExactly(List.of("a", "b"), List.of("c"), List.of("drawer"));
    assertThat(route.patience()).contains(Duration.ofSeconds(30));
  }

  @Test
  void theLeastBusyOfEqualsIsAskedFirst() {
    Route route =
        router(fakes("a", "b"), Map.of("*", List.of(List.of("a", "b")))).routeFor(OPERATION, MODEL);
    try (Gate.Turn _ = route.lane("a").orElseThrow().gate().queue("key")) {
      assertThat(route.first().name()).isEqualTo("b");
    }
    assertThat(route.first().name()).isEqualTo("a");
  }

  @Test
  void whatIsBuiltInServesWhatNoRouteNamesWhileNothingElseIsConfigured() {
    assertThat(names(router(Map.of(), Map.of()).routeFor(OPERATION, MODEL)))
        .containsExactly(List.of("drawer"));
    assertThat(
            names(
                router(Map.of("mine", Map.of("kind", "drawer")), Map.of("x", "mine"))
                    .routeFor(OPERATION, MODEL)))
        .containsExactly(List.of("mine", "drawer"));
  }

  @Test
  void whatIsBuiltInNeverStandsInForARealEngine() {
    EngineRouter router = router(fakes("real"), Map.of("other-model", "real"));

    assertThatThrownBy(() -> router.routeFor(OPERATION, MODEL))
        .isInstanceOfSatisfying(
            WireException.class,
            e -> {
              assertThat(e.error().code()).isEqualTo("ModelUnavailable");
              assertThat(e.error().status()).isEqualTo(503);
              assertThat(e.error().hint())
                  .contains("add the line `\"%s\": real` under routes".formatted(MODEL.name()));
            });
  }

  @Test
  void namesEveryMistakeOfRoutes() {
    assertThatThrownBy(() ->
            router(
                fakes("a"),
                new LinkedHashMap<>(
                    Map.of(
                        "x", List.of("a", "b"),
                        "y", Map.of("engine", "a"),
                        "z", Map.of("engines", "a", "patience", "soon")))))
        .hasMessageContaining("routes.x: there is no engine 'b'")
        .hasMessageContaining("routes.y: there is no 'engine', only engines and patience")
        .hasMessageContaining("routes.y: names no engines")
        .hasMessageContaining("routes.z.patience: 'soon' is no duration");
  }

  @Test
  void namesEveryMistakeOfTheConfiguration() {
    EngineLoader loader =
        new EngineLoader(EngineLoader.found(), data, SteppedTime.atNoon(), Map.of());

    assertThatThrownBy(() ->
            loader.load(
                Map.of("a", Map.of("kind", "no-such"), "b", "text"), Map.of("*", "missing")))
        .hasMessageContaining("engines.a.kind: 'no-such' is none of")
        .hasMessageContaining("engines.b: is no mapping")
        .hasMessageContaining("routes.*: there is no engine 'missing'");
  }
}
