package io.openbailian.illustrator.style;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The few colours that stand best for all of a picture's: median cut over 32 768 of them.
final class Reduction {
  private static final int UNKNOWN = -1;

  private final int[] colours;
  private final int[] known = new int[1 << 15];

  private Reduction(int[] colours) {
    this.colours = colours;
    Arrays.fill(known, UNKNOWN);
  }

  static Reduction of(int[] pixels, int count) {
    int[] histogram = new int[1 << 15];
    for (int rgb : pixels) {
      histogram[key(rgb)]++;
    }
    List<Box> boxes = new ArrayList<>();
    boxes.add(new Box(histogram, keys(histogram)));
    while (boxes.size() < count) {
      Box widest = boxes.getFirst();
      for (Box box : boxes) {
        widest = box.weight() > widest.weight() ? box : widest;
      }
      if (widest.weight() <= 0) {
        break;
      }
      boxes.remove(widest);
      boxes.addAll(widest.halves());
    }
    return new Reduction(boxes.stream().mapToInt(Box::mean).toArray());
  }

  private static int[] keys(int[] histogram) {
    int[] keys = new int[histogram.length];
    int count = 0;
    for (int i = 0; i < histogram.length; i++) {
      if (histogram[i] > 0) {
        keys[count++] = i;
      }
    }
    return Arrays.copyOf(keys, count);
  }

  private static int key(int rgb) {
    return (rgb >> 9 & 0x7C00) | (rgb >> 6 & 0x3E0) | (rgb >> 3 & 0x1F);
  }

  /// The one of the few that is nearest.
  int nearest(int rgb) {
    int key = key(rgb);
    int found = known[key];
    if (found == UNKNOWN) {
      found = search(rgb);
      known[key] = found;
    }
    return found;
  }

  private int search(int rgb) {
    int best = colours[0];
    int least = Integer.MAX_VALUE;
    for (int colour : colours) {
      int red = (colour >> 16 & 255) - (rgb >> 16 & 255);
      int green = (colour >> 8 & 255) - (rgb >> 8 & 255);
      int blue = (colour & 255) - (rgb & 255);
      int off = 3 * red * red + 6 * green * green + 2 * blue * blue;
      if (off < least) {
        least = off;
        best = colour;
      }
    }
    return best;
  }

  /// Some of the colours.
  private static final class Box {
    private final int[] histogram;
    private final int[] keys;
    private final int channel;
    private final double weight;

    Box(int[] histogram, int[] keys) {
      this.histogram = histogram;
      this.keys = keys;
      int widest = 0;
      int range = -1;
      for (int shift = 0; shift <= 10; shift += 5) {
        int low = 31;
        int high = 0;
        for (int key : keys) {
          low = Math.min(low, key >> shift & 31);
          high = Math.max(high, key >> shift & 31);
        }
        if (high - low > range) {
          range = high - low;
          widest = shift;
        }
      }
      this.channel = widest;
      this.weight = keys.length < 2 ? 0 : range * range * Math.sqrt((double) count());
    }

    private long count() {
      long count = 0;
      for (int key : keys) {
        count += histogram[key];
      }
      return count;
    }

    /// What is gained by parting it.
    double weight() {
      return weight;
    }

    /// Parted where half of its pixels are on either side.
    List<Box> halves() {
      int[] sorted =
          Arrays.stream(keys)
              .mapToLong(key -> ((long) (key >> channel & 31) << 32) | key)
              .sorted()
              .mapToInt(packed -> (int) packed)
              .toArray();
      long half = count() / 2;
      long seen = 0;
      int at = 1;
      for (int i = 0; i < sorted.length - 1; i++) {
        seen += histogram[sorted[i]];
        at = i + 1;
        if (seen >= half) {
          break;
        }
      }
      return List.of(
          new Box(histogram, Arrays.copyOf(sorted, at)),
          new Box(histogram, Arrays.copyOfRange(sorted, at, sorted.length)));
    }

    int mean() {
      long red = 0;
      long green = 0;
      long blue = 0;
      for (int key : keys) {
        red += (long) (key >> 10 & 31) * histogram[key];
        green += (long) (key >> 5 & 31) * histogram[key];
        blue += (long) (key & 31) * histogram[key];
      }
      double scale = 255.0 / 31 / Math.max(1, count());
      return Mix.join((int) (red * scale), (int) (green * scale), (int) (blue * scale));
    }
  }
}
