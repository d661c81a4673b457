package io.openbailian.imaging.region;

import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Strokes that stand in a row and look as if one hand had set them.
final class TextLine {
  private static final int LEAST_STROKES = 3;
  private static final double MOST_GAP = 1.1;

  private final List<Stroke> strokes = new ArrayList<>();
  private final Rectangle bounds;

  private TextLine(Stroke first) {
    strokes.add(first);
    bounds = new Rectangle(first.bounds());
  }

  static List<TextLine> group(List<Stroke> strokes) {
    List<Stroke> sorted = new ArrayList<>(strokes);
    // The tall ones first: dots and short strokes then join the line they belong to.
    sorted.sort(
        Comparator.comparingInt((Stroke stroke) -> -stroke.bounds().height)
            .thenComparingInt(stroke -> stroke.bounds().x)
            .thenComparingInt(stroke -> stroke.bounds().y));
    List<TextLine> lines = new ArrayList<>();
    for (Stroke stroke : sorted) {
      TextLine home = null;
      for (TextLine line : lines) {
        if (line.takes(stroke)) {
          home = line;
          break;
        }
      }
      if (home == null) {
        lines.add(new TextLine(stroke));
      } else {
        home.add(stroke);
      }
    }
    return merged(lines).stream().filter(TextLine::convincing).toList();
  }

  /// Lines that grew towards each other are one.
  private static List<TextLine> merged(List<TextLine> lines) {
    List<TextLine> out = new ArrayList<>(lines);
    boolean again = true;
    while (again) {
      again = false;
      for (int i = 0; i < out.size(); i++) {
        for (int j = out.size() - 1; j > i; j--) {
          if (out.get(i).continues(out.get(j))) {
            out.get(j).strokes.forEach(out.get(i)::add);
            out.remove(j);
            again = true;
          }
        }
      }
    }
    return out;
  }

  private boolean continues(TextLine other) {
    int smaller = Math.min(bounds.height, other.bounds.height);
    int larger = Math.max(bounds.height, other.bounds.height);
    return strokes.getFirst().alike(other.strokes.getFirst())
        && larger < 2.2 * smaller
        && overlap(bounds, other.bounds) > 0.5 * smaller
        && gap(bounds, other.bounds) < MOST_GAP * larger;
  }

  private boolean takes(Stroke stroke) {
    Rectangle box = stroke.bounds();
    return strokes.getFirst().alike(stroke)
        && box.height <= 1.35 * bounds.height
        && stroke.centreY() > bounds.y - 0.15 * bounds.height
        && stroke.centreY() < bounds.getMaxY() + 0.15 * bounds.height
        && gap(bounds, box) < MOST_GAP * bounds.height;
  }

  private void add(Stroke stroke) {
    strokes.add(stroke);
    bounds.add(stroke.bounds());
  }

  private static int overlap(Rectangle a, Rectangle b) {
    return Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  }

  private static int gap(Rectangle a, Rectangle b) {
    return Math.max(a.x, b.x) - Math.min(a.x + a.width, b.x + b.width);
  }

  /// Text is wider than high, and has letters of about its own height.
  private boolean convincing() {
    long tall = strokes.stream().filter(one -> one.bounds().height > 0.5 * bounds.height).count();
    return strokes.size() >= LEAST_STROKES
        && tall >= 2
        && bounds.width > 1.3 * bounds.height
        && bounds.height >= 7
        && filled() > 0.1;
  }

  private double filled() {
    long pixels = strokes.stream().mapToLong(one -> one.pixels().length).sum();
    return pixels / ((double) bounds.width * bounds.height);
  }

  Rectangle bounds() {
    return new Rectangle(bounds);
  }

  /// How many strokes a column that meets any meets on average.
  double crossings(int width) {
    boolean[] ink = ink(width);
    int columns = 0;
    int crossings = 0;
    for (int x = 0; x < bounds.width; x++) {
      int here = 0;
      for (int y = 0; y < bounds.height; y++) {
        boolean starts = ink[y * bounds.width + x] && (y == 0 || !ink[(y - 1) * bounds.width + x]);
        here += starts ? 1 : 0;
      }
      columns += here > 0 ? 1 : 0;
      crossings += here;
    }
    return crossings / (double) Math.max(1, columns);
  }

  private boolean[] ink(int width) {
    boolean[] ink = new boolean[bounds.width * bounds.height];
    for (Stroke stroke : strokes) {
      for (int at : stroke.pixels()) {
        ink[(at / width - bounds.y) * bounds.width + at % width - bounds.x] = true;
      }
    }
    return ink;
  }

  void cover(byte[] cover) {
    for (Stroke stroke : strokes) {
      for (int at : stroke.pixels()) {
        cover[at] = (byte) 255;
      }
    }
  }
}
