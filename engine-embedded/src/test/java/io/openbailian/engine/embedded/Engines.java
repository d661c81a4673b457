package io.openbailian.engine.embedded;

import io.openbailian.engine.embedded.speak.SpeakingDesk;
import io.openbailian.engine.embedded.translate.TranslationDesk;
import io.openbailian.engine.test.SteppedTime;

/// Embedded engines for tests that translate nothing.
public final class Engines {
  private Engines() {}

  static EmbeddedEngine wide(int width) {
    return new EmbeddedEngine(
        width,
        EmbeddedProvider.desks(
            new TranslationDesk(() -> {
              throw new IllegalStateException("this test translates nothing");
            }),
            new SpeakingDesk("espeak-ng", SteppedTime.atNoon()),
            false,
            false));
  }
}
