package io.openbailian.cli.verbs;

import io.openbailian.cli.local.CommandContext;
import io.openbailian.cli.local.LocalServer;
import io.openbailian.cli.local.Variables;
import io.openbailian.cli.local.Variables.Shell;
import io.openbailian.cli.output.CommandException;
import io.openbailian.cli.output.ExitCode;
import io.openbailian.cli.output.Texts;
import io.openbailian.cli.verbs.option.Options;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `env`: the variables that point SDKs at the server that runs here, in the words of a shell.
final class EnvCommand implements Command {
  private static final String SHELL = "--shell";
  private static final List<String> SHELLS =
      Arrays.stream(Shell.values()).map(EnvCommand::word).toList();

  private final CommandContext context;

  EnvCommand(CommandContext context) {
    this.context = context;
  }

  private static String word(Shell shell) {
    return shell.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpecs.of(this, "env");
    return Options.help(
        spec.addOption(Options.value(SHELL, "SHELL", "env.shell", String.join(", ", SHELLS)))
            .addOption(Options.value(Options.DATA, "DIR", "serve.data")));
  }

  @Override
  public ExitCode run(ParseResult parsed) throws InterruptedException {
    Shell shell = shell(parsed);
    LocalServer run =
        LocalServer.runningOn(Options.dataFolder(context, parsed))
            .orElseThrow(() ->
                new CommandException(
                    ExitCode.NO_CONNECTION,
                    Texts.say("env.no-server", Options.dataFolder(context, parsed))));
    shell
        .lines(Variables.of(run.url(), Optional.of(run.token())))
        .forEach(line -> context.out().println(line));
    return ExitCode.OK;
  }

  private static Shell shell(ParseResult parsed) {
    String wanted = Options.text(parsed, SHELL).orElse(SHELLS.getFirst());
    return Arrays.stream(Shell.values())
        .filter(shell -> word(shell).equals(wanted.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() ->
            CommandException.usage(
                Texts.say("option.one-of", SHELL, String.join(", ", SHELLS), wanted)));
  }
}
