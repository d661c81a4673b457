package io.openbailian.illustrator.stage;

import io.openbailian.illustrator.scene.Position;
import io.openbailian.illustrator.scene.Subject;
import io.openbailian.illustrator.tool.Box;
import java.util.ArrayList;
import java.util.List;

/// Something that is to be placed, as large as it would like to be.
record Wanted(Subject subject, int index, double height) {

  /// Each of a subject's many.
  static List<Wanted> each(Subject subject, double height) {
    List<Wanted> all = new ArrayList<>();
    for (int i = 0; i < subject.count(); i++) {
      all.add(new Wanted(subject, i, height));
    }
    return all;
  }

  double width() {
    return height * Drawings.of(subject).aspect(subject);
  }

  Position position() {
    return subject.position();
  }

  Placement at(double middle, double foot, double scale) {
    return new Placement(
        subject, index, Box.standing(middle, foot, width() * scale, height * scale));
  }
}
