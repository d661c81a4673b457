package io.openbailian.server.http.exchange;

import io.openbailian.server.rates.RateStanding;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;

/// The headers that tell a client how fast it may go on, as clients of other services read them.
public final class RateHeaders {
  private static final String LIMIT = "x-ratelimit-limit-requests";
  private static final String REMAINING = "x-ratelimit-remaining-requests";
  private static final String RESET = "x-ratelimit-reset-requests";

  private RateHeaders() {}

  static void put(HttpServletResponse response, RateStanding standing) {
    response.setHeader(LIMIT, Long.toString(standing.limit()));
    response.setHeader(REMAINING, Long.toString(standing.remaining()));
    response.setHeader(RESET, standing.reset().toMillis() + "ms");
  }

  /// Those that a response has; a refusal keeps them when it is begun anew.
  public static Map<String, String> of(HttpServletResponse response) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String name : new String[] {LIMIT, REMAINING, RESET}) {
      String value = response.getHeader(name);
      if (value != null) {
        headers.put(name, value);
      }
    }
    return headers;
  }
}
