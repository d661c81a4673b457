package io.openbailian.server.http.admin;

import io.javalin.http.Context;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.WireException;
import io.openbailian.server.admission.AdminKey;
import io.openbailian.server.admission.AdminKeys;
import io.openbailian.server.admission.AdminRole;
import io.openbailian.server.admission.AdminSessions;
import io.openbailian.server.admission.KeyAdministration;
import io.openbailian.server.http.exchange.Authentication;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;

/// Who may use the admin API: the bearers of admin keys, each within his role, and on this machine
/// whoever can read the token of this run. Both may have signed in at the console.
public final class AdminAccess {
  private static final String ACTOR = "openbailian.actor";

  private final AdminKeys keys;
  private final AdminSessions sessions;
  private final byte[] token;

  /// @param token of this run
  public AdminAccess(AdminKeys keys, AdminSessions sessions, String token) {
    this.keys = keys;
    this.sessions = sessions;
    this.token = token.getBytes(StandardCharsets.UTF_8);
  }

  /// Somebody who administers.
  ///
  /// @param name as the audit log has it
  public record Actor(String name, AdminRole role) {}

  /// Lets a request in, or refuses it.
  ///
  /// @throws WireException `AccessDenied`
  void enter(Context context) {
    Actor actor =
        actor(context, Authentication.bearer(context).orElse(""))
            .orElseThrow(() ->
                new WireException(
                    ErrorCode.ACCESS_DENIED
                        .with()
                        .withHint(
                            "the admin API takes admin keys, and on this machine the token of"
                                + " run.json; `bailian admin-keys create` makes a key")));
    context.attribute(ACTOR, actor);
  }

  private Optional<Actor> actor(Context context, String sent) {
    boolean isToken = MessageDigest.isEqual(sent.getBytes(StandardCharsets.UTF_8), token);
    if (isToken && fromThisMachine(context)) {
      return Optional.of(new Actor(KeyAdministration.THIS_MACHINE, AdminRole.ADMIN));
    }
    return sent.startsWith(AdminSessions.PREFIX)
        ? sessions.behind(sent).flatMap(id -> signedIn(context, id))
        : keys.find(sent).map(AdminAccess::actor);
  }

  /// A session ends with the key that it stands for.
  private Optional<Actor> signedIn(Context context, String id) {
    if (id.equals(AdminSessions.THIS_MACHINE)) {
      return fromThisMachine(context)
          ? Optional.of(new Actor(KeyAdministration.THIS_MACHINE, AdminRole.ADMIN))
          : Optional.empty();
    }
    return keys.named(id).map(AdminAccess::actor);
  }

  private static Actor actor(AdminKey key) {
    return new Actor("admin key " + key.id(), key.role());
  }

  /// Whether a request was sent on this machine.
  public static boolean fromThisMachine(Context context) {
    try {
      return InetAddress.getByName(context.req().getRemoteAddr()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /// Who asks, if he has one of these roles.
  ///
  /// @throws WireException `AccessDenied` that says which roles may
  public static Actor require(Context context, AdminRole... roles) {
    Actor actor = context.attribute(ACTOR);
    if (actor == null) {
      throw new IllegalStateException("the route is not behind the admin API's door");
    }
    if (!Arrays.asList(roles).contains(actor.role())) {
      throw new WireException(
          ErrorCode.ACCESS_DENIED
              .with()
              .withHint(
                  "this takes the role %s; the key has the role %s"
                      .formatted(
                          String.join(
                              " or ", Arrays.stream(roles).map(AdminRole::wireName).toList()),
                          actor.role().wireName())));
    }
    return actor;
  }
}
