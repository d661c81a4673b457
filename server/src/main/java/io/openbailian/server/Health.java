package io.openbailian.server;

import io.openbailian.server.http.admin.Readiness;
import io.openbailian.server.sql.Database;
import io.openbailian.server.sql.DatabaseException;
import io.openbailian.server.supervision.Supervisor;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Whether the server can do its work: all is loaded, nothing that is supervised is down, and the
/// database answers.
record Health(Loading loading, Supervisor supervisor, Database database, Path data) {

  Readiness.State state() throws InterruptedException {
    Optional<String> waiting = loading.waitingFor();
    if (waiting.isPresent()) {
      return new Readiness.Loading(waiting.get());
    }
    List<String> down = supervisor.down();
    if (!down.isEmpty()) {
      return new Readiness.NotReady(String.join("; ", down));
    }
    return probed();
  }

  /// No path of this machine goes to whoever asks.
  private Readiness.State probed() throws InterruptedException {
    try {
      database.probe();
      return new Readiness.Ready();
    } catch (DatabaseException e) {
      String sentence = String.valueOf(e.getMessage());
      return new Readiness.NotReady(sentence.replace(data + "/", ""));
    }
  }
}
