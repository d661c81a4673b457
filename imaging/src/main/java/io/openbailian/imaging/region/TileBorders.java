package io.openbailian.imaging.region;

import java.util.ArrayList;
import java.util.List;

/// Where tiles meet, by how many pixels: what a group of tiles looks like from outside.
@SuppressWarnings("ArrayRecordComponent") // lives within one search, never compared
record TileBorders(Tiles tiles, List<Meeting> meetings, int[] border, int rim) {
  private static final int ROUNDS = 3;
  private static final double CLEARER = 1.12;
  private static final double CLEAR = 45;
  private static final double USUAL = 0.25;
  private static final double LARGE = 0.6;

  /// Two tiles side by side along that many pixels.
  record Meeting(int a, int b, int pixels, double contrast) {}

  static TileBorders of(Tiles tiles, int width) {
    int[] tile = tiles.tile();
    int[][] along = new int[tiles.count()][tiles.count()];
    for (int i = 0; i < tile.length; i++) {
      if (i % width + 1 < width) {
        along[Math.min(tile[i], tile[i + 1])][Math.max(tile[i], tile[i + 1])]++;
      }
      if (i + width < tile.length) {
        along[Math.min(tile[i], tile[i + width])][Math.max(tile[i], tile[i + width])]++;
      }
    }
    List<Meeting> meetings = new ArrayList<>();
    for (int a = 0; a < along.length; a++) {
      for (int b = a + 1; b < along.length; b++) {
        if (along[a][b] > 0) {
          double contrast = Math.min(CLEAR, tiles.apart(a, b));
          meetings.add(new Meeting(a, b, along[a][b], contrast));
        }
      }
    }
    int height = tile.length / width;
    return new TileBorders(tiles, meetings, border(tiles, width, height), width + 2 * height);
  }

  /// How many pixels of the left, right and upper border each tile has.
  private static int[] border(Tiles tiles, int width, int height) {
    int[] border = new int[tiles.count()];
    int[] tile = tiles.tile();
    for (int x = 0; x < width; x++) {
      border[tile[x]]++;
    }
    for (int y = 0; y < height; y++) {
      border[tile[y * width]]++;
      border[tile[y * width + width - 1]]++;
    }
    return border;
  }

  /// Above which value the tiles make the most convincing figure: sharply set off all around, not
  /// cut by the border, neither a speck nor nearly everything. Only values that part the tiles into
  /// two groups are tried: all of them, then those above again. Less must be clearly more
  /// convincing.
  double threshold(double[] value) {
    double best = -1;
    double threshold = 0;
    double from = -1;
    for (int round = 0; round < ROUNDS; round++) {
      from = parting(value, from);
      double figure = figure(value, from);
      if (figure > best) {
        best = CLEARER * figure;
        threshold = from;
      }
    }
    return threshold;
  }

  /// How convincing the best figure is.
  double figure(double[] value) {
    return figure(value, threshold(value));
  }

  /// What divides the tiles above `from` into two groups that differ most.
  private double parting(double[] value, double from) {
    double best = -1;
    double parting = from;
    for (double at : value) {
      double between = between(value, Math.max(at, from), from);
      if (between > best) {
        best = between;
        parting = Math.max(at, from);
      }
    }
    return parting;
  }

  private double between(double[] value, double at, double from) {
    double in = 0;
    double out = 0;
    double sumIn = 0;
    double sumOut = 0;
    for (int t = 0; t < value.length; t++) {
      int size = tiles.size()[t];
      if (value[t] > at) {
        in += size;
        sumIn += size * value[t];
      } else if (value[t] > from) {
        out += size;
        sumOut += size * value[t];
      }
    }
    double apart = in == 0 || out == 0 ? 0 : sumIn / in - sumOut / out;
    return in * out * apart * apart;
  }

  private double figure(double[] value, double at) {
    double contrast = 0;
    double length = 0;
    for (Meeting meeting : meetings) {
      if (value[meeting.a()] > at != value[meeting.b()] > at) {
        contrast += meeting.pixels() * meeting.contrast();
        length += meeting.pixels();
      }
    }
    double cut = 0;
    double area = 0;
    for (int t = 0; t < value.length; t++) {
      cut += value[t] > at ? border[t] : 0;
      area += value[t] > at ? tiles.size()[t] : 0;
    }
    double share = area / tiles.tile().length;
    double size =
        Math.pow(Math.min(1, share / USUAL), 0.3) * Math.min(1, (1 - share) / (1 - LARGE));
    // A rim that lies on the border shows no contrast there.
    return contrast / (length + cut + 1) * size * (1 - Math.min(1, cut / rim));
  }
}
