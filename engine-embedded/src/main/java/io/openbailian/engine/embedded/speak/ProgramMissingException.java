package io.openbailian.engine.embedded.speak;

import java.io.IOException;

/// The program cannot be started: it is not there, or not to be executed.
final class ProgramMissingException extends IOException {
  private static final long serialVersionUID = 1;

  ProgramMissingException(String program, IOException cause) {
    super(program + " cannot be started: " + cause.getMessage(), cause);
  }
}
