package io.openbailian.text;

import java.util.List;

/// A reproducible source of chance: SplitMix64, with sub-streams by name, so that drawing one thing
/// more does not change how another looks.
public final class Dice {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final long origin;
  private long state;

  private Dice(long origin) {
    this.origin = origin;
    this.state = origin;
  }

  /// The stream of a seed and the texts that belong to it.
  public static Dice of(long seed, String... texts) {
    long state = mixed(seed + GOLDEN);
    for (String text : texts) {
      state = mixed(state ^ hash(text));
    }
    return new Dice(state);
  }

  /// An independent stream; the same name always gives the same one.
  public Dice fork(String name) {
    return new Dice(mixed(origin ^ hash(name)));
  }

  /// An independent stream for the i-th of many.
  public Dice fork(String name, int i) {
    return new Dice(mixed(mixed(origin ^ hash(name)) + GOLDEN * (i + 1)));
  }

  public long nextLong() {
    state += GOLDEN;
    return mixed(state);
  }

  /// 0 inclusive to 1 exclusive.
  public double unit() {
    return (nextLong() >>> 11) * 0x1p-53;
  }

  public double between(double low, double high) {
    return low + (high - low) * unit();
  }

  /// 0 to bound - 1.
  public int below(int bound) {
    return (int) (unit() * bound);
  }

  public boolean chance(double probability) {
    return unit() < probability;
  }

  public <T> T pick(List<T> from) {
    return from.get(below(from.size()));
  }

  public int pick(int... from) {
    return from[below(from.length)];
  }

  private static long hash(String text) {
    long hash = 0xCBF29CE484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
    }
    return hash;
  }

  private static long mixed(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
