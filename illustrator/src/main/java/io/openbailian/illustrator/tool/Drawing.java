package io.openbailian.illustrator.tool;

import io.openbailian.illustrator.scene.Subject;

/// One kind of thing that a scene can show.
///
/// It is drawn standing on the origin, one unit high, so that staging can put it anywhere. The
/// lexicon names the class in the line of the subject, so it has a constructor that takes nothing.
public interface Drawing {
  /// How wide it is for its height.
  double aspect();

  /// How wide it is for its height when it does what the subject says: who lies is wide.
  default double aspect(Subject subject) {
    return aspect();
  }

  void draw(Sheet sheet, Look look);
}
