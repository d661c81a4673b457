package io.openbailian.server.run;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Values;
import io.openbailian.protocol.PixelSize;
import java.util.List;

/// About how much memory an edit holds at its height: its pictures while they are decoded, and then
/// with what is made of them.
///
/// @param usual bytes, enough for nearly all edits
/// @param least bytes without which there is no result
/// @param largest the largest picture that is read or made
record WorkingMemory(long usual, long least, PixelSize largest) {
  /// The picture, its copies, and the planes that a part of it is found with: 20 to 52 bytes were
  /// measured.
  private static final long EDITED = 48;

  /// A larger picture and its file, which may be as large as the picture itself.
  private static final long MADE = 10;

  /// What is continued is searched for: matches, costs and differences of every pixel. 80 bytes
  /// were measured for a picture continued to four times its area.
  private static final long CONTINUED = 84;

  private static final List<String> SCALES =
      List.of(Meaning.TOP_SCALE, Meaning.BOTTOM_SCALE, Meaning.LEFT_SCALE, Meaning.RIGHT_SCALE);

  /// @param sizes of all pictures; the first is the one that is edited
  /// @param decoding bytes that the most demanding of them takes while it is decoded
  static WorkingMemory of(Values values, List<PixelSize> sizes, long decoding) {
    PixelSize first = sizes.getFirst();
    PixelSize made = made(values, first);
    long read = sizes.stream().mapToLong(PixelSize::pixels).sum();
    long kept = read * Integer.BYTES;
    long result = made.pixels() * (continues(values) ? CONTINUED : MADE);
    long least = kept + Math.max(decoding, result);
    return new WorkingMemory(
        Math.max(least, read * EDITED), least, made.pixels() > first.pixels() ? made : first);
  }

  /// How large the largest picture could be in that much memory.
  double megapixels(long bytes) {
    return largest.pixels() / 1e6 * bytes / least;
  }

  private static boolean continues(Values values) {
    return SCALES.stream().anyMatch(scale -> values.decimal(scale).orElse(1.0) > 1);
  }

  /// The size of the result as far as it follows from the request.
  private static PixelSize made(Values values, PixelSize first) {
    if (values.size(Meaning.SIZE).isPresent()) {
      return values.size(Meaning.SIZE).orElse(first);
    }
    long factor = values.integer(Meaning.UPSCALE_FACTOR).orElse(1L);
    return new PixelSize(
        side(first.width() * factor, values, Meaning.LEFT_SCALE, Meaning.RIGHT_SCALE),
        side(first.height() * factor, values, Meaning.TOP_SCALE, Meaning.BOTTOM_SCALE));
  }

  private static int side(long side, Values values, String one, String other) {
    double more = values.decimal(one).orElse(1.0) + values.decimal(other).orElse(1.0) - 1;
    return (int) Math.min(Integer.MAX_VALUE, Math.round(side * more));
  }
}
