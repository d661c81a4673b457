package io.openbailian.engine.embedded.draw;

import io.openbailian.engine.embedded.scene.Action;
import io.openbailian.engine.embedded.scene.Subject;

/// Subjects that do something else.
final class Actions {
  private Actions() {}

  static Subject doing(Subject subject, Action action) {
    return new Subject(
        subject.thing(),
        subject.kind(),
        subject.role(),
        subject.count(),
        subject.hue(),
        subject.bulk(),
        action,
        subject.position(),
        subject.upon(),
        subject.adornments(),
        subject.material());
  }
}
