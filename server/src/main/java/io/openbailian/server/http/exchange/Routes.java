package io.openbailian.server.http.exchange;

import io.javalin.config.RoutesConfig;

/// A part of what the server answers: it knows its own paths and nothing of the others.
public interface Routes {
  /// Notes its paths, and what answers there.
  void register(RoutesConfig routes);
}
