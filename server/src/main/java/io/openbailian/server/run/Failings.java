package io.openbailian.server.run;

import io.openbailian.server.task.AttemptFailure;

/// Failures of attempts as they are kept.
final class Failings {
  /// The process went away, and left the attempt.
  static final AttemptFailure LEFT =
      new AttemptFailure(Failing.Kind.STOPPED.name(), "", "the server was stopped");

  private Failings() {}

  static AttemptFailure kept(Failing failing) {
    return new AttemptFailure(
        failing.kind().name(), failing.error().code(), failing.error().message());
  }

  /// Whether work that was handed on may still bring something after an end of this kind.
  static boolean mayBeTakenUp(String kind) {
    return kind.equals(Failing.Kind.STOPPED.name())
        || kind.equals(Failing.Kind.UNKNOWN.name())
        || kind.equals(AttemptFailure.DIED);
  }
}
