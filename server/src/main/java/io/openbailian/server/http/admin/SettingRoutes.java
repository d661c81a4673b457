package io.openbailian.server.http.admin;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.openbailian.protocol.Json;
import io.openbailian.server.admission.AdminRole;
import io.openbailian.server.config.SettingsInUse;
import io.openbailian.server.http.exchange.Exchange;
import io.openbailian.server.http.exchange.Routes;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `GET /admin/v1/settings`: the settings in use, what each does and where it came from; nothing
/// secret. Stands behind what {@link AdminRoutes} asks of every such request.
public record SettingRoutes(Supplier<List<SettingsInUse.Row>> settings) implements Routes {

  @Override
  public void register(RoutesConfig routes) {
    routes.get(AdminRoutes.ROOT + "/settings", this::list);
  }

  private void list(Context context) {
    AdminAccess.Actor _ = AdminAccess.require(context, AdminRole.values());
    ObjectNode answer = Json.object();
    ArrayNode list = answer.putArray("settings");
    for (SettingsInUse.Row row : settings.get()) {
      ObjectNode setting = list.addObject();
      setting.put("name", row.path());
      setting.put("variable", row.variable());
      setting.put("value", row.value());
      setting.put("default", row.otherwise());
      setting.put("source", row.source().name().toLowerCase(Locale.ROOT));
      setting.putObject("about").put("zh", row.about().zh()).put("en", row.about().en());
    }
    Exchange.answer(context, 200, answer);
  }
}
