package io.openbailian.cli.output;

/// How a command ends, as scripts see it; documented in `docs/cli.md`.
public enum ExitCode {
  OK(0),
  /// The task failed, a file could not be written, or the server had an internal fault.
  FAILED(1),
  USAGE(2),
  /// The server answered 4xx.
  REFUSED(3),
  /// Nothing answered, or no server is there to ask.
  NO_CONNECTION(4),
  /// Some pictures are there and some are not.
  PARTIAL(5),
  /// Ctrl-C, as shells count it: 128 + 2.
  INTERRUPTED(130);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }
}
