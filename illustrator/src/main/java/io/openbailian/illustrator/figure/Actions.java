package io.openbailian.illustrator.figure;

import io.openbailian.illustrator.scene.Action;
import io.openbailian.illustrator.scene.Subject;

/// Subjects that do something else.
public final class Actions {
  private Actions() {}

  public static Subject doing(Subject subject, Action action) {
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
