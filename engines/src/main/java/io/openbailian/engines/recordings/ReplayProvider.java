package io.openbailian.engines.recordings;

import io.openbailian.engine.Engine;
import io.openbailian.engine.EngineProvider;
import io.openbailian.engine.EngineSettings;
import io.openbailian.outbound.OptionReader;
import java.nio.file.Path;
import java.util.Optional;

/// Opens what plays recordings: `{kind: replay, folder: PATH, speed: 10}`.
public final class ReplayProvider implements EngineProvider {
  private static final int MOST_SPEED = 1_000_000;

  @Override
  public String kind() {
    return "replay";
  }

  @Override
  public Engine open(EngineSettings settings) {
    OptionReader options = new OptionReader(settings.options());
    Optional<Path> folder = options.path("folder");
    int speed = options.number("speed", 0, MOST_SPEED, 1);
    options.end();
    return new ReplayEngine(
        Recordings.open(
            folder.orElseThrow(
                () -> new IllegalArgumentException("folder: is missing, for example recordings"))),
        speed,
        settings.time());
  }
}
