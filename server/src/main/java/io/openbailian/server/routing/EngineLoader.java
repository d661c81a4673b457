package io.openbailian.server.routing;

import io.openbailian.engine.Engine;
import io.openbailian.engine.EngineProvider;
import io.openbailian.engine.EngineSettings;
import io.openbailian.engine.Time;
import io.openbailian.server.files.OwnerOnly;
import io.openbailian.text.Pattern;
import io.openbailian.text.Trim;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Opens the engines that the configuration names, and those that are built in.
public final class EngineLoader {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");

  private static final String KIND = "kind";
  private final Map<String, EngineProvider> providers;
  private final Path data;
  private final Time time;
  private final Map<String, Object> shared;

  /// The kinds of engines on the class path.
  public static List<EngineProvider> found() {
    return ServiceLoader.load(EngineProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .toList();
  }

  /// Knows these engines.
  ///
  /// @param data the folder under which each engine gets one of its own
  /// @param shared options of the built-in engines, of which each takes those it knows
  /// @throws IllegalArgumentException when two are of one kind
  public EngineLoader(
      Collection<EngineProvider> providers, Path data, Time time, Map<String, Object> shared) {
    this.providers = new HashMap<>();
    for (EngineProvider provider : providers) {
      if (this.providers.putIfAbsent(provider.kind(), provider) != null) {
        throw new IllegalArgumentException(
            "there are two kinds of engine with the name '%s'".formatted(provider.kind()));
      }
    }
    this.data = data;
    this.time = time;
    this.shared = Map.copyOf(shared);
  }

  /// Opens them all.
  ///
  /// @param engines name -> {kind, options…}
  /// @param routes model or pattern -> one engine or several, see {@link RouteReader}
  /// @throws IllegalArgumentException with a sentence for each mistake; then none is left open
  public EngineRouter load(Map<String, Object> engines, Map<String, Object> routes) {
    return load(engines, routes, Map.of());
  }

  /// Takes up changed engines and routes: what has not changed stays as it is, with all that it is
  /// doing; calls that have begun go on where they are.
  ///
  /// @param before the engines that `router` was loaded with
  /// @return the lanes that were not there before
  /// @throws IllegalArgumentException with a sentence for each mistake; then nothing has changed
  public List<Lane> reload(
      EngineRouter router,
      Map<String, Object> before,
      Map<String, Object> engines,
      Map<String, Object> routes) {
    Map<String, Engine> kept = new LinkedHashMap<>();
    for (Lane lane : router.lanes()) {
      if (Objects.equals(before.get(lane.name()), engines.get(lane.name()))
          && (engines.containsKey(lane.name()) || lane.isBuiltIn())) {
        kept.put(lane.name(), lane.engine());
      } else if (engines.containsKey(lane.name()) && lane.engine().traits().costsMoney()) {
        throw new IllegalArgumentException(
            "engines.%s: costs money, so it keeps its settings until the server is started anew; give the changed one another name"
                .formatted(lane.name()));
      }
    }
    EngineRouter fresh = load(engines, routes, kept);
    boolean taken = false;
    try {
      List<Lane> arriving = router.take(fresh, kept.keySet());
      taken = true;
      return arriving;
    } finally {
      if (!taken) {
        fresh.lanes().stream()
            .filter(lane -> !kept.containsKey(lane.name()))
            .forEach(lane -> lane.engine().close());
      }
    }
  }

  /// @param kept engines that are open already, by name; they stay so, whatever happens
  private EngineRouter load(
      Map<String, Object> engines, Map<String, Object> routes, Map<String, Engine> kept) {
    List<String> mistakes = new ArrayList<>();
    Map<String, Engine> open = new LinkedHashMap<>();
    Map<String, Object> wanted = new LinkedHashMap<>(engines);
    providers.values().stream()
        .filter(EngineProvider::builtIn)
        .sorted(Comparator.comparing(EngineProvider::kind))
        .forEach(provider -> wanted.putIfAbsent(provider.kind(), builtIn(provider)));
    boolean loaded = false;
    try {
      wanted.forEach((name, options) -> {
        if (kept.containsKey(name)) {
          open.put(name, kept.get(name));
        } else {
          open(name, options, open, mistakes);
        }
      });
      List<RouteRule> rules = new RouteReader(wanted.keySet(), mistakes).read(routes);
      if (!mistakes.isEmpty()) {
        throw new IllegalArgumentException(String.join("\n", mistakes));
      }
      loaded = true;
      return new EngineRouter(open, builtInNames(wanted), rules);
    } finally {
      if (!loaded) {
        open.forEach((name, engine) -> {
          if (!kept.containsKey(name)) {
            engine.close();
          }
        });
      }
    }
  }

  private Map<String, Object> builtIn(EngineProvider provider) {
    Map<String, Object> settings = new LinkedHashMap<>(shared);
    settings.keySet().retainAll(provider.sharedOptions());
    settings.put(KIND, provider.kind());
    return settings;
  }

  /// One that is configured stays built in, whatever it is called.
  private Set<String> builtInNames(Map<String, Object> wanted) {
    return wanted.entrySet().stream()
        .filter(engine -> engine.getValue() instanceof Map<?, ?> map && isBuiltIn(map.get(KIND)))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private boolean isBuiltIn(@Nullable Object kind) {
    EngineProvider provider = providers.get(String.valueOf(kind));
    return provider != null && provider.builtIn();
  }

  private void open(String name, Object options, Map<String, Engine> open, List<String> mistakes) {
    if (!NAME.matcher(name).matches()) { // it may be a secret that slipped out of its place
      mistakes.add(
          "engines: an engine's name has at most 40 letters, digits, dots, dashes and underscores");
      return;
    }
    if (!(options instanceof Map<?, ?> map)) {
      mistakes.add("engines.%s: is no mapping with a kind".formatted(name));
      return;
    }
    Map<String, Object> own = new LinkedHashMap<>();
    map.forEach((key, value) -> own.put(String.valueOf(key), value));
    String kind = String.valueOf(own.remove(KIND));
    EngineProvider provider = providers.get(kind);
    if (provider == null) {
      mistakes.add(
          "engines.%s.kind: '%s' is none of %s"
              .formatted(name, kind, providers.keySet().stream().sorted().toList()));
      return;
    }
    try {
      open.put(name, provider.open(new EngineSettings(own, folder(name), time)));
    } catch (IllegalArgumentException e) {
      mistakes.add("engines.%s: %s".formatted(name, e.getMessage()));
    }
  }

  private Path folder(String name) {
    try {
      return OwnerOnly.folder(data.resolve("engines").resolve(Trim.fileName(name, '_')));
    } catch (IOException e) {
      throw new UncheckedIOException("the folder of engine '%s' cannot be made".formatted(name), e);
    }
  }
}
