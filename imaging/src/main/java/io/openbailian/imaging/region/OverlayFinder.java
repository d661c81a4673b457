package io.openbailian.imaging.region;

import io.openbailian.imaging.Mask;
import io.openbailian.imaging.Pictures;
import io.openbailian.imaging.Rows;
import io.openbailian.imaging.cv.Masks;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Finds text and marks laid over a picture.
///
/// Text is thin, steep at its edges, of one colour, and stands in lines of like heights; leaves and
/// bricks are some of these, never all. Which script a line is in shows in how often a column of it
/// crosses a stroke.
public final class OverlayFinder {
  private static final double CROSSINGS_OF_HAN = 2.05;

  private final BufferedImage image;
  private final LineInk ink;
  private final List<StrokeLine> lines;

  private OverlayFinder(BufferedImage image) {
    this.image = image;
    this.ink = new LineInk(Pictures.pixels(image), image.getWidth(), image.getHeight());
    this.lines = lines(image, ink);
  }

  /// Looks through a picture once; what was found can be asked for in several ways.
  public static OverlayFinder of(BufferedImage image) {
    return new OverlayFinder(Pictures.opaque(image));
  }

  /// What was found of the wanted kinds, a little larger than its ink so that soft rims are in it;
  /// nothing covered when nothing was found.
  public static Mask find(BufferedImage image, Set<Overlay> wanted) {
    return of(image).find(wanted);
  }

  /// The rectangles of the lines of text, from the top.
  public static List<Rectangle> rectangles(BufferedImage image) {
    return of(image).rectangles();
  }

  /// As [#find(BufferedImage, Set)], of the picture that was looked through.
  public Mask find(Set<Overlay> wanted) {
    int rim = rim();
    Mask found = new Mask(image.getWidth(), image.getHeight(), new byte[pixels()]);
    for (StrokeLine line : lines) {
      if (wanted.contains(kind(line, ink))) {
        found = found.or(letters(line));
      }
    }
    return wanted.contains(Overlay.BRAND)
        ? found.or(Masks.grown(Marks.find(image, lines), rim))
        : found;
  }

  /// As [#rectangles(BufferedImage)], of the picture that was looked through.
  public List<Rectangle> rectangles() {
    return lines.stream().map(StrokeLine::bounds).toList();
  }

  private Mask letters(StrokeLine line) {
    byte[] cover = new byte[pixels()];
    line.cover(cover);
    ink.cover(line, cover);
    Mask letters = new Mask(image.getWidth(), image.getHeight(), cover);
    return Masks.grown(letters, Math.max(rim(), Halo.reach(image, letters, line.bounds())));
  }

  private int pixels() {
    return image.getWidth() * image.getHeight();
  }

  private int rim() {
    return Math.max(2, Math.min(image.getWidth(), image.getHeight()) / 340);
  }

  /// Large letters and small ones, light ones and dark ones, each by itself.
  private static List<StrokeLine> lines(BufferedImage image, LineInk ink) {
    int side = Math.min(image.getWidth(), image.getHeight());
    int large = Math.max(21, side / 18) | 1;
    int small = Math.max(9, side / 60) | 1;
    List<List<StrokeLine>> found =
        Rows.all(4, search -> lines(image, search < 2 ? large : small, search % 2 == 0));
    return ink.own(once(found.stream().flatMap(List::stream).collect(Collectors.toList())));
  }

  private static List<StrokeLine> lines(BufferedImage image, int size, boolean light) {
    return StrokeFinder.find(image, size, light).entrySet().stream()
        .flatMap(strokes -> StrokeLine.group(strokes.getValue(), strokes.getKey()).stream())
        .toList();
  }

  /// A line found at several contrasts counts once: where most of it was found.
  private static List<StrokeLine> once(List<StrokeLine> lines) {
    List<StrokeLine> kept = new ArrayList<>();
    lines.sort(Comparator.comparingInt(line -> -line.ink()));
    for (StrokeLine line : lines) {
      if (kept.stream().noneMatch(line::coincides)) {
        kept.add(line);
      }
    }
    kept.sort(Comparator.comparingInt(line -> line.bounds().y));
    return kept;
  }

  private static Overlay kind(StrokeLine line, LineInk ink) {
    return ink.crossings(line) >= CROSSINGS_OF_HAN ? Overlay.CHINESE : Overlay.LATIN;
  }
}
