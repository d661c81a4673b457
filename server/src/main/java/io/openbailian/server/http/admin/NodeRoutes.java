package io.openbailian.server.http.admin;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.openbailian.protocol.Json;
import io.openbailian.server.admission.AdminRole;
import io.openbailian.server.http.exchange.Exchange;
import io.openbailian.server.http.exchange.Routes;
import io.openbailian.server.node.NodeList;
import io.openbailian.server.routing.EngineRouter;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `GET /admin/v1/nodes`: the servers that share the database, this one first; of the others, what
/// the database knows. Stands behind what {@link AdminRoutes} asks of every such request.
///
/// @param region that it stands for
/// @param started when it began
/// @param nodes those that share its database; none, when it keeps it to itself
public record NodeRoutes(
    Readiness readiness, String region, Instant started, EngineRouter engines, NodeList nodes)
    implements Routes {

  @Override
  public void register(RoutesConfig routes) {
    routes.get(AdminRoutes.ROOT + "/nodes", this::list);
  }

  private void list(Context context) throws InterruptedException {
    AdminAccess.Actor _ = AdminAccess.require(context, AdminRole.values());
    ObjectNode answer = Json.object();
    ArrayNode list = answer.putArray("nodes");
    ObjectNode node = list.addObject();
    List<NodeList.Entry> all = nodes.all();
    all.stream().filter(NodeList.Entry::isThis).forEach(one -> name(node, one));
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
    for (NodeList.Entry one : all) {
      if (!one.isThis()) {
        ObjectNode other = list.addObject();
        name(other, one);
        other.put("started", one.started().toString());
        put(other, one.isHeard() ? "there" : "silent", "");
        other.put("this", false);
      }
    }
    Exchange.answer(context, 200, answer);
  }

  private static void name(ObjectNode node, NodeList.Entry one) {
    node.put("id", one.id());
    node.put("place", one.place());
  }

  private static void put(ObjectNode node, String state, String why) {
    node.put("state", state);
    node.put("why", why);
  }
}
