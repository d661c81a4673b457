package io.openbailian.server.http.front;

import io.openbailian.protocol.Wire;
import io.openbailian.server.http.exchange.PublicBase;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/// A request of which every header is known to be harmless: what {@link NonBlockingHandler} may
/// answer without asking anybody. The list says what is allowed, so that a header which gains a
/// meaning later takes the ordinary way until someone thinks of it here.
///
/// @param token the key it carries, not looked at yet
/// @param host of its header
/// @param bytes its body has; 0 without one
/// @param asynchronous whether it asks for a task
record PlainRequest(
    String method, String path, String token, String host, int bytes, boolean asynchronous) {
  private static final String BEARER = "Bearer ";

  /// The largest body that is looked at; what is larger takes the ordinary way.
  private static final int MOST_BYTES = 8 << 10;

  /// Nothing for a request that is in any way unusual.
  static Optional<PlainRequest> of(Request request) {
    Headers headers = new Headers();
    for (HttpField field : request.getHeaders()) {
      if (!headers.take(field)) {
        return Optional.empty();
      }
    }
    String path = request.getHttpURI().getPath();
    if (headers.token == null
        || headers.host == null
        || path == null
        || request.getAttribute(PublicBase.PREFIX) != null // its addresses need it
        || request.getHttpURI().getQuery() != null) {
      return Optional.empty();
    }
    return Optional.of(
        new PlainRequest(
            request.getMethod(),
            path,
            headers.token,
            headers.host,
            headers.bytes,
            headers.asynchronous));
  }

  /// What has been read of the headers; any of them twice is unusual.
  private static final class Headers {
    private @Nullable String token;
    private @Nullable String host;
    private int bytes;
    private boolean asynchronous;

    /// False when the field is none of those that are known.
    boolean take(HttpField field) {
      String value = field.getValue();
      if (value == null) {
        return false;
      }
      HttpHeader header = field.getHeader();
      if (header == null) {
        return takeOurs(field.getName(), value);
      }
      return switch (header) {
        case AUTHORIZATION -> token == null && isToken(value);
        case HOST -> host == null && isHost(value);
        case CONTENT_LENGTH -> bytes == 0 && isSmall(value);
        case ACCEPT, ACCEPT_ENCODING, ACCEPT_LANGUAGE, CONNECTION, CONTENT_TYPE, USER_AGENT -> true;
        default -> false;
      };
    }

    private boolean takeOurs(String name, String value) {
      if (!name.equalsIgnoreCase(Wire.ASYNC) || asynchronous || !value.equals(Wire.ENABLE)) {
        return false;
      }
      asynchronous = true;
      return true;
    }

    private boolean isToken(String value) {
      if (!value.startsWith(BEARER) || value.length() == BEARER.length()) {
        return false;
      }
      for (int i = BEARER.length(); i < value.length(); i++) {
        if (value.charAt(i) <= ' ' || value.charAt(i) >= 0x7f) {
          return false;
        }
      }
      token = value.substring(BEARER.length());
      return true;
    }

    private boolean isHost(String value) {
      host = value;
      return !value.isBlank();
    }

    private boolean isSmall(String value) {
      if (value.length() > 4) {
        return false;
      }
      int number = 0;
      for (int i = 0; i < value.length(); i++) {
        int digit = value.charAt(i) - '0';
        if (digit < 0 || digit > 9) {
          return false;
        }
        number = 10 * number + digit;
      }
      bytes = number;
      return number <= MOST_BYTES;
    }
  }
}
