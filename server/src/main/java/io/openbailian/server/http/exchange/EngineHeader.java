package io.openbailian.server.http.exchange;

import io.openbailian.protocol.Wire;
import io.openbailian.server.routing.Lane;
import jakarta.servlet.http.HttpServletResponse;

/// Says of an answer that no model made it.
public final class EngineHeader {
  private EngineHeader() {}

  /// Marks the answer of an engine that comes with the server; the first one asked is told, for
  /// after it something may be on its way.
  public static void write(HttpServletResponse response, Lane lane) {
    if (lane.isBuiltIn() && !response.isCommitted()) {
      response.setHeader(Wire.ENGINE, Wire.EMBEDDED);
    }
  }
}
