package io.openbailian.engines.scripted;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// One rule of a script.
///
/// @param when the calls it is for
/// @param times it is for the first so many of them
/// @param troubles what the first calls fail with, one after the other
/// @param job how the others go on
/// @param play what is done with them then
record Rule(When when, long times, List<Trouble> troubles, Job job, Play play) {
  static final long ALWAYS = Long.MAX_VALUE;

  Rule {
    troubles = List.copyOf(troubles);
  }

  /// How long a call takes.
  ///
  /// @param handle whether it is handed on to an upstream, and goes by a handle from then on
  /// @param after how long it waits
  /// @param progress percents that it tells on the way
  record Job(boolean handle, Duration after, List<Integer> progress) {
    Job {
      progress = List.copyOf(progress);
    }
  }

  /// Whether nothing that comes after this rule can ever be reached.
  boolean takesEverything() {
    return times == ALWAYS && when.equals(When.ANY);
  }

  /// Whether its pictures have a size of their own.
  boolean bringsAFile() {
    return play instanceof Play.Answer answer && answer.file().isPresent();
  }

  /// How many calls fail first.
  long troubled() {
    return troubles.stream().mapToLong(Trouble::calls).sum();
  }

  /// What the call of this number fails with, from 1.
  Optional<Trouble> trouble(long number) {
    long until = 0;
    for (Trouble trouble : troubles) {
      until += trouble.calls();
      if (number <= until) {
        return Optional.of(trouble);
      }
    }
    return Optional.empty();
  }
}
