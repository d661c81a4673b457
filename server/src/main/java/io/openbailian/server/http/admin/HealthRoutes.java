package io.openbailian.server.http.admin;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.openbailian.protocol.Json;
import io.openbailian.server.admission.AdminRole;
import io.openbailian.server.http.exchange.Exchange;
import io.openbailian.server.http.exchange.Routes;
import io.openbailian.server.metrics.ServerMetrics;
import tools.jackson.databind.node.ObjectNode;

/// `/health/live` and `/health/ready`, for which no key is needed, and `/metrics`, which is told to
/// admin keys of every role: it says what the house earns.
public final class HealthRoutes implements Routes {
  static final String METRICS = "/metrics";
  static final String LIVE = "/health/live";
  static final String READY = "/health/ready";
  private static final AdminRole[] ANYBODY = AdminRole.values();

  private final Readiness readiness;
  private final ServerMetrics metrics;
  private final AdminAccess access;
  private final boolean open;

  /// @param open whether metrics are told to whoever asks
  public HealthRoutes(
      Readiness readiness, ServerMetrics metrics, AdminAccess access, boolean open) {
    this.readiness = readiness;
    this.metrics = metrics;
    this.access = access;
    this.open = open;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get(LIVE, context -> give(context, live()));
    routes.get(READY, context -> give(context, ready(readiness)));
    routes.get(METRICS, this::metrics);
  }

  private void metrics(Context context) throws InterruptedException {
    if (!open) {
      access.enter(context);
      AdminAccess.Actor _ = AdminAccess.require(context, ANYBODY);
    }
    context.contentType(ServerMetrics.CONTENT_TYPE).result(metrics.scrape());
  }

  /// What is told about the server's health.
  record Answer(int status, ObjectNode document) {}

  static Answer live() {
    return answer(200, "live", "");
  }

  static Answer ready(Readiness readiness) throws InterruptedException {
    return switch (readiness.state()) {
      case Readiness.Ready _ -> answer(200, "ready", "");
      case Readiness.Loading(String what) -> answer(503, "loading", what);
      case Readiness.NotReady(String why) -> answer(503, "not ready", why);
    };
  }

  private static void give(Context context, Answer answer) {
    Exchange.answer(context, answer.status(), answer.document());
  }

  private static Answer answer(int status, String state, String reason) {
    ObjectNode document = Json.object().put("status", state);
    if (!reason.isEmpty()) {
      document.put("reason", reason);
    }
    return new Answer(status, document);
  }
}
