package io.openbailian.server.run;

import io.openbailian.server.routing.Route;
import java.time.Duration;
import java.util.Optional;

/// One invocation on its way: everything that is its own.
///
/// @param inputs what comes with it; its maker closes them
/// @param stop stops it as a whole
/// @param deadline when the items that are not done fail
/// @param journal notes its attempts
/// @param admission the gates it passes
/// @param waits what it waits for, and how long
public record Run(
    Owner owner,
    Invocation invocation,
    Route route,
    Inputs inputs,
    StopSignal stop,
    Deadline deadline,
    Journal journal,
    Admission admission,
    Waits waits) {

  /// How patient an invocation is.
  ///
  /// @param gate how long it waits to be let in; empty = as long as it takes
  /// @param busy how long it waits for engines that say that they are busy, unless the route says
  /// @param room whether it waits for room on the disk, rather than fail
  public record Waits(Optional<Duration> gate, Duration busy, boolean room) {

    /// Somebody waits for the answer. SDKs wait 300 s for one; whoever cannot begin within 240 is
    /// told to come back.
    public static final Waits DIRECT =
        new Waits(Optional.of(Duration.ofMinutes(4)), Duration.ofSeconds(10), false);

    /// An accepted task.
    public static final Waits TASK = new Waits(Optional.empty(), Duration.ofMinutes(5), true);
  }
}
