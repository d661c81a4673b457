package io.openbailian.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `warm-up`, hidden: walks the ways that users walk, so that the launcher can record which classes
/// they need.
final class WarmUpCommand implements Command {
  static final String NAME = "warm-up";

  private final Surroundings here;

  WarmUpCommand(Surroundings here) {
    this.here = here;
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name(NAME);
    spec.usageMessage().hidden(true);
    return spec;
  }

  /// The outcome does not matter: a way that fails is walked too.
  @Override
  public ExitCode run(ParseResult parsed) throws IOException {
    Path folder = Files.createTempDirectory("openbailian-warm-up-");
    Surroundings quiet = quiet(folder);
    String out = folder.resolve("warm.png").toString();
    for (List<String> arguments :
        List.of(
            List.of("version"),
            List.of("--help"),
            List.of("models"),
            List.of("text2image", "--help"),
            List.of("tasks", "list", "--data", folder.toString()),
            List.of("text2image", "一座小屋", "--size", "512*512", "--out", out))) {
      new Commands(quiet).run(arguments);
    }
    Files.deleteIfExists(Path.of(out));
    Files.deleteIfExists(folder);
    return ExitCode.OK;
  }

  private Surroundings quiet(Path folder) {
    var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return new Surroundings(
        nowhere,
        nowhere,
        Map.of(),
        folder,
        folder,
        false,
        here.pace(),
        here.models(),
        here.servers());
  }
}
