package io.openbailian.cli.verbs;

import io.openbailian.cli.local.CommandContext;
import io.openbailian.cli.local.LocalServer;
import io.openbailian.cli.output.ExitCode;
import io.openbailian.cli.output.Printable;
import io.openbailian.cli.verbs.option.Options;
import io.openbailian.client.LocalAdmin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `reload`: the local server takes up its configuration as it is now.
record ReloadCommand(CommandContext context) implements Command {

  @Override
  public CommandSpec spec() {
    return Options.help(CommandSpecs.of(this, "reload").addOption(Options.data()));
  }

  @Override
  public ExitCode run(ParseResult parsed) throws InterruptedException {
    LocalServer server = Options.localServer(context, parsed);
    try (LocalAdmin admin = server.admin()) {
      context.out().println(Printable.of(admin.reload()));
    }
    return ExitCode.OK;
  }
}
