package io.openbailian.server.http.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.WireException;
import io.openbailian.server.admission.AdminKey;
import io.openbailian.server.admission.AdminKeys;
import io.openbailian.server.admission.AdminRole;
import io.openbailian.server.admission.AdminSessions;
import io.openbailian.server.admission.ApiKey;
import io.openbailian.server.admission.KeyAdministration;
import io.openbailian.server.admission.KeyRing;
import io.openbailian.server.admission.SignInCodes;
import io.openbailian.server.admission.TemporaryKeys;
import io.openbailian.server.http.admin.AdminAccess;
import io.openbailian.server.http.admin.AdminRoutes;
import io.openbailian.server.http.exchange.Authentication;
import io.openbailian.server.http.exchange.Exchange;
import io.openbailian.server.http.exchange.Routes;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// `POST /console/sign-in`: a key, an admin key or a code that is good once is exchanged for tokens
/// that are good for twelve hours. `POST /admin/v1/sign-in-codes`: makes such a code, for the link
/// that the command line prints.
public final class SignInRoutes implements Routes {
  /// Where codes are made.
  public static final String CODES = AdminRoutes.ROOT + "/sign-in-codes";

  private static final String SIGN_IN = ConsoleRoutes.ROOT + "/sign-in";
  private static final Duration SESSION = Duration.ofHours(12);

  private final Authentication authentication;
  private final Keys keys;
  private final AdminSessions sessions;
  private final TemporaryKeys temporary;
  private final SignInCodes codes;

  /// Who may sign in.
  ///
  /// @param token of this run, for which a code stands
  public record Keys(AdminKeys admins, KeyRing ring, String token) {}

  public SignInRoutes(
      Authentication authentication,
      Keys keys,
      AdminSessions sessions,
      TemporaryKeys temporary,
      SignInCodes codes) {
    this.authentication = authentication;
    this.keys = keys;
    this.sessions = sessions;
    this.temporary = temporary;
    this.codes = codes;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.post(SIGN_IN, this::signIn);
    routes.post(CODES, this::code);
  }

  /// For whoever holds the token of this run.
  private void code(Context context) {
    AdminAccess.Actor actor = AdminAccess.require(context, AdminRole.ADMIN);
    if (!actor.name().equals(KeyAdministration.THIS_MACHINE)) {
      throw new WireException(
          ErrorCode.ACCESS_DENIED
              .with()
              .withHint("codes are made on this machine, with the token of run.json"));
    }
    SignInCodes.Issued issued = codes.issue();
    Exchange.answer(
        context,
        200,
        Json.object().put("code", issued.code()).put("expires", issued.expires().toString()));
  }

  private void signIn(Context context) {
    String sent = Authentication.bearer(context).orElse("");
    ObjectNode answer = Json.object();
    if (sent.startsWith(SignInCodes.PREFIX)) {
      byCode(context, sent, answer);
    } else if (sent.startsWith(AdminKeys.PREFIX)) {
      byAdminKey(sent, answer);
    } else {
      byKey(context, sent, answer);
    }
    context.header("Cache-Control", "no-store");
    Exchange.answer(context, 200, answer);
  }

  private void byCode(Context context, String code, ObjectNode answer) {
    if (!codes.redeem(code)) {
      throw refused(
          "the link was used already, or is older than a minute: `bailian console` prints a new"
              + " one");
    }
    ApiKey local =
        keys.ring()
            .find(keys.token())
            .orElseThrow(() -> new IllegalStateException("the token of this run opens nothing"));
    put(answer, local);
    if (AdminAccess.fromThisMachine(context)) {
      put(answer, sessions.issue(AdminSessions.THIS_MACHINE, SESSION), AdminRole.ADMIN);
    }
  }

  private void byAdminKey(String sent, ObjectNode answer) {
    Optional<AdminKey> key = keys.admins().find(sent);
    if (key.isEmpty()) {
      throw refused("no such admin key is in use");
    }
    put(answer, sessions.issue(key.get().id(), SESSION), key.get().role());
    answer.put("name", key.get().name());
  }

  /// What stands for another key for a while is not made to last.
  private void byKey(Context context, String sent, ObjectNode answer) {
    if (sent.startsWith(TemporaryKeys.PREFIX)) {
      throw refused("a temporary key makes no others; sign in with the key it stands for");
    }
    authentication.require(context);
    put(answer, Exchange.key(context));
  }

  private void put(ObjectNode answer, ApiKey key) {
    TemporaryKeys.Issued issued = temporary.issue(key, SESSION);
    answer.put("token", issued.key());
    answer.put("expires", issued.expires().toString());
    answer.put("workspace", key.workspace());
    answer.put("key", key.id());
    answer.put("name", key.name());
  }

  private static void put(ObjectNode answer, AdminSessions.Issued issued, AdminRole role) {
    answer.put("admin_token", issued.token());
    answer.put("admin_expires", issued.expires().toString());
    answer.put("role", role.wireName());
  }

  private static WireException refused(String hint) {
    return new WireException(ErrorCode.INVALID_API_KEY.with().withHint(hint));
  }
}
