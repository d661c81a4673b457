package io.openbailian.server;

import io.openbailian.server.task.IdSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Random UUIDs (version 4), for requests.
final class RandomIds implements IdSource {
  private static final long VERSION_4 = 0x4000L;
  private static final long VARIANT = 1L << 63;

  private final RandomGenerator random;

  RandomIds(RandomGenerator random) {
    this.random = random;
  }

  @Override
  public String next() {
    long high = (random.nextLong() & ~0xF000L) | VERSION_4;
    long low = (random.nextLong() & (-1L >>> 2)) | VARIANT;
    return new UUID(high, low).toString();
  }
}
