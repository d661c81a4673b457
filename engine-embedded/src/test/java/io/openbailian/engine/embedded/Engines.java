package io.openbailian.engine.embedded;

import io.openbailian.engine.embedded.speak.SpeakingDesk;
import io.openbailian.engine.embedded.translate.ImageTranslator;
import io.openbailian.engine.embedded.translate.TextReader;
import io.openbailian.engine.embedded.translate.TranslationDesk;
import io.openbailian.engine.embedded.translate.TranslatorSettings;
import io.openbailian.engine.test.SteppedTime;
import java.nio.file.Path;
import java.util.Optional;

/// Embedded engines for tests that translate nothing.
public final class Engines {
  private Engines() {}

  static EmbeddedEngine wide(int width) {
    return new EmbeddedEngine(
        width,
        EmbeddedProvider.desks(
            new TranslationDesk(() ->
                new ImageTranslator(
                    (_, _, _) -> new TextReader.Reading.Unreadable("this test reads nothing"),
                    Optional.empty(),
                    TranslatorSettings.of(Path.of("fonts"), Path.of("dictionary.txt")))),
            new SpeakingDesk("espeak-ng", SteppedTime.atNoon()),
            false,
            false));
  }
}
