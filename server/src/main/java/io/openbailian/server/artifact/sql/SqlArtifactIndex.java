package io.openbailian.server.artifact.sql;

import io.openbailian.server.artifact.Artifact;
import io.openbailian.server.artifact.ArtifactIndex;
import io.openbailian.server.sql.UnitOfWork;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The rows of result files in a database. Those of tasks are written by the task store, in the
/// transaction that ends their task.
public final class SqlArtifactIndex implements ArtifactIndex {
  private static final ArtifactTable TABLE = new ArtifactTable();

  private final UnitOfWork database;

  public SqlArtifactIndex(UnitOfWork database) {
    this.database = database;
  }

  @Override
  public Optional<Artifact> find(String name, Instant now) throws InterruptedException {
    return database.read(session -> TABLE.find(session, name, now));
  }

  @Override
  public void add(List<Artifact> files) {
    database.write(transaction -> {
      TABLE.put(transaction, files);
      return files.size();
    });
  }

  @Override
  public boolean contains(String name) throws InterruptedException {
    return database.read(session -> TABLE.contains(session, name));
  }
}
