package io.openbailian.engine.embedded.translate;

import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Boxes of words put together to boxes of lines and columns.
final class TextBoxes {
  private static final double MOST_GAP = 0.85;

  /// Wide enough to step over one character that was not found.
  private static final double MOST_LEAD = 1.7;

  private static final int LEAST_SIDE = 6;
  private static final int LEAST_CELLS = 3;

  private TextBoxes() {}

  /// A line's box.
  ///
  /// @param down whether its characters stand below one another
  record Box(Rectangle bounds, boolean down) {}

  /// The boxes of the lines that the boxes of words make, from the top.
  static List<Box> of(List<Rectangle> words) {
    List<Rectangle> once = joined(words, TextBoxes::overlap);
    once.removeIf(box -> Math.min(box.width, box.height) < LEAST_SIDE);
    List<Box> boxes = new ArrayList<>(columns(once));
    joined(once, TextBoxes::follow).forEach(line -> boxes.add(new Box(line, false)));
    boxes.sort(Comparator.comparingInt(box -> box.bounds().y));
    return boxes;
  }

  private interface Bond {
    boolean ties(Rectangle one, Rectangle other);
  }

  private static List<Rectangle> joined(List<Rectangle> boxes, Bond bond) {
    List<Rectangle> out = new ArrayList<>();
    for (Rectangle box : boxes) {
      Rectangle whole = box;
      Optional<Rectangle> tied = tied(out, whole, bond);
      while (tied.isPresent()) {
        out.remove(tied.get());
        whole = whole.union(tied.get());
        tied = tied(out, whole, bond);
      }
      out.add(whole);
    }
    return out;
  }

  private static Optional<Rectangle> tied(List<Rectangle> boxes, Rectangle box, Bond bond) {
    return boxes.stream().filter(other -> bond.ties(other, box)).findFirst();
  }

  private static boolean follow(Rectangle one, Rectangle other) {
    int smaller = Math.min(one.height, other.height);
    int larger = Math.max(one.height, other.height);
    int common = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
    int gap = Math.max(one.x, other.x) - Math.min(one.x + one.width, other.x + other.width);
    return common > 0.6 * smaller && larger < 1.8 * smaller && gap < MOST_GAP * smaller;
  }

  private static boolean overlap(Rectangle one, Rectangle other) {
    Rectangle both = one.intersection(other);
    double smaller = Math.min(area(one), area(other));
    return !both.isEmpty() && area(both) > 0.3 * smaller;
  }

  private static double area(Rectangle box) {
    return (double) box.width * box.height;
  }

  /// Takes single characters that stand below one another out of the boxes.
  private static List<Box> columns(List<Rectangle> boxes) {
    List<Rectangle> cells = boxes.stream().filter(TextBoxes::upright).toList();
    List<Box> columns = new ArrayList<>();
    for (Rectangle column : joined(cells, TextBoxes::stand)) {
      List<Rectangle> members = cells.stream().filter(column::contains).toList();
      boolean alone =
          boxes.stream().noneMatch(box -> !members.contains(box) && follows(members, box));
      if (column.height > (LEAST_CELLS - 0.5) * column.width && members.size() > 1 && alone) {
        columns.add(new Box(column, true));
        boxes.removeIf(column::contains);
      }
    }
    return columns;
  }

  private static boolean follows(List<Rectangle> members, Rectangle box) {
    return members.stream().anyMatch(member -> follow(member, box));
  }

  private static boolean upright(Rectangle box) {
    return box.width < 1.7 * box.height;
  }

  private static boolean stand(Rectangle one, Rectangle other) {
    int wider = Math.max(one.width, other.width);
    int narrower = Math.min(one.width, other.width);
    int gap = Math.max(one.y, other.y) - Math.min(one.y + one.height, other.y + other.height);
    return Math.abs(one.getCenterX() - other.getCenterX()) < 0.3 * wider
        && wider < 1.35 * narrower
        && gap < MOST_LEAD * wider;
  }
}
