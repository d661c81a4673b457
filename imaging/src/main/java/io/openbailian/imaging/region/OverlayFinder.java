package io.openbailian.imaging.region;

import io.openbailian.imaging.Mask;
import io.openbailian.imaging.Pictures;
import io.openbailian.imaging.cv.Masks;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// Finds text and marks laid over a picture.
///
/// Text is thin, steep at its edges, of one colour, and stands in lines of like heights; leaves and
/// bricks are some of these, never all. Which script a line is in shows in how often a column of it
/// crosses a stroke.
public final class OverlayFinder {
  private static final double CROSSINGS_OF_HAN = 2.05;

  private OverlayFinder() {}

  /// What was found of the wanted kinds, a little larger than its ink so that soft rims are in it;
  /// nothing covered when nothing was found.
  public static Mask find(BufferedImage image, Set<Overlay> wanted) {
    List<TextLine> lines = lines(image);
    Ink ink = ink(image);
    int width = image.getWidth();
    int height = image.getHeight();
    int rim = Math.max(2, Math.min(width, height) / 340);
    Mask found = new Mask(width, height, new byte[width * height]);
    for (TextLine line : lines) {
      if (wanted.contains(kind(line, ink))) {
        byte[] cover = new byte[width * height];
        line.cover(cover);
        ink.cover(line, cover);
        Mask letters = new Mask(width, height, cover);
        int reach = Math.max(rim, Halo.reach(image, letters, line.bounds()));
        found = found.or(Masks.grown(letters, reach));
      }
    }
    return wanted.contains(Overlay.BRAND)
        ? found.or(Masks.grown(Marks.find(image, lines), rim))
        : found;
  }

  /// The rectangles of the lines of text, from the top.
  public static List<Rectangle> rectangles(BufferedImage image) {
    return lines(image).stream().map(TextLine::bounds).toList();
  }

  private static List<TextLine> lines(BufferedImage image) {
    BufferedImage opaque = Pictures.opaque(image);
    List<TextLine> found = new ArrayList<>();
    int side = Math.min(image.getWidth(), image.getHeight());
    for (int size : new int[] {Math.max(21, side / 18), Math.max(9, side / 60)}) {
      for (boolean light : new boolean[] {true, false}) {
        StrokeFinder.find(opaque, size | 1, light)
            .forEach((contrast, strokes) -> found.addAll(TextLine.group(strokes, contrast)));
      }
    }
    return ink(image).own(once(found));
  }

  private static Ink ink(BufferedImage image) {
    int[] pixels = Pictures.pixels(Pictures.opaque(image));
    return new Ink(pixels, image.getWidth(), image.getHeight());
  }

  /// A line found at several contrasts counts once: where most of it was found.
  private static List<TextLine> once(List<TextLine> lines) {
    List<TextLine> kept = new ArrayList<>();
    lines.sort(Comparator.comparingInt(line -> -line.ink()));
    for (TextLine line : lines) {
      if (kept.stream().noneMatch(line::coincides)) {
        kept.add(line);
      }
    }
    kept.sort(Comparator.comparingInt(line -> line.bounds().y));
    return kept;
  }

  private static Overlay kind(TextLine line, Ink ink) {
    return ink.crossings(line) >= CROSSINGS_OF_HAN ? Overlay.CHINESE : Overlay.LATIN;
  }
}
