package io.openbailian.cli.output;

/// Ends a command with a sentence for its user.
public final class CommandException extends RuntimeException {
  private final ExitCode exit;

  public CommandException(ExitCode exit, String sentence) {
    super(sentence);
    this.exit = exit;
  }

  public static CommandException usage(String sentence) {
    return new CommandException(ExitCode.USAGE, sentence);
  }

  public ExitCode exit() {
    return exit;
  }
}
