package io.openbailian.engine.embedded.similar;

import io.openbailian.engine.Engine;
import io.openbailian.engine.EngineProvider;
import io.openbailian.engine.EngineSettings;

/// Opens engines of kind `similarity`, which have no options.
public final class SimilarityProvider implements EngineProvider {
  @Override
  public String kind() {
    return "similarity";
  }

  @Override
  public boolean builtIn() {
    return true;
  }

  @Override
  public Engine open(EngineSettings settings) {
    if (!settings.options().isEmpty()) {
      throw new IllegalArgumentException(
          "the engine that compares texts has no options, not " + settings.options().keySet());
    }
    return new SimilarityEngine();
  }
}
