package io.openbailian.server.run;

import io.openbailian.server.routing.Gate;
import io.openbailian.server.routing.Lane;
import java.util.List;

/// Which gates an invocation passes before an engine runs it, in this order.
@FunctionalInterface
public interface Admission {

  List<Gate> gates(Lane lane);

  /// The engine's own gate alone.
  Admission ENGINE = lane -> List.of(lane.gate());
}
