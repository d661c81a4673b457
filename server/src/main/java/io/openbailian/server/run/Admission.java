package io.openbailian.server.run;

import io.openbailian.server.routing.Gate;
import io.openbailian.server.routing.Lane;

/// How an invocation queues up before an engine.
@FunctionalInterface
public interface Admission {

  /// Queues up at the engine's gate.
  ///
  /// @param workspace in whose turn
  Gate.Turn queue(Lane lane, String workspace);

  /// Bound by the engine's width alone.
  Admission ENGINE = (lane, workspace) -> lane.gate().queue(workspace);
}
