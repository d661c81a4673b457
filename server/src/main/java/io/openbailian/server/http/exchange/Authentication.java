package io.openbailian.server.http.exchange;

import io.javalin.http.Context;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.Wire;
import io.openbailian.protocol.WireException;
import io.openbailian.server.admission.ApiKey;
import io.openbailian.server.admission.HeldKey;
import io.openbailian.server.admission.KeyRing;
import io.openbailian.server.rates.RateLimits;
import io.openbailian.text.Matcher;
import io.openbailian.text.Pattern;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Lets requests of the API through that carry a known key; nothing of a body is read before.
public final class Authentication {
  private static final Pattern BEARER = Pattern.compile("(?i)\\s*bearer\\s+(\\S+)\\s*");

  private static final String TASKS = Wire.API + Wire.TASKS;

  private final KeyRing keys;
  private final ClientAddresses addresses;
  private final RateLimits rates;

  public Authentication(KeyRing keys, ClientAddresses addresses, RateLimits rates) {
    this.rates = rates;
    this.keys = keys;
    this.addresses = addresses;
  }

  public void require(Context context) {
    Exchange.authenticated(context, keyOf(context.req(), context.res()), held(context.req()));
  }

  /// What a request that was let in has shown.
  public HeldKey held(HttpServletRequest request) {
    return keys.held(token(request));
  }

  /// The key that a request shows.
  ///
  /// @throws WireException when it shows none that is known, or one that may not come from there,
  ///   or comes too soon
  public ApiKey keyOf(HttpServletRequest request, HttpServletResponse response) {
    String token = token(request);
    ApiKey key = keys.find(token).orElseThrow(() -> refused(token));
    addresses.refuseOthers(request, key);
    try {
      rates.request(key, isQuery(request));
      return key;
    } finally { // a refusal tells it too
      rates.standing(key).ifPresent(standing -> RateHeaders.put(response, standing));
    }
  }

  private static String token(HttpServletRequest request) {
    return bearer(request)
        .orElseThrow(() ->
            new WireException(ErrorCode.NO_API_KEY.with().withHint(KeyAdvice.missing(request))));
  }

  /// Whether a task is asked about; that is never counted as a request.
  private static boolean isQuery(HttpServletRequest request) {
    String path = request.getRequestURI();
    return path.startsWith(TASKS)
        && (request.getMethod().equals("GET") || !path.endsWith(Wire.CANCEL));
  }

  /// Whoever holds a key is told why it is closed.
  private WireException refused(String token) {
    String hint = keys.whyClosed(token).orElseGet(() -> KeyAdvice.unknown(token));
    return new WireException(ErrorCode.INVALID_API_KEY.with().withHint(hint));
  }

  /// The key a request carries. Of two headers nobody could say which one counts.
  public static Optional<String> bearer(Context context) {
    return bearer(context.req());
  }

  private static Optional<String> bearer(HttpServletRequest request) {
    List<String> headers = Collections.list(request.getHeaders(Wire.AUTHORIZATION));
    if (headers.size() > 1) {
      throw new WireException(
          ErrorCode.INVALID_API_KEY
              .with()
              .withHint(
                  "send one %s header, not %d".formatted(Wire.AUTHORIZATION, headers.size())));
    }
    return headers.stream()
        .map(BEARER::matcher)
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1))
        .findFirst();
  }
}
