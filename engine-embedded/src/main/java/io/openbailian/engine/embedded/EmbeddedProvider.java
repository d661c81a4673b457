package io.openbailian.engine.embedded;

import io.openbailian.engine.Engine;
import io.openbailian.engine.EngineProvider;
import io.openbailian.engine.EngineSettings;
import java.util.TreeSet;

/// Opens the engine of kind `embedded`; it has no options.
public final class EmbeddedProvider implements EngineProvider {
  @Override
  public String kind() {
    return "embedded";
  }

  @Override
  public Engine open(EngineSettings settings) {
    if (!settings.options().isEmpty()) {
      throw new IllegalArgumentException(
          "the embedded engine has no options, but was given: "
              + String.join(", ", new TreeSet<>(settings.options().keySet())));
    }
    return new EmbeddedEngine(Runtime.getRuntime().availableProcessors());
  }
}
