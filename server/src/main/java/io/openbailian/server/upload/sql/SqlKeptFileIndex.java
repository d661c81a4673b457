package io.openbailian.server.upload.sql;

import io.openbailian.server.sql.UnitOfWork;
import io.openbailian.server.upload.KeptFile;
import io.openbailian.server.upload.KeptFileIndex;
import io.openbailian.server.upload.StoredBytes.Usage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The rows of the files of the Files API in a database.
public final class SqlKeptFileIndex implements KeptFileIndex {
  private static final KeptFileTable TABLE = new KeptFileTable();

  private final UnitOfWork database;

  public SqlKeptFileIndex(UnitOfWork database) {
    this.database = database;
  }

  @Override
  public boolean add(KeptFile file, Most most) {
    return database.write(transaction -> TABLE.add(transaction, file, most));
  }

  @Override
  public Optional<KeptFile> find(String id, String workspace, Instant now)
      throws InterruptedException {
    return database.read(session -> TABLE.find(session, id, workspace, now));
  }

  @Override
  public Page list(Query query, Instant now) throws InterruptedException {
    return database.read(session -> TABLE.list(session, query, now));
  }

  @Override
  public Optional<KeptFile> remove(String id, String workspace, Instant now) {
    return database.write(transaction -> TABLE.remove(transaction, id, workspace, now));
  }

  @Override
  public Usage usage(String workspace) throws InterruptedException {
    return database.read(session -> TABLE.usage(session, workspace));
  }

  @Override
  public List<String> expire(Instant now, int most) {
    return database.write(transaction -> TABLE.dropExpired(transaction, now, most));
  }

  @Override
  public boolean refersTo(String file) throws InterruptedException {
    return database.read(session -> TABLE.refersTo(session, file));
  }
}
