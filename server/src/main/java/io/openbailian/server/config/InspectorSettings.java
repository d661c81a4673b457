package io.openbailian.server.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Which model is asked whether a text may be said.
public record InspectorSettings(
    @Setting(
            "The model of text that is asked, after the list of inspection, whether a text that"
                + " goes in or comes out may be said; without it none is")
        Optional<String> model,
    @Setting("The engine that is asked; without it the model's route") Optional<String> engine,
    @Setting(
            "A file with what that model is told: about texts with Chinese characters, a line with"
                + " --- alone, about others; it has to answer allow or block; without it"
                + " OpenBailian's own words")
        Optional<Path> promptFile,
    @Setting(value = "How long it may take over one text", otherwise = "10s") Duration timeout,
    @Setting(
            value =
                "What becomes of a text that it gave no verdict on: refuse (503), or pass, which"
                    + " lets it through",
            otherwise = "refuse")
        WhenDown whenDown) {

  /// What becomes of a text without a verdict.
  public enum WhenDown {
    REFUSE,
    PASS
  }
}
