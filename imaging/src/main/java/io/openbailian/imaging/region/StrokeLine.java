package io.openbailian.imaging.region;

import io.openbailian.imaging.Pictures;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Strokes that stand in a row and look as if one hand had set them.
final class StrokeLine {
  private static final int LEAST_STROKES = 3;
  private static final int SURE = 6;
  private static final int MANY = 4;
  private static final int FEW = 3;
  private static final double LEAST_WRITTEN = 0.55;
  private static final double MOST_GAP = 1.1;
  private static final int MOST_ROUNDS = 6;

  private final List<Stroke> strokes = new ArrayList<>();
  private final Rectangle bounds;
  private final int contrast;
  private int colour;
  private int most;

  private StrokeLine(Stroke first, int contrast) {
    this.contrast = contrast;
    bounds = new Rectangle(first.bounds());
    add(first);
  }

  /// The convincing lines among the strokes.
  ///
  /// Something tall of the picture's own may draw a line's letters to itself: where a group does
  /// not convince, its tallest is put aside and the others are grouped again.
  static List<StrokeLine> group(List<Stroke> strokes, int contrast) {
    List<StrokeLine> found = new ArrayList<>();
    List<Stroke> left = strokes;
    for (int round = 0; round < MOST_ROUNDS && left.size() >= LEAST_STROKES; round++) {
      List<Stroke> next = new ArrayList<>();
      for (StrokeLine line : rows(left, contrast)) {
        if (line.convincing()) {
          found.add(line);
        } else {
          next.addAll(line.strokes.subList(1, line.strokes.size()));
        }
      }
      left = next;
    }
    return found;
  }

  private static List<StrokeLine> rows(List<Stroke> strokes, int contrast) {
    List<Stroke> sorted = new ArrayList<>(strokes);
    // The tall ones first: dots and short strokes then join the line they belong to.
    sorted.sort(
        Comparator.comparingInt((Stroke stroke) -> -stroke.bounds().height)
            .thenComparingInt(stroke -> stroke.bounds().x)
            .thenComparingInt(stroke -> stroke.bounds().y));
    List<StrokeLine> lines = new ArrayList<>();
    for (Stroke stroke : sorted) {
      StrokeLine home = null;
      for (StrokeLine line : lines) {
        if (line.takes(stroke)) {
          home = line;
          break;
        }
      }
      if (home == null) {
        lines.add(new StrokeLine(stroke, contrast));
      } else {
        home.add(stroke);
      }
    }
    return merged(lines);
  }

  /// Lines that grew towards each other are one.
  private static List<StrokeLine> merged(List<StrokeLine> lines) {
    List<StrokeLine> out = new ArrayList<>(lines);
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

  private boolean continues(StrokeLine other) {
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
    if (stroke.pixels().length > most) {
      most = stroke.pixels().length;
      colour = stroke.colour();
    }
    strokes.add(stroke);
    bounds.add(stroke.bounds());
  }

  private static int overlap(Rectangle a, Rectangle b) {
    return Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  }

  private static int gap(Rectangle a, Rectangle b) {
    return Math.max(a.x, b.x) - Math.min(a.x + a.width, b.x + b.width);
  }

  /// Text is wider than high, and most of its pieces are letters of about its own height, drawn in
  /// one colour with one pen. The fewer letters there are, the more alike they must be: leaves,
  /// bricks and stripes of fur are alike too, but less.
  private boolean convincing() {
    List<Stroke> tall =
        strokes.stream().filter(one -> one.bounds().height > 0.5 * bounds.height).toList();
    boolean shaped =
        bounds.width > 1.3 * bounds.height
            && bounds.height >= 9
            && filled() > 0.1
            && written() > LEAST_WRITTEN
            && tall.size() >= 0.55 * strokes.size();
    return shaped && alike(tall);
  }

  private boolean alike(List<Stroke> letters) {
    double colours = spread(letters);
    double pens = unevenness(letters);
    int count = letters.size();
    if (count >= SURE) {
      return (colours < 11 && pens < 0.22) || (clear() && colours < 26 && pens < 0.16);
    }
    boolean several = count >= MANY && clear() && colours < 9 && pens < 0.13;
    boolean few = count >= FEW && contrast >= StrokeFinder.STRONG && colours < 6 && pens < 0.1;
    return bounds.height >= 15 && (several || few);
  }

  private boolean clear() {
    return contrast >= StrokeFinder.CLEAR;
  }

  /// Of the line's columns the share that shows any stroke: letters leave narrow gaps.
  private double written() {
    boolean[] columns = new boolean[bounds.width];
    for (Stroke stroke : strokes) {
      int from = stroke.bounds().x - bounds.x;
      Arrays.fill(columns, from, from + stroke.bounds().width, true);
    }
    int count = 0;
    for (boolean column : columns) {
      count += column ? 1 : 0;
    }
    return count / (double) columns.length;
  }

  private double filled() {
    return ink() / area(bounds);
  }

  /// How far the letters' colours are from their mean.
  private static double spread(List<Stroke> letters) {
    double red = letters.stream().mapToInt(one -> Pictures.red(one.colour())).average().orElse(0);
    double green =
        letters.stream().mapToInt(one -> Pictures.green(one.colour())).average().orElse(0);
    double blue = letters.stream().mapToInt(one -> Pictures.blue(one.colour())).average().orElse(0);
    int mean = Pictures.rgb(red, green, blue);
    return letters.stream().mapToInt(one -> Stroke.apart(one.colour(), mean)).average().orElse(0);
  }

  /// How much the letters' thickness varies, as a share of it.
  private static double unevenness(List<Stroke> letters) {
    double mean = letters.stream().mapToDouble(Stroke::thickness).average().orElse(1);
    double square =
        letters.stream()
            .mapToDouble(one -> (one.thickness() - mean) * (one.thickness() - mean))
            .average()
            .orElse(0);
    return Math.sqrt(square) / mean;
  }

  /// Whether both are the same line, found at two contrasts.
  boolean coincides(StrokeLine other) {
    Rectangle both = bounds.intersection(other.bounds);
    return strokes.getFirst().light() == other.strokes.getFirst().light()
        && !both.isEmpty()
        && area(both) > 0.4 * Math.min(area(bounds), area(other.bounds));
  }

  private static double area(Rectangle box) {
    return (double) box.width * box.height;
  }

  /// How much of the line was found.
  int ink() {
    return strokes.stream().mapToInt(one -> one.pixels().length).sum();
  }

  Rectangle bounds() {
    return new Rectangle(bounds);
  }

  /// Whether both lie over each other, one light and one dark.
  boolean crosses(StrokeLine other) {
    Rectangle both = bounds.intersection(other.bounds);
    double smaller =
        Math.min(
            (double) bounds.width * bounds.height,
            (double) other.bounds.width * other.bounds.height);
    return strokes.getFirst().light() != other.strokes.getFirst().light()
        && !both.isEmpty()
        && (double) both.width * both.height > 0.3 * smaller;
  }

  /// Whether a pixel is of the colour of the line's largest stroke.
  boolean inkLike(int rgb, int apart) {
    return LineInk.apart(rgb, colour) < apart;
  }

  void cover(byte[] cover) {
    for (Stroke stroke : strokes) {
      for (int at : stroke.pixels()) {
        cover[at] = (byte) 255;
      }
    }
  }
}
