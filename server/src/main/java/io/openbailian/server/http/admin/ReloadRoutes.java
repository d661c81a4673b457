package io.openbailian.server.http.admin;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.WireException;
import io.openbailian.server.http.exchange.Exchange;
import io.openbailian.server.http.exchange.Routes;
import java.util.function.Supplier;

/// `POST /admin/reload`: a configuration that has changed is taken up, or what is wrong with it is
/// said. Stands behind what {@link AdminRoutes} asks of every such request.
///
/// @param reload says what it did; an IllegalArgumentException says what is wrong
public record ReloadRoutes(Supplier<String> reload) implements Routes {
  /// Where it is asked for.
  public static final String PATH = "/admin/reload";

  @Override
  public void register(RoutesConfig routes) {
    routes.post(PATH, this::answer);
  }

  private void answer(Context context) {
    try {
      Exchange.answer(context, 200, Json.object().put("message", reload.get()));
    } catch (IllegalArgumentException e) {
      throw new WireException(
          ErrorCode.INVALID_PARAMETER.with("The configuration changes nothing: " + e.getMessage()));
    }
  }
}
