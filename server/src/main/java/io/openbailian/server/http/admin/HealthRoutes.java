package io.openbailian.server.http.admin;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.openbailian.protocol.Json;
import io.openbailian.server.http.exchange.Exchange;
import io.openbailian.server.metrics.ServerMetrics;
import tools.jackson.databind.node.ObjectNode;

/// `/health/live`, `/health/ready` and `/metrics`, for those who operate the server; no key is
/// needed.
public final class HealthRoutes {
  private final Readiness readiness;
  private final ServerMetrics metrics;

  public HealthRoutes(Readiness readiness, ServerMetrics metrics) {
    this.readiness = readiness;
    this.metrics = metrics;
  }

  public void register(RoutesConfig routes) {
    routes.get("/health/live", context -> answer(context, 200, "live", ""));
    routes.get("/health/ready", this::ready);
    routes.get(
        "/metrics",
        context -> context.contentType(ServerMetrics.CONTENT_TYPE).result(metrics.scrape()));
  }

  private void ready(Context context) throws InterruptedException {
    switch (readiness.state()) {
      case Readiness.Ready _ -> answer(context, 200, "ready", "");
      case Readiness.Loading(String what) -> answer(context, 503, "loading", what);
      case Readiness.NotReady(String why) -> answer(context, 503, "not ready", why);
    }
  }

  private static void answer(Context context, int status, String state, String reason) {
    ObjectNode document = Json.object().put("status", state);
    if (!reason.isEmpty()) {
      document.put("reason", reason);
    }
    Exchange.answer(context, status, document);
  }
}
