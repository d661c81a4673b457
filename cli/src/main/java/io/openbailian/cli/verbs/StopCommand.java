package io.openbailian.cli.verbs;

import io.openbailian.cli.local.CommandContext;
import io.openbailian.cli.local.LocalServer;
import io.openbailian.cli.output.CommandException;
import io.openbailian.cli.output.ExitCode;
import io.openbailian.cli.output.Texts;
import io.openbailian.cli.verbs.option.Options;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `stop`: ends the local server as SIGTERM does, and waits until it has ended.
record StopCommand(CommandContext context) implements Command {
  /// A server gives up what it has not ended after thirty seconds.
  private static final long SECONDS = 40;

  @Override
  public CommandSpec spec() {
    return Options.help(CommandSpecs.of(this, "stop").addOption(Options.data()));
  }

  @Override
  public ExitCode run(ParseResult parsed) throws InterruptedException {
    LocalServer server = Options.localServer(context, parsed);
    ProcessHandle process = ProcessHandle.of(server.note().pid()).orElse(null);
    if (process == null) {
      return ExitCode.OK; // it ended meanwhile
    }
    if (!process.destroy()) {
      throw new CommandException(ExitCode.FAILED, Texts.say("stop.not-ours", process.pid()));
    }
    try {
      ProcessHandle ended = process.onExit().get(SECONDS, TimeUnit.SECONDS);
      context.out().println(Texts.say("stop.ended", ended.pid()));
      return ExitCode.OK;
    } catch (TimeoutException | ExecutionException e) {
      throw new CommandException(
          ExitCode.FAILED, Texts.say("stop.not-in-time", process.pid(), SECONDS));
    }
  }
}
