package io.openbailian.engines.scripted;

import io.openbailian.engine.Engine;
import io.openbailian.engine.EngineSettings;
import io.openbailian.engine.Time;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Opens scripted engines the way the server does: through the provider.
final class Scripts {
  private Scripts() {}

  /// An engine with these rules, as configuration hands them over.
  static Engine inline(Time time, List<? extends Map<?, ?>> rules) {
    return open(time, Map.of("rules", rules));
  }

  static Engine open(Time time, Map<String, Object> options) {
    return new ScriptedProvider().open(new EngineSettings(options, Path.of("unused"), time));
  }
}
