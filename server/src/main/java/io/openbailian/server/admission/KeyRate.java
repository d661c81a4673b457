package io.openbailian.server.admission;

import java.util.Optional;

/// How fast a key may ask. What is empty is not limited.
///
/// @param perSecond requests a second
/// @param perMinute requests a minute
/// @param tasksAtOnce tasks that have not ended
/// @param tokensPerMinute tokens of texts, in and out
/// @param tier what the service's own limits call its holder; counts under `rates: vendor` alone
public record KeyRate(
    Optional<Integer> perSecond,
    Optional<Integer> perMinute,
    Optional<Integer> tasksAtOnce,
    Optional<Integer> tokensPerMinute,
    Tier tier) {
  /// What a key has of which nothing was said.
  public static final KeyRate UNSAID =
      new KeyRate(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Tier.PERSONAL);

  /// What the source documents call those who ask. Source: seed 2, "限流".
  public enum Tier {
    PERSONAL(10),
    ENTERPRISE(50);

    private final int perSecond;

    Tier(int perSecond) {
      this.perSecond = perSecond;
    }

    /// All of its requests but queries of tasks, a second.
    public int perSecond() {
      return perSecond;
    }
  }

  /// Whether anything is limited for this key alone.
  public boolean limits() {
    return perSecond.isPresent()
        || perMinute.isPresent()
        || tasksAtOnce.isPresent()
        || tokensPerMinute.isPresent();
  }
}
