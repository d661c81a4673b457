package io.openbailian.server.http.admin;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.JsonReading;
import io.openbailian.protocol.JsonShape;
import io.openbailian.protocol.WireException;
import io.openbailian.server.admission.AccountJson;
import io.openbailian.server.admission.AccountVerbs;
import io.openbailian.server.admission.AdminKeys;
import io.openbailian.server.admission.AdminRole;
import io.openbailian.server.admission.AuditTrail;
import io.openbailian.server.http.exchange.BodyReader;
import io.openbailian.server.http.exchange.Exchange;
import io.openbailian.server.http.exchange.QueryParameters;
import io.openbailian.server.http.exchange.Routes;
import io.openbailian.server.webhook.delivery.WebhookVerbs;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `/admin/v1`: workspaces, keys, admin keys and the audit log.
public final class AdminRoutes implements Routes {
  /// What every path of the admin API begins with.
  public static final String ROOT = "/admin/v1";

  private static final String KEYS = ROOT + "/keys";
  private static final String WORKSPACES = ROOT + "/workspaces";
  private static final String ADMIN_KEYS = ROOT + "/admin-keys";
  private static final String ONE = "/{id}";
  private static final int MOST_LINES = 1_000;
  private static final AdminRole[] ANYBODY = AdminRole.values();

  private final AdminAccess access;
  private static final String WEBHOOKS = ROOT + "/webhooks";
  private static final String WEBHOOK_SECRET = "/webhook-secret";

  private final AccountVerbs accounts;
  private final AdminKeys admins;
  private final WebhookVerbs webhooks;
  private final AuditTrail trail;
  private final BodyReader bodies;

  public AdminRoutes(
      AdminAccess access,
      AccountVerbs accounts,
      AdminKeys admins,
      WebhookVerbs webhooks,
      AuditTrail trail,
      BodyReader bodies) {
    this.webhooks = webhooks;
    this.access = access;
    this.accounts = accounts;
    this.admins = admins;
    this.trail = trail;
    this.bodies = bodies;
  }

  /// What is done with the document of a request.
  private interface Verb {
    ObjectNode on(JsonNode document, String id, String actor) throws InterruptedException;
  }

  /// What is shown without a document.
  private interface View {
    ObjectNode of(Context context) throws InterruptedException;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.before("/admin/*", access::enter);
    routes.get(KEYS, context -> show(context, c -> accounts.keys(text(c, AccountVerbs.WORKSPACE))));
    routes.get(KEYS + ONE, context -> show(context, c -> accounts.key(id(c))));
    routes.post(
        KEYS,
        changes(AccountVerbs.KEY_MEMBERS, (body, _, actor) -> accounts.createKey(body, actor)));
    routes.patch(
        KEYS + ONE,
        changes(AccountVerbs.KEY_MEMBERS, (body, id, actor) -> accounts.editKey(id, body, actor)));
    routes.post(
        KEYS + ONE + "/rotate",
        changes(
            List.of(AccountVerbs.GRACE), (body, id, actor) -> accounts.rotateKey(id, body, actor)));
    routes.delete(KEYS + ONE, plain((_, id, actor) -> accounts.deleteKey(id, actor)));
    routes.get(WORKSPACES, context -> show(context, _ -> accounts.workspaces()));
    routes.get(WORKSPACES + ONE, context -> show(context, c -> accounts.workspace(id(c))));
    routes.post(
        WORKSPACES,
        changes(
            List.of(AccountJson.NAME), (body, _, actor) -> accounts.createWorkspace(body, actor)));
    routes.patch(
        WORKSPACES + ONE,
        changes(
            List.of(AccountJson.NAME),
            (body, id, actor) -> accounts.editWorkspace(id, body, actor)));
    routes.get(ADMIN_KEYS, context -> show(context, _ -> admins.list()));
    routes.post(
        ADMIN_KEYS, changes(AdminKeys.MEMBERS, (body, _, actor) -> admins.create(body, actor)));
    routes.delete(ADMIN_KEYS + ONE, plain((_, id, actor) -> admins.delete(id, actor)));
    routes.get(
        WEBHOOKS,
        context ->
            show(context, c -> webhooks.list(text(c, "state").filter("dead"::equals).isPresent())));
    routes.post(WEBHOOKS + ONE + "/resend", plain((_, id, actor) -> webhooks.resend(id, actor)));
    routes.get(WORKSPACES + ONE + WEBHOOK_SECRET, plain((_, id, _) -> webhooks.secret(id)));
    routes.post(
        WORKSPACES + ONE + WEBHOOK_SECRET + "/rotate",
        changes(
            List.of(WebhookVerbs.GRACE), (body, id, actor) -> webhooks.rotate(id, body, actor)));
    routes.get(ROOT + "/audit", context -> show(context, this::audit));
  }

