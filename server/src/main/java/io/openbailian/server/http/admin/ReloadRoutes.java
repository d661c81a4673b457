package io.openbailian.server.http.admin;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.WireException;
import io.openbailian.server.admission.AdminRole;
import io.openbailian.server.http.exchange.Exchange;
import io.openbailian.server.http.exchange.Routes;
import java.util.function.Function;

/// `POST /admin/v1/reload`: a configuration that has changed is taken up, or what is wrong with it
/// is said. Stands behind what {@link AdminRoutes} asks of every such request.
///
/// @param reload given who asks, says what it did; an IllegalArgumentException says what is wrong
public record ReloadRoutes(Function<String, String> reload) implements Routes {
  /// Where it is asked for.
  public static final String PATH = AdminRoutes.ROOT + "/reload";

  @Override
  public void register(RoutesConfig routes) {
    routes.post(PATH, this::answer);
  }

  private void answer(Context context) {
    AdminAccess.Actor actor = AdminAccess.require(context, AdminRole.ADMIN);
    try {
      String done = reload.apply(actor.name());
      Exchange.answer(context, 200, Json.object().put("message", done));
    } catch (IllegalArgumentException e) {
      throw new WireException(
          ErrorCode.INVALID_PARAMETER.with("The configuration changes nothing: " + e.getMessage()));
    }
  }
}
