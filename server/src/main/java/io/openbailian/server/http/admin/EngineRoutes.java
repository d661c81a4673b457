package io.openbailian.server.http.admin;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.openbailian.catalog.Catalog;
import io.openbailian.catalog.model.Model;
import io.openbailian.engine.Time;
import io.openbailian.protocol.Json;
import io.openbailian.server.admission.AdminRole;
import io.openbailian.server.http.exchange.Exchange;
import io.openbailian.server.http.exchange.Routes;
import io.openbailian.server.routing.EngineRouter;
import io.openbailian.server.routing.Lane;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `GET /admin/v1/engines`: the engines that serve here, how busy they are, and for which models
/// they have failed lately so that others are asked first. Stands behind what {@link AdminRoutes}
/// asks of every such request.
public record EngineRoutes(EngineRouter engines, Catalog catalog, Time time) implements Routes {

  @Override
  public void register(RoutesConfig routes) {
    routes.get(AdminRoutes.ROOT + "/engines", this::list);
  }

  private void list(Context context) {
    AdminAccess.Actor _ = AdminAccess.require(context, AdminRole.values());
    ObjectNode answer = Json.object();
    ArrayNode list = answer.putArray("engines");
    for (Lane lane : engines.lanes()) {
      ObjectNode engine = list.addObject();
      engine.put("name", lane.name());
      engine.put("built_in", lane.isBuiltIn());
      engine.put("width", lane.gate().width());
      engine.put("busy", lane.gate().inside());
      engine.put("waiting", lane.gate().waiting());
      ArrayNode failing = engine.putArray("failing");
      for (Model model : catalog.models()) {
        if (lane.isFailing(model, time.nanos())) {
          failing.add(model.name());
        }
      }
    }
    Exchange.answer(context, 200, answer);
  }
}
