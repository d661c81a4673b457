package io.openbailian.server.http.admin;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.openbailian.protocol.Json;
import io.openbailian.server.admission.AdminRole;
import io.openbailian.server.http.exchange.Exchange;
import io.openbailian.server.http.exchange.Routes;
import io.openbailian.server.routing.EngineRouter;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/// `GET /admin/v1/nodes`: the servers that share the database. This one keeps its database to
/// itself, so it is the only one. Stands behind what {@link AdminRoutes} asks of every such
/// request.
///
/// @param region that it stands for
/// @param started when it began
public record NodeRoutes(Readiness readiness, String region, Instant started, EngineRouter engines)
    implements Routes {

  @Override
  public void register(RoutesConfig routes) {
    routes.get(AdminRoutes.ROOT + "/nodes", this::list);
  }

  private void list(Context context) throws InterruptedException {
    AdminAccess.Actor _ = AdminAccess.require(context, AdminRole.values());
    ObjectNode answer = Json.object();
    ObjectNode node = answer.putArray("nodes").addObject();
    node.put("region", region);
    node.put("started", started.toString());
    switch (readiness.state()) {
      case Readiness.Ready _ -> put(node, "ready", "");
      case Readiness.Loading(String what) -> put(node, "loading", what);
      case Readiness.NotReady(String why) -> put(node, "not-ready", why);
    }
    node.put("engines", engines.lanes().size());
    node.put("busy", engines.lanes().stream().mapToInt(lane -> lane.gate().inside()).sum());
    node.put("this", true);
    Exchange.answer(context, 200, answer);
  }

  private static void put(ObjectNode node, String state, String why) {
    node.put("state", state);
    node.put("why", why);
  }
}
