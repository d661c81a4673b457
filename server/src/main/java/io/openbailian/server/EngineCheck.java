package io.openbailian.server;

import io.openbailian.catalog.Catalog;
import io.openbailian.catalog.load.CatalogLoader;
import io.openbailian.catalog.model.Model;
import io.openbailian.catalog.model.Operation;
import io.openbailian.engine.EngineCondition;
import io.openbailian.engine.EngineModel;
import io.openbailian.engine.Time;
import io.openbailian.server.config.ChosenSides;
import io.openbailian.server.config.Settings;
import io.openbailian.server.routing.EngineLoader;
import io.openbailian.server.routing.EngineRouter;
import io.openbailian.server.routing.Lane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Asks each configured engine how it is, for whoever sets a server up.
public final class EngineCheck {
  private EngineCheck() {}

  /// One engine as it was found.
  ///
  /// @param version empty where it does not say
  /// @param there its own models, by its names for them
  /// @param serves the models of the catalogue that it could carry out
  /// @param lacks those that it is meant for, and its server has not
  /// @param trouble empty where it is reachable
  /// @param took how long its answer took
  public record Found(
      String name,
      String version,
      List<String> there,
      List<String> serves,
      List<String> lacks,
      Optional<String> trouble,
      Duration took) {
    public Found {
      there = List.copyOf(there);
      serves = List.copyOf(serves);
      lacks = List.copyOf(lacks);
    }
  }

  /// Asks them all, in the order of the configuration.
  ///
  /// @throws ServerStartException with every mistake of the configuration
  public static List<Found> ask(Settings settings) throws InterruptedException {
    Time time = new SystemTime();
    Catalog catalog =
        CatalogLoader.load(
            Optional.of(settings.data().resolve("catalog.d")), ChosenSides.of(settings));
    List<Found> found = new ArrayList<>();
    try (EngineRouter engines =
        new EngineLoader(EngineLoader.found(), settings.data(), time, Map.of())
            .load(settings.engines(), settings.routes())) {
      for (Lane lane : engines.lanes()) {
        long asked = time.nanos();
        EngineCondition condition = lane.engine().condition();
        Duration took = Duration.ofNanos(time.nanos() - asked);
        found.add(found(lane, condition, took, catalog));
      }
      return found;
    } catch (IllegalArgumentException e) {
      throw new ServerStartException(String.valueOf(e.getMessage()), e);
    }
  }

  private static Found found(Lane lane, EngineCondition condition, Duration took, Catalog catalog) {
    Map<Boolean, List<String>> meant =
        catalog.models().stream()
            .filter(model -> isServed(model, lane, catalog))
            .sorted(Comparator.comparing(Model::name))
            .collect(
                Collectors.partitioningBy(
                    model -> lane.engine().has(EngineModel.of(model), condition),
                    Collectors.mapping(Model::name, Collectors.toList())));
    return new Found(
        lane.name(),
        condition.version(),
        condition.models(),
        meant.getOrDefault(true, List.of()),
        meant.getOrDefault(false, List.of()),
        Optional.of(condition.trouble()).filter(_ -> !condition.reachable()),
        took);
  }

  private static boolean isServed(Model model, Lane lane, Catalog catalog) {
    return catalog.operations().stream()
        .filter(operation -> isOf(model, operation))
        .anyMatch(operation -> lane.engine().serves(operation, EngineModel.of(model)));
  }

  private static boolean isOf(Model model, Operation operation) {
    return model.serves().containsKey(operation.name());
  }
}
