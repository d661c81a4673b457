package io.openbailian.engine;

import java.nio.file.Path;
import java.util.Map;

/// What an engine is opened with.
///
/// @param options the engine's own settings as the configuration file has them (strings, numbers,
///   booleans, lists, maps)
/// @param data a folder the engine may keep files in; it exists
/// @param time the clock to read and to wait on
public record EngineSettings(Map<String, Object> options, Path data, Time time) {
  public EngineSettings {
    options = Map.copyOf(options);
  }
}
