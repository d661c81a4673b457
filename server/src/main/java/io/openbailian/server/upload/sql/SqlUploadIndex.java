package io.openbailian.server.upload.sql;

import io.openbailian.server.sql.UnitOfWork;
import io.openbailian.server.upload.StoredBytes.Usage;
import io.openbailian.server.upload.Upload;
import io.openbailian.server.upload.UploadIndex;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The rows of uploaded files in a database.
public final class SqlUploadIndex implements UploadIndex {
  private static final UploadTable TABLE = new UploadTable();

  private final UnitOfWork database;

  public SqlUploadIndex(UnitOfWork database) {
    this.database = database;
  }

  @Override
  public Optional<String> add(Upload upload) {
    return database.write(transaction -> TABLE.put(transaction, upload));
  }

  @Override
  public Optional<Upload> find(String ossKey, String workspace, Instant now)
      throws InterruptedException {
    return database.read(session -> TABLE.find(session, ossKey, workspace, now));
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
