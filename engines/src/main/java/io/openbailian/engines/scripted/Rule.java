package io.openbailian.engines.scripted;

import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.WireError;
import java.time.Duration;

/// One rule of a script.
///
/// @param when the calls it is for
/// @param times it is for the first so many of them
/// @param throttle the first so many of those fail as if the upstream were busy, at once
/// @param after how long the others wait
/// @param play what is done with them then
record Rule(When when, long times, Throttle throttle, Duration after, Play play) {
  static final long ALWAYS = Long.MAX_VALUE;

  /// Whether nothing that comes after this rule can ever be reached.
  boolean takesEverything() {
    return times == ALWAYS && when.equals(When.ANY);
  }

  /// Whether its pictures have a size of their own.
  boolean bringsAFile() {
    return play instanceof Play.Answer answer && answer.file().isPresent();
  }

  /// Calls that fail although the same call may succeed later.
  record Throttle(long calls, WireError error) {
    static final Throttle NONE = new Throttle(0, ErrorCode.RATE_QUOTA.with());
  }
}
