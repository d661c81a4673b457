package io.openbailian.cli;

import java.util.Objects;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `version`: what is running, for the support ticket.
final class VersionCommand implements Command {
  private final Surroundings here;

  VersionCommand(Surroundings here) {
    this.here = here;
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("version");
    spec.usageMessage().description("Print the version of this program and of its Java.");
    return Options.help(spec);
  }

  @Override
  public ExitCode run(ParseResult parsed) {
    String version = VersionCommand.class.getPackage().getImplementationVersion();
    here.out()
        .println(
            "openbailian %s (Java %s, %s %s)"
                .formatted(
                    Objects.requireNonNullElse(version, "unpackaged"),
                    Runtime.version(),
                    System.getProperty("os.name"),
                    System.getProperty("os.arch")));
    return ExitCode.OK;
  }
}
