package io.openbailian.server.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbailian.catalog.load.CatalogLoader;
import io.openbailian.catalog.model.Model;
import io.openbailian.catalog.model.Operation;
import io.openbailian.engine.Engine;
import io.openbailian.engine.EngineProvider;
import io.openbailian.engine.EngineSettings;
import io.openbailian.engine.EngineTraits;
import io.openbailian.engine.EngineTraits.Trait;
import io.openbailian.engine.test.FakeEngine;
import io.openbailian.engine.test.SteppedTime;
import io.openbailian.protocol.WireException;
import io.openbailian.server.routing.Route.TakeAddresses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
            List.of(
                new Kind("fake", false, EngineTraits.plain()),
                new Kind("drawer", true, EngineTraits.plain()),
                new Kind("taking", false, EngineTraits.plain().with(Trait.TAKES_ADDRESSES))),
            data,
            SteppedTime.atNoon(),
            Map.of())
        .load(engines, routes);
  }

  /// Opens engines that serve everything.
  private record Kind(String kind, boolean builtIn, EngineTraits traits) implements EngineProvider {
    @Override
    public Engine open(EngineSettings settings) {
      return new FakeEngine(traits);
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
  void aRouteKnowsWhichOfItsEnginesTakeAddresses() {
    Map<String, Object> engines = fakes("plain");
    engines.put("taking", Map.of("kind", "taking"));
    Map<TakeAddresses, List<String>> routes =
        Map.of(
            TakeAddresses.NONE, List.of("plain", "drawer"),
            TakeAddresses.SOME, List.of("taking", "plain"),
            TakeAddresses.ALL, List.of("taking"));

    routes.forEach((expected, names) ->
        assertThat(router(engines, Map.of("*", names)).routeFor(OPERATION, MODEL).takeAddresses())
            .isEqualTo(expected));
  }

  /// Whatever it is that keeps one from being opened.
  @ParameterizedTest
  @MethodSource("surprises")
  void noEngineStaysOpenWhenTheNextCannotBeOpened(Throwable surprise) {
    List<FakeEngine> opened = new ArrayList<>();
    EngineLoader loader =
        new EngineLoader(
            List.of(new Counted("counted", opened), new Failing("failing", surprise)),
            data,
            SteppedTime.atNoon(),
            Map.of());
    Map<String, Object> engines = new LinkedHashMap<>();
    engines.put("first", Map.of("kind", "counted"));
    engines.put("second", Map.of("kind", "counted"));
    engines.put("third", Map.of("kind", "failing"));

    assertThatThrownBy(() -> loader.load(engines, Map.of())).isNotNull();

    assertThat(opened).hasSize(2).allMatch(FakeEngine::isClosed);
  }

  static Stream<Throwable> surprises() {
    return Stream.of(
        new IllegalArgumentException("a mistake"),
        new UncheckedIOException(new IOException("no folder")),
        new UnsatisfiedLinkError("no library"));
  }

  /// Notes which engines it has opened.
  private record Counted(String kind, List<FakeEngine> opened) implements EngineProvider {
    @Override
    public Engine open(EngineSettings settings) {
      FakeEngine engine = new FakeEngine();
      opened.add(engine);
      return engine;
    }
  }

  /// Cannot open its engine.
  private record Failing(String kind, Throwable surprise) implements EngineProvider {
    @Override
    public Engine open(EngineSettings settings) {
      switch (surprise) {
        case RuntimeException e -> throw e;
        case Error e -> throw e;
        default -> throw new AssertionError(surprise);
      }
    }
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
