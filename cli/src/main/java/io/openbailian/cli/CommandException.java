package io.openbailian.cli;

/// Ends a command with a sentence for its user.
final class CommandException extends RuntimeException {
  private final ExitCode exit;

  CommandException(ExitCode exit, String sentence) {
    super(sentence);
    this.exit = exit;
  }

  static CommandException usage(String sentence) {
    return new CommandException(ExitCode.USAGE, sentence);
  }

  ExitCode exit() {
    return exit;
  }
}
