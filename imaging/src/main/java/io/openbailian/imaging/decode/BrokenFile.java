package io.openbailian.imaging.decode;

/// A file cannot be followed any further; never leaves this package.
final class BrokenFile extends Exception {
  private final FileFault fault;

  BrokenFile(FileFault fault, String why) {
    super(why, null, false, false);
    this.fault = fault;
  }

  FileFault fault() {
    return fault;
  }

  String why() {
    return String.valueOf(getMessage());
  }
}
