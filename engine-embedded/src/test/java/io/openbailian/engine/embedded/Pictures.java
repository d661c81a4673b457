package io.openbailian.engine.embedded;

import io.openbailian.engine.Engine;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineEvent.MediaReady;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.Media;
import io.openbailian.engine.test.TestCall;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/// Pictures for tests, drawn as the server has them drawn.
public final class Pictures {
  private Pictures() {}

  static BufferedImage of(TestCall call) throws EngineFailure, InterruptedException {
    List<EngineEvent> events = new ArrayList<>();
    try (Engine engine = Engines.wide(1)) {
      engine.run(call, events::add);
    }
    return events.stream()
        .filter(MediaReady.class::isInstance)
        .map(event -> ((Media.Picture) ((MediaReady) event).media()).image())
        .findFirst()
        .orElseThrow();
  }

  /// The share of pixels that differ, 0 to 1.
  static double difference(BufferedImage a, BufferedImage b) {
    int different = 0;
    for (int y = 0; y < a.getHeight(); y++) {
      for (int x = 0; x < a.getWidth(); x++) {
        different += a.getRGB(x, y) == b.getRGB(x, y) ? 0 : 1;
      }
    }
    return different / (double) (a.getWidth() * a.getHeight());
  }
}
