package io.openbailian.server;

import io.openbailian.server.config.RegionSettings;
import io.openbailian.server.config.SettingSources;
import io.openbailian.server.config.Settings;
import io.openbailian.server.config.SettingsException;
import io.openbailian.server.config.SettingsInUse;
import io.openbailian.server.routing.EngineLoader;
import io.openbailian.server.routing.EngineRouter;
import io.openbailian.server.run.Workers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes up the engines and routes of a configuration that has changed. Whatever is wrong with it
/// changes nothing.
final class Reloading {
  private static final Logger LOG = LoggerFactory.getLogger(Reloading.class);

  private final EngineLoader loader;
  private final EngineRouter router;
  private final Workers workers;
  private Settings present;
  private volatile SettingSources sources = SettingSources.UNKNOWN;
  private final Map<String, Reloading> regions = new LinkedHashMap<>();
  private Optional<Supplier<Settings>> source = Optional.empty();

  Reloading(EngineLoader loader, EngineRouter router, Workers workers, Settings present) {
    this.loader = loader;
    this.router = router;
    this.workers = workers;
    this.present = present;
  }

  /// Says where the settings came from.
  void explain(SettingSources known) {
    sources = known;
  }

  /// The settings in use, and where each came from.
  synchronized List<SettingsInUse.Row> settings() {
    return SettingsInUse.rows(present, sources);
  }

  /// Says where the configuration is read.
  synchronized void from(Supplier<Settings> read) {
    source = Optional.of(read);
    regions.forEach((name, region) -> region.from(() -> ofRegion(name, read.get())));
  }

  private static Settings ofRegion(String name, Settings all) {
    return RegionSettings.of(all).stream()
        .filter(region -> region.name().equals(name))
        .findFirst()
        .map(RegionSettings::settings)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "the region %s is not in it any more; it ends with the next start"
                    .formatted(name)));
  }

  /// Another region takes up what is new for it whenever this one does.
  synchronized void add(String name, Reloading region) {
    regions.put(name, region);
  }

  /// Reads it and takes it up.
  ///
  /// @param actor who wants it, as the log says it
  /// @return what was done, in a sentence
  /// @throws IllegalArgumentException with what is wrong with it
  synchronized String reload(String actor) {
    if (source.isEmpty()) {
      throw new IllegalArgumentException("this server was started without a configuration file");
    }
    try {
      Settings fresh = source.get().get();
      var arriving = loader.reload(router, present.engines(), fresh.engines(), fresh.routes());
      present = fresh;
      arriving.forEach(workers::start);
      String done =
          "%d engines and %d routes are in use; other settings count from the next start"
              .formatted(router.lanes().size(), fresh.routes().size());
      LOG.info("the configuration was read anew for {}: {}", actor, done);
      StringBuilder all = new StringBuilder(done);
      regions.forEach((name, region) ->
          all.append("; ").append(name).append(": ").append(region.reload(actor)));
      return all.toString();
    } catch (SettingsException | IllegalArgumentException e) {
      LOG.error(
          "the configuration was read anew for {} and changes nothing: {}", actor, e.getMessage());
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
