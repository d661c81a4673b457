package io.openbailian.engines.openai;

import io.openbailian.engine.Engine;
import io.openbailian.engine.EngineProvider;
import io.openbailian.engine.EngineSettings;
import io.openbailian.outbound.OptionReader;
import io.openbailian.outbound.UpstreamSettings;
import java.util.Map;
import java.util.Objects;

/// Opens engines that are servers speaking OpenAI's dialect.
///
/// Beside the options that all servers elsewhere have, `profile` says which server it is, `voices`
/// which of its voices stands for a model of ours, and `voice` which for all others; `matryoshka`
/// and `scores` say how its numbers are to be read ({@link NumberOptions}).
public final class OpenAiProvider implements EngineProvider {
  private static final int USUAL_CALLS = 8;
  private static final String GENERIC = "generic";

  @Override
  public String kind() {
    return "openai";
  }

  @Override
  public Engine open(EngineSettings settings) {
    Map<String, Profile> profiles = Profile.all();
    OptionReader options = new OptionReader(settings.options());
    String profile = options.choice("profile", profiles.keySet(), GENERIC);
    UpstreamSettings upstream =
        UpstreamSettings.read(options, "http://gpu.example:8000", USUAL_CALLS);
    Voice.Choice voices =
        new Voice.Choice(options.names("voices"), options.text("voice").orElse("default"));
    NumberOptions numbers = NumberOptions.read(options);
    options.end();
    return new OpenAiEngine(
        Server.open(Objects.requireNonNull(profiles.get(profile)), upstream),
        voices,
        numbers,
        settings);
  }
}
