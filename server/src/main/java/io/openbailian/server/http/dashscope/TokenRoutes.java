package io.openbailian.server.http.dashscope;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.Wire;
import io.openbailian.protocol.WireException;
import io.openbailian.protocol.server.Answers;
import io.openbailian.server.admission.TemporaryKeys;
import io.openbailian.server.http.exchange.Authentication;
import io.openbailian.server.http.exchange.Exchange;
import io.openbailian.server.http.exchange.QueryParameters;
import java.time.Duration;

/// `POST /api/v1/tokens?expire_in_seconds=`: a key for some seconds, which stands for the one that
/// asks.
public final class TokenRoutes {
  private static final String LIFETIME = "expire_in_seconds";
  private static final int USUAL_SECONDS = 60;
  private static final int MOST_SECONDS = 1800;

  private final TemporaryKeys keys;

  public TokenRoutes(TemporaryKeys keys) {
    this.keys = keys;
  }

  public void register(RoutesConfig routes) {
    routes.post(Wire.API + Wire.TOKENS, this::create);
  }

  private void create(Context context) {
    if (Authentication.bearer(context).filter(TokenRoutes::isTemporary).isPresent()) {
      throw new WireException(
          ErrorCode.INVALID_API_KEY
              .with()
              .withHint("a temporary key makes no others; ask with the key it stands for"));
    }
    QueryParameters query = context::queryParam;
    int seconds = query.number(LIFETIME, USUAL_SECONDS, MOST_SECONDS);
    TemporaryKeys.Issued issued = keys.issue(Exchange.key(context), Duration.ofSeconds(seconds));
    Exchange.answer(context, 200, Answers.temporaryKey(issued.key(), issued.expires()));
  }

  private static boolean isTemporary(String key) {
    return key.startsWith(TemporaryKeys.PREFIX);
  }
}
