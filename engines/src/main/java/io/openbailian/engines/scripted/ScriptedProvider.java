package io.openbailian.engines.scripted;

import io.openbailian.engine.Engine;
import io.openbailian.engine.EngineProvider;
import io.openbailian.engine.EngineSettings;

/// Opens scripted engines.
///
/// The options hold either `script`, the path of a YAML file, or `rules`, the rules themselves;
/// with neither, every call is answered with a test card. Relative paths start at the folder of the
/// script, or for `script` itself and for inline rules at the working directory. `width`,
/// `computes`, `batches`, `costs-money`, `stops`, `passes` and `upstream` say what kind of engine
/// it is.
public final class ScriptedProvider implements EngineProvider {

  @Override
  public String kind() {
    return "scripted";
  }

  @Override
  public Engine open(EngineSettings settings) {
    ScriptLoader.Script script = ScriptLoader.load(settings.options());
    return new ScriptedEngine(
        script.rules(),
        script.options(),
        new Upstream(script.upstream(), settings.time()),
        settings.time());
  }
}