  private static String id(Context context) {
    return context.pathParam("id");
  }

  private static Optional<String> text(Context context, String name) {
    return Optional.ofNullable(context.queryParam(name)).filter(value -> !value.isBlank());
  }

  private static void show(Context context, View view) throws InterruptedException {
    AdminAccess.Actor _ = AdminAccess.require(context, ANYBODY);
    try {
      Exchange.answer(context, 200, view.of(context));
    } catch (NoSuchElementException e) {
      throw missing(e);
    }
  }

  private Handler changes(List<String> members, Verb verb) {
    JsonShape shape = JsonShape.of(members.stream().map(List::of).toList());
    return context -> {
      AdminAccess.Actor actor = AdminAccess.require(context, AdminRole.ADMIN);
      if (context.req().getContentLengthLong() == 0) {
        carryOut(context, verb, Json.object(), actor);
      } else {
        bodies.read(
            context, shape, document -> carryOut(context, verb, read(document, members), actor));
      }
    };
  }

  /// What takes no document.
  private static Handler plain(Verb verb) {
    return context ->
        carryOut(context, verb, Json.object(), AdminAccess.require(context, AdminRole.ADMIN));
  }

  private static JsonNode read(JsonReading.Read document, List<String> members) {
    if (!document.tree().isObject()) {
      throw new WireException(ErrorCode.ILLEGAL_INPUT.with().sent("the body is no JSON object"));
    }
    if (!document.unknown().isEmpty()) {
      throw new WireException(
          ErrorCode.INVALID_PARAMETER
              .with(document.unknown().getFirst() + ": there is no such member")
              .sent("legal are " + String.join(", ", members)));
    }
    return document.tree();
  }

  private static void carryOut(
      Context context, Verb verb, JsonNode document, AdminAccess.Actor actor)
      throws InterruptedException {
    String id = context.pathParamMap().getOrDefault("id", "");
    try {
      Exchange.answer(context, 200, verb.on(document, id, actor.name()));
    } catch (IllegalArgumentException e) {
      throw new WireException(ErrorCode.INVALID_PARAMETER.with(String.valueOf(e.getMessage())));
    } catch (NoSuchElementException e) {
      throw missing(e);
    }
  }

  private static WireException missing(NoSuchElementException e) {
    return new WireException(ErrorCode.NOT_FOUND.with().withHint(String.valueOf(e.getMessage())));
  }

  /// The newest lines, or those before a number.
  private ObjectNode audit(Context context) throws InterruptedException {
    QueryParameters query = context::queryParam;
    int most = query.number("limit", 100, MOST_LINES);
    long before = query.number("before", Integer.MAX_VALUE, Integer.MAX_VALUE);
    ObjectNode answer = Json.object();
    ArrayNode lines = answer.putArray("changes");
    for (AuditTrail.Entry entry : trail.before(before, most)) {
      ObjectNode line = lines.addObject();
      line.put("number", entry.number());
      line.put("at", entry.at().toString());
      line.put("actor", entry.actor());
      line.put("action", entry.action());
      line.put("subject", entry.subject());
      line.set("before", entry.before());
      line.set("after", entry.after());
    }
    return answer;
  }
}
