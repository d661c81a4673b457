package io.openbailian.cli.verbs;

import io.openbailian.cli.local.CommandContext;
import io.openbailian.cli.local.ServerLauncher;
import io.openbailian.cli.output.ExitCode;
import io.openbailian.cli.output.Printable;
import io.openbailian.cli.output.Texts;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `engines check`: asks every engine of a configuration how it is, before a server relies on it.
final class EnginesCommand {
  private static final String CONFIG = "--config";
  private static final String CONFIG_VARIABLE = "OPENBAILIAN_CONFIG";
  private static final int MOST_NAMES = 12;

  private EnginesCommand() {}

  static CommandSpec spec(CommandContext context) {
    CommandSpec spec = CommandSpecs.group("engines");
    return Options.help(CommandSpecs.put(spec, new Check(context).spec()));
  }

  private record Check(CommandContext context) implements Command {

    @Override
    public CommandSpec spec() {
      CommandSpec spec = CommandSpecs.of(this, "check");
      spec.usageMessage().description("verb.engines.check");
      return Options.help(
          spec.addOption(Options.data()).addOption(Options.value(CONFIG, "FILE", "serve.config")));
    }

    @Override
    public ExitCode run(ParseResult parsed) throws InterruptedException {
      Optional<Path> config =
          Options.text(parsed, CONFIG)
              .or(() -> context.variable(CONFIG_VARIABLE))
              .map(context.folder()::resolve);
      Map<String, String> options = new HashMap<>();
      options.put("data", Options.dataFolder(context, parsed).toString());
      List<ServerLauncher.CheckedEngine> engines =
          context.servers().get().checkEngines(config, context.environment(), options);
      engines.forEach(this::print);
      boolean all = engines.stream().allMatch(engine -> engine.trouble().isEmpty());
      return all ? ExitCode.OK : ExitCode.FAILED;
    }

    private void print(ServerLauncher.CheckedEngine engine) {
      String version =
          engine.version().isEmpty() ? "" : Texts.say("engines.version", engine.version());
      context
          .out()
          .println(
              "%s  %s"
                  .formatted(
                      engine.name(),
                      engine
                          .trouble()
                          .map(trouble -> Texts.say("engines.unreachable", trouble))
                          .orElse(Texts.say("engines.reachable", engine.millis(), version))));
      line(Texts.say("engines.there"), engine.there());
      line(Texts.say("engines.serves"), engine.serves());
      if (engine.lacks().size() <= MOST_NAMES) { // otherwise nobody has said what it is meant for
        line(Texts.say("engines.lacks"), engine.lacks());
      }
    }

    private void line(String what, List<String> names) {
      if (!names.isEmpty()) {
        String more =
            names.size() > MOST_NAMES ? Texts.say("engines.more", names.size() - MOST_NAMES) : "";
        String shown = String.join(", ", names.stream().limit(MOST_NAMES).toList());
        context.out().println("    %s: %s%s".formatted(what, Printable.of(shown), more));
      }
    }
  }
}
