package io.openbailian.illustrator.place.room;

import io.openbailian.illustrator.scene.Role;
import io.openbailian.illustrator.scene.Subject;
import io.openbailian.illustrator.tool.Canvas;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.text.Dice;

/// The walls and the floor that a room is furnished within.
///
/// @param u what furniture is measured by, in pixels
/// @param floor where the wall ends, in pixels from the top
/// @param wall how high the wall is, in pixels
/// @param side -1 when the window is on the left
record RoomSpace(Canvas canvas, Dice dice, double u, double floor, double wall, int side) {
  /// A share of the width counted from the window's side.
  double across(double share) {
    return canvas.width * (side < 0 ? share : 1 - share);
  }

  /// Whether a piece of furniture is neither unwanted nor drawn as a subject.
  boolean free(String thing) {
    return !canvas.scene.avoids(thing) && !canvas.scene.shows(thing);
  }

  void put(String thing, Drawing drawing, double x, double foot, double size) {
    if (free(thing)) {
      drawing.draw(canvas.sheet.at(x, foot, size), look(thing));
    }
  }

  Look look(String thing) {
    return new Look(Subject.of(thing, Role.THING), dice.fork(thing), "");
  }
}
