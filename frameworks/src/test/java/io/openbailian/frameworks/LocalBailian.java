package io.openbailian.frameworks;

import io.openbailian.server.Assembly;
import io.openbailian.server.RunningServer;
import io.openbailian.server.config.Settings;
import java.nio.file.Path;

/// A server with default settings on a free port, which frameworks are pointed at.
final class LocalBailian implements AutoCloseable {
  static final String KEY = "sk-frameworks-0123456789abcdef";

  private final RunningServer server;

  /// @param data its folder, which the caller deletes
  LocalBailian(Path data) {
    server =
        Assembly.start(
            Settings.builder()
                .set("port", 0)
                .set("data", data)
                .set("api-key", KEY)
                .set("log.requests", false)
                .build());
  }

  /// For example `http://127.0.0.1:40123`.
  String host() {
    return server.url().toString();
  }

  /// The base of the service's own dialect.
  String api() {
    return host() + "/api/v1";
  }

  /// The base of the OpenAI dialect.
  String compatible() {
    return host() + "/compatible-mode/v1";
  }

  @Override
  public void close() {
    server.close();
  }
}
