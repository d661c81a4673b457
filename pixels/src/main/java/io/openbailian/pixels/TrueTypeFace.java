package io.openbailian.pixels;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Set;

/// The glyphs of a TrueType font as outlines, unhinted, in em units with y upwards.
final class TrueTypeFace {
  static final Set<String> TABLES = Set.of("cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp");

  private static final int ON_CURVE = 1;
  private static final int X_SHORT = 2;
  private static final int Y_SHORT = 4;
  private static final int REPEAT = 8;
  private static final int X_SAME = 16;
  private static final int Y_SAME = 32;

  private static final int WORDS = 1;
  private static final int OFFSETS = 2;
  private static final int SCALE = 8;
  private static final int MORE = 32;
  private static final int TWO_SCALES = 64;
  private static final int MATRIX = 128;
  private static final int MAX_NESTING = 8;

  private final ByteBuffer glyf;
  private final ByteBuffer loca;
  private final ByteBuffer hmtx;
  private final boolean longLoca;
  private final int metrics;
  private final int unitsPerEm;
  private final CharacterMap characters;

  TrueTypeFace(Map<String, ByteBuffer> tables) throws IOException {
    ByteBuffer head = required(tables, "head");
    this.glyf = required(tables, "glyf");
    this.loca = required(tables, "loca");
    this.hmtx = required(tables, "hmtx");
    this.longLoca = head.getShort(50) == 1;
    this.unitsPerEm = head.getShort(18);
    this.metrics = Short.toUnsignedInt(required(tables, "hhea").getShort(34));
    this.characters = CharacterMap.of(required(tables, "cmap"));
  }

  private static ByteBuffer required(Map<String, ByteBuffer> tables, String tag)
      throws IOException {
    ByteBuffer table = tables.get(tag);
    if (table == null) {
      throw new IOException("the font has no table '%s'".formatted(tag));
    }
    return table;
  }

  /// The glyph of a code point; 0 when the face has none.
  int glyph(int codePoint) {
    return characters.glyph(codePoint);
  }

  /// How far the pen moves on, in ems.
  double advance(int glyph) {
    int entry = Math.min(glyph, metrics - 1);
    return Short.toUnsignedInt(hmtx.getShort(4 * entry)) / (double) unitsPerEm;
  }

  /// Adds the glyph's outline, in ems with y downwards, at the pen's place on the baseline.
  void append(Path2D path, int glyph, double pen) {
    double em = 1.0 / unitsPerEm;
    append(path, glyph, new AffineTransform(em, 0, 0, -em, pen, 0), 0);
  }

  private void append(Path2D path, int glyph, AffineTransform place, int nesting) {
    int start = offset(glyph);
    if (offset(glyph + 1) == start || nesting > MAX_NESTING) {
      return;
    }
    int contours = glyf.getShort(start);
    if (contours >= 0) {
      simple(path, start + 10, contours, place);
    } else {
      composite(path, start + 10, place, nesting);
    }
  }

  private int offset(int glyph) {
    return longLoca ? loca.getInt(4 * glyph) : 2 * Short.toUnsignedInt(loca.getShort(2 * glyph));
  }

  private void simple(Path2D path, int start, int contours, AffineTransform place) {
    if (contours == 0) {
      return;
    }
    int points = Short.toUnsignedInt(glyf.getShort(start + 2 * (contours - 1))) + 1;
    int instructions = Short.toUnsignedInt(glyf.getShort(start + 2 * contours));
    byte[] flags = new byte[points];
    int at = flags(flags, start + 2 * contours + 2 + instructions);
    double[] xy = new double[2 * points];
    at = coordinates(flags, xy, 0, at, X_SHORT, X_SAME);
    coordinates(flags, xy, 1, at, Y_SHORT, Y_SAME);
    place.transform(xy, 0, xy, 0, points);
    int first = 0;
    for (int contour = 0; contour < contours; contour++) {
      int last = Short.toUnsignedInt(glyf.getShort(start + 2 * contour));
      contour(path, flags, xy, first, last);
      first = last + 1;
    }
  }

