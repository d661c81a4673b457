package io.openbailian.cli.verbs;

import io.openbailian.cli.local.CommandContext;
import io.openbailian.cli.local.ServerLauncher;
import io.openbailian.cli.output.ErrorPrinter;
import io.openbailian.cli.output.ExitCode;
import io.openbailian.cli.output.Texts;
import io.openbailian.cli.verbs.option.Options;
import io.openbailian.protocol.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `recordings validate`: whether all recordings of a folder can be played.
final class RecordingsCommand {
  private static final String FOLDER = "FOLDER";

  private RecordingsCommand() {}

  static CommandSpec spec(CommandContext context) {
    CommandSpec spec = CommandSpecs.group("recordings");
    return Options.help(CommandSpecs.put(spec, new Validate(context).spec()));
  }

  private record Validate(CommandContext context) implements Command {

    @Override
    public CommandSpec spec() {
      CommandSpec spec = CommandSpecs.of(this, "validate");
      spec.usageMessage().description("verb.recordings.validate");
      return Options.help(
          spec.addOption(Options.data())
              .addPositional(
                  PositionalParamSpec.builder()
                      .paramLabel(FOLDER)
                      .type(String.class)
                      .arity("1")
                      .required(true)
                      .description("recordings.folder")
                      .build()));
    }

    @Override
    public ExitCode run(ParseResult parsed) throws InterruptedException {
      Path folder =
          context.folder().resolve(parsed.matchedPositional(0).<String>getValue()).normalize();
      if (!Files.isDirectory(folder)) {
        ErrorPrinter.print(context.err(), Texts.say("recordings.no-folder", folder));
        return ExitCode.FAILED;
      }
      String engines =
          Json.text(
              Json.object()
                  .set(
                      "recordings",
                      Json.object().put("kind", "replay").put("folder", folder.toString())));
      List<ServerLauncher.CheckedEngine> found =
          context
              .servers()
              .get()
              .checkEngines(
                  Optional.empty(),
                  Map.of(),
                  Map.of(
                      "engines", engines, "data", Options.dataFolder(context, parsed).toString()));
      boolean whole = true;
      for (ServerLauncher.CheckedEngine engine : found) {
        if (engine.name().equals("recordings")) {
          context
              .out()
              .println(
                  engine
                      .trouble()
                      .map(trouble -> "%s; %s".formatted(engine.version(), trouble))
                      .orElse(Texts.say("recordings.whole", engine.version())));
          whole = engine.trouble().isEmpty();
        }
      }
      return whole ? ExitCode.OK : ExitCode.FAILED;
    }
  }
}
