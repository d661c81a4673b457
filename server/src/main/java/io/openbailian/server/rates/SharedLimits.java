package io.openbailian.server.rates;

import java.time.Duration;

/// Limits that hold over all nodes: what one has taken is not there for another.
///
/// All methods throw {@link io.openbailian.server.sql.DatabaseException} when the others cannot be
/// asked.
public interface SharedLimits {

  /// Whether there is anybody to share with. A node that is alone counts by itself.
  boolean areShared();

  /// A bucket that is refilled evenly.
  ///
  /// @param name of whose it is, with the limit: another limit is another bucket
  /// @param most that it holds
  /// @param within how long an empty one is full again
  record Common(String name, long most, Duration within) {}

  /// What was taken.
  ///
  /// @param left in the bucket; less than nothing where more was used than it held
  record Taken(long tokens, double left) {}

  /// Takes from a bucket, for one call or for the next ones too.
  ///
  /// @param needed where fewer are there, none are taken
  /// @param wanted as many as are there, up to this; at least `needed`
  Taken take(Common bucket, long needed, long wanted);

  /// Takes what was used already; the bucket may hold less than nothing then.
  Taken takeAnyway(Common bucket, long used);

  /// Takes a place for a task on its way.
  ///
  /// @param most how many unfinished tasks the key may have, over all nodes
  /// @return false when it has none left
  boolean takePlace(String workspace, String key, int most, String taskId);

  /// Gives the place of a task back that was not accepted. That of one that was is its own.
  void leavePlace(String taskId);
}