  private int flags(byte[] flags, int start) {
    int at = start;
    for (int i = 0; i < flags.length; i++) {
      byte flag = glyf.get(at++);
      flags[i] = flag;
      if ((flag & REPEAT) != 0) {
        for (int again = Byte.toUnsignedInt(glyf.get(at++)); again > 0; again--) {
          flags[++i] = flag;
        }
      }
    }
    return at;
  }

  private int coordinates(byte[] flags, double[] xy, int axis, int start, int shortBit, int same) {
    int at = start;
    int value = 0;
    for (int i = 0; i < flags.length; i++) {
      boolean sameBit = (flags[i] & same) != 0;
      if ((flags[i] & shortBit) != 0) {
        int step = Byte.toUnsignedInt(glyf.get(at++));
        value += sameBit ? step : -step;
      } else if (!sameBit) {
        value += glyf.getShort(at);
        at += 2;
      }
      xy[2 * i + axis] = value;
    }
    return at;
  }

  /// Draws one closed contour; between two control points in a row lies an implied point.
  private static void contour(Path2D path, byte[] flags, double[] xy, int first, int last) {
    if (last <= first) {
      return;
    }
    int start = first;
    while (start <= last && (flags[start] & ON_CURVE) == 0) {
      start++;
    }
    boolean none = start > last;
    double x0 = none ? middle(xy, first, last, 0) : xy[2 * start];
    double y0 = none ? middle(xy, first, last, 1) : xy[2 * start + 1];
    int length = last - first + 1;
    int from = none ? first - 1 : start;
    path.moveTo(x0, y0);
    boolean pending = false;
    double cx = 0;
    double cy = 0;
    for (int step = 1; step <= (none ? length : length - 1); step++) {
      int i = first + (from - first + step + length) % length;
      double x = xy[2 * i];
      double y = xy[2 * i + 1];
      if ((flags[i] & ON_CURVE) != 0) {
        if (pending) {
          path.quadTo(cx, cy, x, y);
        } else {
          path.lineTo(x, y);
        }
        pending = false;
      } else {
        if (pending) {
          path.quadTo(cx, cy, (cx + x) / 2, (cy + y) / 2);
        }
        cx = x;
        cy = y;
        pending = true;
      }
    }
    if (pending) {
      path.quadTo(cx, cy, x0, y0);
    }
    path.closePath();
  }

  private static double middle(double[] xy, int a, int b, int axis) {
    return (xy[2 * a + axis] + xy[2 * b + axis]) / 2;
  }

  private void composite(Path2D path, int start, AffineTransform place, int nesting) {
    int at = start;
    int flags;
    do {
      flags = Short.toUnsignedInt(glyf.getShort(at));
      int part = Short.toUnsignedInt(glyf.getShort(at + 2));
      boolean words = (flags & WORDS) != 0;
      double dx = words ? glyf.getShort(at + 4) : glyf.get(at + 4);
      double dy = words ? glyf.getShort(at + 6) : glyf.get(at + 5);
      at += words ? 8 : 6;
      double[] m = matrix(flags, at);
      at += 2 * ((flags & SCALE) / SCALE + (flags & TWO_SCALES) / 32 + (flags & MATRIX) / 32);
      boolean offsets = (flags & OFFSETS) != 0;
      AffineTransform inner = new AffineTransform(place);
      inner.concatenate(
          new AffineTransform(m[0], m[1], m[2], m[3], offsets ? dx : 0, offsets ? dy : 0));
      append(path, part, inner, nesting + 1);
    } while ((flags & MORE) != 0);
  }

  private double[] matrix(int flags, int at) {
    if ((flags & SCALE) != 0) {
      return new double[] {fraction(at), 0, 0, fraction(at)};
    }
    if ((flags & TWO_SCALES) != 0) {
      return new double[] {fraction(at), 0, 0, fraction(at + 2)};
    }
    if ((flags & MATRIX) != 0) {
      return new double[] {fraction(at), fraction(at + 2), fraction(at + 4), fraction(at + 6)};
    }
    return new double[] {1, 0, 0, 1};
  }

  /// A number of 2 bits and 14 bits of fraction.
  private double fraction(int at) {
    return glyf.getShort(at) / 16384.0;
  }
}
