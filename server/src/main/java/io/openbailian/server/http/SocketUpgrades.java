package io.openbailian.server.http;

import io.openbailian.catalog.Catalog;
import io.openbailian.protocol.ErrorNames;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.Wire;
import io.openbailian.protocol.WireError;
import io.openbailian.protocol.WireException;
import io.openbailian.protocol.server.Answers;
import io.openbailian.server.admission.ApiKey;
import io.openbailian.server.admission.HeldKey;
import io.openbailian.server.http.exchange.Authentication;
import io.openbailian.server.socket.Sockets;
import io.openbailian.server.task.IdSource;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jetty.ee10.websocket.server.JettyWebSocketServerContainer;

/// Turns requests into WebSockets. One whose key is not known is refused before it is one.
///
/// Not a route: Javalin hands over whole messages alone, and unfinished ones have to be counted.
public final class SocketUpgrades implements Filter {
  private static final String VERSION = "Sec-WebSocket-Version";

  private final Set<String> paths;
  private final Sockets sockets;
  private final Authentication authentication;
  private final IdSource ids;
  private final ErrorNames names;

  /// @param catalog its operations say at which paths there are sockets
  public SocketUpgrades(
      Catalog catalog,
      Sockets sockets,
      Authentication authentication,
      IdSource ids,
      ErrorNames names) {
    this.paths = paths(catalog);
    this.sockets = sockets;
    this.authentication = authentication;
    this.ids = ids;
    this.names = names;
  }

  /// Paths without a slash at their ends; they are also reached with one.
  private static Set<String> paths(Catalog catalog) {
    return catalog.operations().stream()
        .flatMap(operation -> operation.paths().stream())
        .filter(path -> path.startsWith(Wire.SOCKETS))
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request instanceof HttpServletRequest http
        && response instanceof HttpServletResponse answer
        && http.getHeader(VERSION) != null
        && paths.contains(path(http))) {
      upgrade(http, answer);
    } else {
      chain.doFilter(request, response);
    }
  }

  private static String path(HttpServletRequest request) {
    String path = request.getRequestURI();
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  private void upgrade(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String requestId = ids.next();
    response.setHeader(Wire.REQUEST_ID, requestId);
    try {
      ApiKey key = authentication.keyOf(request, response);
      HeldKey held = authentication.held(request);
      boolean _ =
          JettyWebSocketServerContainer.getContainer(request.getServletContext())
              .upgrade(
                  (_, _) -> sockets.endpoint(path(request), key.workspace(), held),
                  request,
                  response);
    } catch (WireException e) {
      refuse(response, names.rename(e.error()), requestId);
    }
  }

  private static void refuse(HttpServletResponse response, WireError error, String requestId)
      throws IOException {
    byte[] body = Json.bytes(Answers.error(error, requestId));
    response.setStatus(error.status());
    response.setContentType(Wire.JSON);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
