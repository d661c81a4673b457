package io.openbailian.cli.verbs;

import io.openbailian.cli.local.CommandContext;
import io.openbailian.cli.output.ExitCode;
import io.openbailian.cli.verbs.option.Options;
import java.util.Objects;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `version`: what is running, for the support ticket.
final class VersionCommand implements Command {
  static final String NAME = "version";

  private final CommandContext context;

  VersionCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpecs.of(this, NAME);
    return Options.help(spec);
  }

  @Override
  public ExitCode run(ParseResult parsed) {
    print();
    return ExitCode.OK;
  }

  void print() {
    String version = VersionCommand.class.getPackage().getImplementationVersion();
    context
        .out()
        .println(
            "openbailian %s (Java %s, %s %s)"
                .formatted(
                    Objects.requireNonNullElse(version, "unpackaged"),
                    Runtime.version(),
                    System.getProperty("os.name"),
                    System.getProperty("os.arch")));
  }
}
