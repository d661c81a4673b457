package io.openbailian.catalog.model;

import java.util.Optional;

/// How fast one account may submit.
///
/// @param requests that are taken in so many seconds
/// @param seconds at least 1
/// @param concurrent tasks that run at the same time; empty where only requests are counted
public record Rate(int requests, int seconds, Optional<Integer> concurrent) {
  public static final int MINUTE = 60;

  /// So many a second, so many at the same time.
  public Rate(int rps, int concurrent) {
    this(rps, 1, Optional.of(concurrent));
  }
}
