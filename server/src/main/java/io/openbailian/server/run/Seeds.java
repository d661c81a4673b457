package io.openbailian.server.run;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Model;
import io.openbailian.catalog.model.Values;
import io.openbailian.server.config.Settings.SeedSource;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32C;

/// Draws the seed of a request that names none, at submission, so that repeated work draws the same
/// picture.
public final class Seeds {
  /// Seeds run from 0 to 2147483647.
  private static final long RANGE = 1L << 31;

  private final SeedSource source;
  private final RandomGenerator random;

  public Seeds(SeedSource source, RandomGenerator random) {
    this.source = source;
    this.random = random;
  }

  /// The values with a seed.
  public Values drawn(Model model, Values values) {
    if (values.has(Meaning.SEED)) {
      return values;
    }
    return values.with(
        Meaning.SEED,
        switch (source) {
          case RANDOM -> random.nextLong(RANGE);
          case REQUEST -> derived(model.name() + values);
        });
  }

  private static long derived(String request) {
    CRC32C checksum = new CRC32C();
    checksum.update(request.getBytes(StandardCharsets.UTF_8));
    return checksum.getValue() % RANGE;
  }

  /// The seed of one picture of a call: image i of n is the image of seed + i alone.
  static long ofItem(Values values, int index) {
    return Math.floorMod(values.integer(Meaning.SEED).orElse(0L) + index, RANGE);
  }
}
