package io.openbailian.server.routing;

import io.openbailian.engine.Engine;
import io.openbailian.engine.EngineProvider;
import io.openbailian.engine.EngineSettings;
import io.openbailian.engine.Time;
import io.openbailian.server.files.OwnerOnly;
import io.openbailian.text.Trim;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/// Opens the engines that the configuration names, and those that are built in.
public final class EngineLoader {
  private final Map<String, EngineProvider> providers =
      ServiceLoader.load(EngineProvider.class).stream()
          .map(ServiceLoader.Provider::get)
          .collect(Collectors.toMap(EngineProvider::kind, p -> p));
  private final Path data;
  private final Time time;
  private final Map<String, Map<String, Object>> options;

  /// @param data the folder under which each engine gets one of its own
  /// @param options of the built-in engines, by name; for those that the configuration does not
  ///   name
  public EngineLoader(Path data, Time time, Map<String, Map<String, Object>> options) {
    this.data = data;
    this.time = time;
    this.options = Map.copyOf(options);
  }

  /// Opens them all.
  ///
  /// @param engines name -> {kind, options…}
  /// @param routes model or pattern -> engine name
  /// @throws IllegalArgumentException with a sentence for each mistake
  public EngineRouter load(Map<String, Object> engines, Map<String, Object> routes) {
    List<String> mistakes = new ArrayList<>();
    Map<String, Engine> open = new LinkedHashMap<>();
    Map<String, Object> wanted = new LinkedHashMap<>(engines);
    EngineRouter.BUILT_IN.stream()
        .filter(providers::containsKey)
        .forEach(name -> wanted.putIfAbsent(name, builtIn(name)));
    wanted.forEach((name, options) -> open(name, options, open, mistakes));
    Map<String, String> targets = new LinkedHashMap<>();
    routes.forEach((model, name) -> targets.put(model, String.valueOf(name)));
    targets.forEach((model, name) -> {
      if (!wanted.containsKey(name)) {
        mistakes.add(
            "routes.%s: there is no engine '%s'; there are %s"
                .formatted(model, name, wanted.keySet()));
      }
    });
    if (!mistakes.isEmpty()) {
      open.values().forEach(Engine::close);
      throw new IllegalArgumentException(String.join("\n", mistakes));
    }
    return new EngineRouter(open, targets);
  }

  private Map<String, Object> builtIn(String name) {
    Map<String, Object> settings = new LinkedHashMap<>(options.getOrDefault(name, Map.of()));
    settings.put("kind", name);
    return settings;
  }

  private void open(String name, Object options, Map<String, Engine> open, List<String> mistakes) {
    if (!(options instanceof Map<?, ?> map)) {
      mistakes.add("engines.%s: is no mapping with a kind".formatted(name));
      return;
    }
    Map<String, Object> own = new LinkedHashMap<>();
    map.forEach((key, value) -> own.put(String.valueOf(key), value));
    String kind = String.valueOf(own.remove("kind"));
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
