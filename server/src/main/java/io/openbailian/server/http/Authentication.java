package io.openbailian.server.http;

import io.javalin.http.Context;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.Wire;
import io.openbailian.protocol.WireException;
import io.openbailian.server.admission.KeyRing;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lets requests of the API through that carry a known key; nothing of a body is read before.
final class Authentication {
  private static final Pattern BEARER = Pattern.compile("(?i)\\s*bearer\\s+(\\S+)\\s*");

  private final KeyRing keys;

  Authentication(KeyRing keys) {
    this.keys = keys;
  }

  void require(Context context) {
    String token =
        bearer(context).orElseThrow(() -> new WireException(ErrorCode.NO_API_KEY.with()));
    Exchange.authenticated(
        context,
        keys.find(token)
            .orElseThrow(() ->
                new WireException(
                    ErrorCode.INVALID_API_KEY
                        .with()
                        .withHint("`bailian keys list` shows the keys of this server"))));
  }

  static Optional<String> bearer(Context context) {
    String header = context.header(Wire.AUTHORIZATION);
    if (header == null) {
      return Optional.empty();
    }
    Matcher matcher = BEARER.matcher(header);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
