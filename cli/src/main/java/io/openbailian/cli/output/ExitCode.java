package io.openbailian.cli.output;

/// How a command ends, as scripts see it; documented in `docs/cli.md`.
public enum ExitCode {
  OK(0, "OK"),
  /// The task failed, a file could not be written, or the server had an internal fault.
  FAILED(1, "Failed"),
  USAGE(2, "Usage"),
  /// The server answered 4xx.
  REFUSED(3, "Refused"),
  /// Nothing answered, or no server is there to ask.
  NO_CONNECTION(4, "NoConnection"),
  /// Some pictures are there and some are not.
  PARTIAL(5, "Partial"),
  /// Of some requests of a batch nobody knows whether they were carried out and paid for.
  UNKNOWN(6, "Unknown"),
  /// Ctrl-C, as shells count it: 128 + 2.
  INTERRUPTED(130, "Interrupted");

  private final int number;
  private final String code;

  ExitCode(int number, String code) {
    this.number = number;
    this.code = code;
  }

  /// What documents call it.
  String code() {
    return code;
  }

  public int number() {
    return number;
  }
}
