package io.openbailian.server.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Settings made by a program, for those who start a server inside their own:
///
/// ```java
/// Settings settings = Settings.builder().set("port", 0).set("tasks.workers", 4).build();
/// ```
///
/// Neither a file nor the environment is read. What is not set is as {@link Settings#defaults} has
/// it. Not safe for several threads.
public final class SettingsBuilder {
  private final Map<String, Object> tree = new LinkedHashMap<>();

  SettingsBuilder() {}

  /// Sets one.
  ///
  /// @param path its name in YAML, for example `tasks.workers`
  /// @param value as YAML would have it: a text (`5s`, `64MiB`), a number, a truth value, a list or
  ///   a map; anything else counts as its text (a path, an address)
  public SettingsBuilder set(String path, Object value) {
    SettingsLoader.put(tree, path, plain(value));
    return this;
  }

  private static Object plain(Object value) {
    return switch (value) {
      case String _, Number _, Boolean _, List<?> _, Map<?, ?> _ -> value;
      case Object other -> other.toString();
    };
  }

  /// The settings.
  ///
  /// @throws SettingsException with all mistakes at once
  public Settings build() {
    return SettingsLoader.settings(new LinkedHashMap<>(tree), new ArrayList<>());
  }
}
