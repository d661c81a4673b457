package io.openbailian.engine;

/// Opens engines of one kind; found by {@link java.util.ServiceLoader}.
public interface EngineProvider {

  /// The kind as configuration names it, for example `embedded`.
  String kind();

  /// Opens an engine.
  ///
  /// @throws IllegalArgumentException with a sentence for the operator when the settings are wrong
  Engine open(EngineSettings settings);
}
