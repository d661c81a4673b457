package io.openbailian.server.http.admin;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.JsonShape;
import io.openbailian.protocol.WireException;
import io.openbailian.server.admission.ApiKey;
import io.openbailian.server.admission.KeyAdministration;
import io.openbailian.server.http.exchange.Authentication;
import io.openbailian.server.http.exchange.BodyReader;
import io.openbailian.server.http.exchange.Exchange;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `/admin/keys`: what the command line's `keys` verbs use while a server runs. Only from this
/// machine, only with the token of this run.
public final class AdminRoutes {
  private static final String KEYS = "/admin/keys";
  private static final String NAME = "name";
  private static final JsonShape CREATION = JsonShape.of(List.of(List.of(NAME)));

  private final KeyAdministration keys;
  private final BodyReader bodies;
  private final byte[] token;

  public AdminRoutes(KeyAdministration keys, BodyReader bodies, String token) {
    this.keys = keys;
    this.bodies = bodies;
    this.token = token.getBytes(StandardCharsets.UTF_8);
  }

  public void register(RoutesConfig routes) {
    routes.before("/admin/*", this::require);
    routes.get(KEYS, this::list);
    routes.post(KEYS, this::create);
    routes.delete(KEYS + "/{id}", this::revoke);
  }

  private void require(Context context) {
    byte[] sent = Authentication.bearer(context).orElse("").getBytes(StandardCharsets.UTF_8);
    if (!fromThisMachine(context) || !MessageDigest.isEqual(sent, token)) {
      throw new WireException(
          ErrorCode.ACCESS_DENIED
              .with()
              .withHint("the admin API answers this machine only, with the token of run.json"));
    }
  }

  private static boolean fromThisMachine(Context context) {
    try {
      return InetAddress.getByName(context.req().getRemoteAddr()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private void list(Context context) {
    ObjectNode answer = Json.object();
    ArrayNode list = answer.putArray("keys");
    keys.list().forEach(key -> list.add(describe(key)));
    Exchange.answer(context, 200, answer);
  }

  private void create(Context context) throws InterruptedException {
    bodies.read(
        context,
        CREATION,
        document -> {
          KeyAdministration.Created created = create(document.tree().path(NAME));
          ObjectNode answer = describe(created.stored());
          answer.put("key", created.key());
          Exchange.answer(context, 200, answer);
        });
  }

  private KeyAdministration.Created create(JsonNode name) throws InterruptedException {
    if (!name.isMissingNode() && !name.isNull() && !name.isString()) {
      throw refused("the name of a key is a text");
    }
    try {
      return keys.create(name.asString(""));
    } catch (IllegalArgumentException e) {
      throw refused(String.valueOf(e.getMessage()));
    }
  }

  private static WireException refused(String why) {
    return new WireException(ErrorCode.INVALID_PARAMETER.with(NAME + ": " + why));
  }

  private void revoke(Context context) throws InterruptedException {
    String id = context.pathParam("id");
    if (!keys.revoke(id)) {
      throw new WireException(
          ErrorCode.NOT_FOUND.with().withHint("no key '%s' is in use".formatted(id)));
    }
    Exchange.answer(context, 200, Json.object().put("id", id).put("revoked", true));
  }

  private static ObjectNode describe(ApiKey key) {
    ObjectNode node = Json.object();
    node.put("id", key.id());
    node.put(NAME, key.name());
    node.put("created", key.created().toString());
    key.revoked().ifPresent(revoked -> node.put("revoked", revoked.toString()));
    return node;
  }
}
