package io.openbailian.conformance.bench.workbench;

import io.openbailian.engine.EngineProvider;
import java.io.IOException;
import java.util.Map;
import java.util.ServiceLoader;

/// The engines a scenario is run with.
public enum Engines {
  SCRIPTED("scripted") {
    @Override
    public ServerProcess start(Workbench bench, Map<String, String> settings)
        throws IOException, InterruptedException {
      return bench.scripted("[]", settings);
    }
  },
  EMBEDDED("embedded") {
    @Override
    public ServerProcess start(Workbench bench, Map<String, String> settings)
        throws IOException, InterruptedException {
      return bench.start(settings);
    }
  };

  private final String kind;

  Engines(String kind) {
    this.kind = kind;
  }

  public String kind() {
    return kind;
  }

  /// A server whose every model is served by this engine.
  public abstract ServerProcess start(Workbench bench, Map<String, String> settings)
      throws IOException, InterruptedException;

  /// Whether the build has it.
  public boolean isThere() {
    return ServiceLoader.load(EngineProvider.class).stream()
        .anyMatch(provider -> provider.get().kind().equals(kind));
  }
}
