package io.openbailian.conformance;

import io.openbailian.server.sql.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// With `-Dtests.postgres=true` every server of a test keeps its rows in a PostgreSQL, each data
/// folder in a database of its own: the tests of a server are those of both databases.
final class OnPostgres {
  private static final Map<Path, String> DATABASES = new HashMap<>();
  private static @Nullable PostgresServer server;

  private OnPostgres() {}

  /// Where the server of a data folder keeps its rows, if not in the folder.
  static synchronized Optional<String> url(Path data) {
    if (!Boolean.getBoolean("tests.postgres")) {
      return Optional.empty();
    }
    return Optional.of(DATABASES.computeIfAbsent(data.toAbsolutePath(), _ -> create()));
  }

  private static String create() {
    try {
      PostgresServer running = server;
      if (running == null) {
        running = PostgresServer.start();
        server = running;
        Runtime.getRuntime().addShutdownHook(new Thread(OnPostgres::stop));
      }
      return running.database("of_folder_" + DATABASES.size());
    } catch (IOException | InterruptedException | SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static synchronized void stop() {
    try {
      if (server != null) {
        server.close();
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
