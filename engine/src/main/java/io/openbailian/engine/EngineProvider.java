package io.openbailian.engine;

import java.util.Set;

/// Opens engines of one kind; found by {@link java.util.ServiceLoader}.
public interface EngineProvider {

  /// The kind as configuration names it, for example `embedded`.
  String kind();

  /// Whether an engine of this kind is there without being named, and serves what no route names
  /// while no other engine is configured. It bears the name of its kind.
  default boolean builtIn() {
    return false;
  }

  /// The options that such an engine takes from the settings that all built-in engines share.
  default Set<String> sharedOptions() {
    return Set.of();
  }

  /// Opens an engine.
  ///
  /// @throws IllegalArgumentException with a sentence for the operator when the settings are wrong
  Engine open(EngineSettings settings);
}
