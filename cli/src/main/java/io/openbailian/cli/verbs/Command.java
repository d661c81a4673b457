package io.openbailian.cli.verbs;

import io.openbailian.cli.output.ExitCode;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// One verb of the command line.
interface Command {

  /// Its options and its help; the command itself is the specification's user object.
  CommandSpec spec();

  /// Does it.
  ///
  /// @throws InterruptedException on Ctrl-C, after everything was tidied up
  ExitCode run(ParseResult parsed) throws IOException, InterruptedException;
}
