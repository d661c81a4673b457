package io.openbailian.server.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbailian.catalog.Catalog;
import io.openbailian.catalog.Model;
import io.openbailian.catalog.Operation;
import io.openbailian.engine.SteppedTime;
import io.openbailian.protocol.WireException;
import io.openbailian.server.invoke.FakeEngine;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineLoaderTest {
  private static final Model MODEL = Catalog.builtIn().models().getFirst();
  private static final Operation OPERATION =
      Catalog.builtIn().operations().stream()
          .filter(operation -> MODEL.serves().containsKey(operation.name()))
          .findFirst()
          .orElseThrow();

  @TempDir private Path data;

  @Test
  void theFirstMatchingRouteWins() {
    Map<String, String> routes = new LinkedHashMap<>();
    routes.put(MODEL.name(), "exact");
    routes.put("*", "any");
    EngineRouter router =
        new EngineRouter(Map.of("exact", new FakeEngine(), "any", new FakeEngine()), routes);

    assertThat(router.laneFor(OPERATION, MODEL).name()).isEqualTo("exact");
    assertThat(router.laneNames(Catalog.builtIn().models()))
        .containsEntry(MODEL.name(), "exact")
        .containsValue("any");
  }

  @Test
  void aModelWithoutAnEngineIsUnavailableWithAdvice() {
    EngineRouter router = new EngineRouter(Map.of(), Map.of());

    assertThatThrownBy(() -> router.laneFor(OPERATION, MODEL))
        .isInstanceOfSatisfying(
            WireException.class,
            e -> {
              assertThat(e.error().code()).isEqualTo("ModelUnavailable");
              assertThat(e.error().hint()).contains(MODEL.name());
            });
  }

  @Test
  void namesEveryMistakeOfTheConfiguration() {
    EngineLoader loader = new EngineLoader(data, SteppedTime.atNoon(), Map.of());

    assertThatThrownBy(() ->
            loader.load(
                Map.of("a", Map.of("kind", "no-such"), "b", "text"), Map.of("*", "missing")))
        .hasMessageContaining("engines.a.kind: 'no-such' is none of")
        .hasMessageContaining("engines.b: is no mapping")
        .hasMessageContaining("routes.*: there is no engine 'missing'");
  }
}
