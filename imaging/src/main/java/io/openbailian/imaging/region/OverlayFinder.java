package io.openbailian.imaging.region;

import io.openbailian.imaging.Mask;
import io.openbailian.imaging.Pictures;
import io.openbailian.imaging.cv.Masks;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
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
    byte[] cover = new byte[image.getWidth() * image.getHeight()];
    for (TextLine line : lines) {
      if (wanted.contains(kind(line, ink))) {
        line.cover(cover);
        ink.cover(line, cover);
      }
    }
    Mask text = new Mask(image.getWidth(), image.getHeight(), cover);
    Mask marks = wanted.contains(Overlay.BRAND) ? Marks.find(image, lines) : text;
    int rim = Math.max(2, Math.min(image.getWidth(), image.getHeight()) / 340);
    return Masks.grown(text.or(marks), rim);
  }

  /// The rectangles of the lines of text, from the top.
  public static List<Rectangle> rectangles(BufferedImage image) {
    return lines(image).stream().map(TextLine::bounds).toList();
  }

  private static List<TextLine> lines(BufferedImage image) {
    List<Stroke> strokes = new ArrayList<>();
    int side = Math.min(image.getWidth(), image.getHeight());
    for (int size : new int[] {Math.max(21, side / 18), Math.max(9, side / 60)}) {
      strokes.addAll(StrokeFinder.find(Pictures.opaque(image), size | 1, true));
      strokes.addAll(StrokeFinder.find(Pictures.opaque(image), size | 1, false));
    }
    return ink(image).own(TextLine.group(once(strokes)));
  }

  private static Ink ink(BufferedImage image) {
    int[] pixels = Pictures.pixels(Pictures.opaque(image));
    return new Ink(pixels, image.getWidth(), image.getHeight());
  }

  /// A stroke that both brushes found counts once: the coarser finds it whole.
  private static List<Stroke> once(List<Stroke> strokes) {
    List<Stroke> kept = new ArrayList<>();
    for (Stroke stroke : strokes) {
      if (kept.stream().noneMatch(stroke::coincides)) {
        kept.add(stroke);
      }
    }
    return kept;
  }

  private static Overlay kind(TextLine line, Ink ink) {
    return ink.crossings(line) >= CROSSINGS_OF_HAN ? Overlay.CHINESE : Overlay.LATIN;
  }
}
