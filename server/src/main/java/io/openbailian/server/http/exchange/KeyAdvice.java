package io.openbailian.server.http.exchange;

import io.openbailian.protocol.Wire;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;

/// Why a request carries no key, or none that is known: what most people do wrong about it.
final class KeyAdvice {
  private static final String RIGHT = "send it as `Authorization: Bearer <key>`";

  /// Where clients of other services have their keys.
  private static final List<String> ELSEWHERE =
      List.of(
          "X-Api-Key",
          "Api-Key",
          "X-DashScope-Api-Key",
          "DASHSCOPE_API_KEY",
          "X-DashScope-ApiKey",
          "Authentication",
          "X-Authorization",
          "X-Goog-Api-Key",
          "Token");

  private static final List<String> PARAMETERS = List.of("api_key", "apikey", "key", "token");

  private KeyAdvice() {}

  /// About a request without a key.
  static String missing(HttpServletRequest request) {
    String sent = request.getHeader(Wire.AUTHORIZATION);
    if (sent != null && !sent.isBlank()) {
      return sent.strip().toLowerCase(Locale.ROOT).startsWith("bearer")
          ? "the header Authorization says Bearer and no key: is the variable of the key set? "
              + RIGHT
          : "the header Authorization has no `Bearer` in front of the key: " + RIGHT;
    }
    for (String header : ELSEWHERE) {
      if (request.getHeader(header) != null) {
        return "the key came in the header %s: %s".formatted(header, RIGHT);
      }
    }
    String query = request.getQueryString();
    for (String parameter : PARAMETERS) {
      if (query != null && ("&" + query).contains("&" + parameter + "=")) {
        return "the key came in the address, as %s: %s".formatted(parameter, RIGHT);
      }
    }
    return "there is no header Authorization: " + RIGHT;
  }

  /// About a key that is not known here.
  static String unknown(String token) {
    if (token.startsWith("$") || token.startsWith("<") || token.startsWith("{")) {
      return "the key is the name of a variable that nobody replaced";
    }
    if (token.startsWith("\"") || token.startsWith("'")) {
      return "the key stands in quotation marks; leave them off";
    }
    return "`bailian keys list` shows the keys of this server; keys of the service, of whichever region, are not known to it";
  }
}
