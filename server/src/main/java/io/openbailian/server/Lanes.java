package io.openbailian.server;

import io.openbailian.catalog.Catalog;
import io.openbailian.catalog.model.Model;
import io.openbailian.catalog.model.Operation;
import io.openbailian.catalog.model.PassedCalls;
import io.openbailian.protocol.WireException;
import io.openbailian.server.routing.EngineRouter;
import io.openbailian.server.routing.Lane;
import io.openbailian.server.task.LaneOf;
import java.util.Optional;

/// Which lane tasks belong to that were accepted under another configuration. One that nobody
/// carries out any more goes to a lane that is there, where it ends.
record Lanes(Catalog catalog, EngineRouter router) implements LaneOf {
  @Override
  public String lane(String operation, String model, String lane) {
    Optional<Operation> passed = PassedCalls.operation(operation);
    Optional<Operation> asked = passed.or(() -> catalog.operation(operation));
    Optional<Model> of = passed.map(_ -> PassedCalls.model(model)).or(() -> catalog.model(model));
    if (asked.isEmpty() || of.isEmpty()) {
      return anyOr(lane);
    }
    try {
      return router.routeFor(asked.get(), of.get()).first().name();
    } catch (WireException e) {
      return anyOr(lane);
    }
  }

  private String anyOr(String lane) {
    return router.lane(lane).isPresent()
        ? lane
        : router.lanes().stream().findFirst().map(Lane::name).orElse(lane);
  }
}
