package io.openbailian.server.sql;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/// The tables, as one list of statements for each version. A released version never changes: the
/// next one is appended, and `user_version` says how many a file has seen.
public final class Schema {
  private static final String TASK =
      """
      CREATE TABLE task (
        id_high    INTEGER PRIMARY KEY, -- the first 8 bytes of the UUID: time and a counter, unique
        id_low     INTEGER NOT NULL,    -- the last 8 bytes, random
        key_id     TEXT    NOT NULL,
        request_id TEXT    NOT NULL,
        lane       TEXT    NOT NULL,
        operation  TEXT    NOT NULL,
        model      TEXT    NOT NULL,
        asked      TEXT    NOT NULL,    -- the values, JSON, without those in the inputs file
        inputs     TEXT,                -- the file that holds values over 64 KiB
        status     TEXT    NOT NULL,
        deaths     INTEGER NOT NULL,
        submitted  INTEGER NOT NULL,    -- times are milliseconds since 1970
        scheduled  INTEGER,
        ended      INTEGER,
        expires    INTEGER NOT NULL,
        code       TEXT,
        message    TEXT,
        items      TEXT                 -- what became of each picture, JSON
      ) STRICT
      """;
  private static final String TASK_PENDING =
      "CREATE INDEX task_pending ON task (lane) WHERE status = 'PENDING'";
  private static final String TASK_RUNNING =
      "CREATE INDEX task_running ON task (status) WHERE status = 'RUNNING'";
  private static final String TASK_OF_KEY = "CREATE INDEX task_of_key ON task (key_id, submitted)";
  private static final String TASK_EXPIRY = "CREATE INDEX task_expiry ON task (expires)";
  private static final String ARTIFACT =
      """
      CREATE TABLE artifact (
        name       TEXT    PRIMARY KEY,
        key_id     TEXT    NOT NULL,
        owner_id   TEXT    NOT NULL,
        media_type TEXT    NOT NULL,
        bytes      INTEGER NOT NULL,
        sha256     TEXT    NOT NULL,
        expires    INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID
      """;
  private static final String ARTIFACT_OF_OWNER =
      "CREATE INDEX artifact_of_owner ON artifact (owner_id)";
  private static final String ARTIFACT_EXPIRY =
      "CREATE INDEX artifact_expiry ON artifact (expires)";
  private static final String API_KEY =
      """
      CREATE TABLE api_key (
        id      TEXT    PRIMARY KEY,
        sha256  TEXT    NOT NULL UNIQUE,
        name    TEXT    NOT NULL,
        created INTEGER NOT NULL,
        revoked INTEGER
      ) STRICT
      """;
  private static final String UPLOAD =
      """
      CREATE TABLE upload (
        oss_key TEXT    PRIMARY KEY, -- what follows oss://
        key_id  TEXT    NOT NULL,
        file    TEXT    NOT NULL,
        bytes   INTEGER NOT NULL,
        expires INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID
      """;
  private static final String UPLOAD_OF_KEY =
      "CREATE INDEX upload_of_key ON upload (key_id, bytes)";
  private static final String UPLOAD_EXPIRY = "CREATE INDEX upload_expiry ON upload (expires)";
  private static final String UPLOAD_FILE = "CREATE UNIQUE INDEX upload_file ON upload (file)";

  /// One row, changed to learn whether the database can be written.
  private static final String PROBE = "CREATE TABLE probe (times INTEGER NOT NULL) STRICT";

  private static final String PROBE_ROW = "INSERT INTO probe VALUES (0)";

  /// Version 2 knows attempts, and blames a task only for deaths while it ran alone.
  private static final String TASK_DEADLINE = "ALTER TABLE task ADD COLUMN deadline INTEGER";

  private static final String TASK_CANCEL = "ALTER TABLE task ADD COLUMN cancel TEXT";
  private static final String TASK_SUSPECT =
      "ALTER TABLE task ADD COLUMN suspect INTEGER NOT NULL DEFAULT 0";
  private static final String FORGET_DEATHS =
      "UPDATE task SET deaths = 0 WHERE status IN ('PENDING', 'RUNNING')";
  private static final String DROP_TASK_PENDING = "DROP INDEX task_pending";
  private static final String TASK_PENDING_OF_KEY =
      "CREATE INDEX task_pending ON task (lane, key_id, submitted) WHERE status = 'PENDING'";
  private static final String ATTEMPT =
      """
      CREATE TABLE attempt (
        id_high  INTEGER NOT NULL, -- of its task
        number   INTEGER NOT NULL, -- from 1
        items    TEXT    NOT NULL, -- the indices of the items it was to make, JSON
        engine   TEXT    NOT NULL,
        account  TEXT    NOT NULL, -- of the engine; empty when it has none
        local    INTEGER NOT NULL, -- 1 when it ran inside the process
        alone    INTEGER NOT NULL, -- 1 when it ran as the one suspect
        begun    INTEGER NOT NULL,
        deadline INTEGER NOT NULL, -- of the task
        handle   TEXT,             -- the engine's own name for the work
        ended    INTEGER,
        failure  TEXT,             -- its kind; absent when it delivered
        code     TEXT,
        message  TEXT,
        results  TEXT,             -- what became of its items, JSON
        usage    TEXT,             -- what the engine counted, JSON
        PRIMARY KEY (id_high, number)
      ) STRICT, WITHOUT ROWID
      """;

  private static final String TASK_COUNT =
      """
      CREATE TABLE task_count (
        key_id TEXT    NOT NULL,
        span   INTEGER NOT NULL, -- milliseconds: a second, a minute or an hour
        start  INTEGER NOT NULL, -- of the span
        model  TEXT    NOT NULL,
        status TEXT    NOT NULL,
        tasks  INTEGER NOT NULL, -- submitted in the span
        PRIMARY KEY (key_id, span, start, model, status)
      ) STRICT, WITHOUT ROWID
      """;
  private static final String COUNT_TASKS =
      """
      INSERT INTO task_count (key_id, span, start, model, status, tasks)
      SELECT key_id, span, submitted / span * span, model, status, count(*)
      FROM task, (SELECT 1000 AS span UNION ALL SELECT 60000 UNION ALL SELECT 3600000)
      GROUP BY key_id, span, submitted / span * span, model, status
      """;
  private static final String DROP_TASK_OF_KEY = "DROP INDEX task_of_key";
  private static final String TASK_OF_KIND =
      "CREATE INDEX task_of_kind ON task (key_id, model, status, submitted)";

  /// Version 3 has the files of the Files API.
  private static final String KEPT_FILE =
      """
      CREATE TABLE kept_file (
        id          TEXT    PRIMARY KEY,
        key_id      TEXT    NOT NULL,
        name        TEXT    NOT NULL,
        purpose     TEXT    NOT NULL,
        description TEXT    NOT NULL,
        file        TEXT    NOT NULL, -- on the disk
        bytes       INTEGER NOT NULL,
        md5         TEXT    NOT NULL,
        created     INTEGER NOT NULL,
        expires     INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID
      """;

  private static final String KEPT_FILE_OF_KEY =
      "CREATE INDEX kept_file_of_key ON kept_file (key_id, created, id)";
  private static final String KEPT_FILE_BYTES =
      "CREATE INDEX kept_file_bytes ON kept_file (key_id, bytes)";
  private static final String KEPT_FILE_EXPIRY =
      "CREATE INDEX kept_file_expiry ON kept_file (expires)";
  private static final String KEPT_FILE_FILE =
      "CREATE UNIQUE INDEX kept_file_file ON kept_file (file)";

  /// Version 6 has the keys under which clients submit tasks.
  private static final String IDEMPOTENCY =
      """
      CREATE TABLE idempotency (
        workspace       TEXT    NOT NULL,
        path            TEXT    NOT NULL,
        idempotency_key TEXT    NOT NULL, -- as the client chose it
        request         TEXT    NOT NULL, -- hash of what it asked
        id_high         INTEGER NOT NULL, -- of the task it made
        id_low          INTEGER NOT NULL,
        PRIMARY KEY (workspace, path, idempotency_key)
      ) STRICT, WITHOUT ROWID
      """;

  private static final String IDEMPOTENCY_OF_TASK =
      "CREATE INDEX idempotency_of_task ON idempotency (id_high, id_low)";

  private static final List<List<String>> VERSIONS =
      List.of(
          List.of(
              TASK,
              TASK_PENDING,
              TASK_RUNNING,
              TASK_OF_KEY,
              TASK_EXPIRY,
              ARTIFACT,
              ARTIFACT_OF_OWNER,
              ARTIFACT_EXPIRY,
              API_KEY,
              UPLOAD,
              UPLOAD_OF_KEY,
              UPLOAD_EXPIRY,
              UPLOAD_FILE,
              PROBE,
              PROBE_ROW),
          List.of(
              TASK_DEADLINE,
              TASK_CANCEL,
              TASK_SUSPECT,
              FORGET_DEATHS,
              DROP_TASK_PENDING,
              TASK_PENDING_OF_KEY,
              ATTEMPT,
              TASK_COUNT,
              COUNT_TASKS,
              DROP_TASK_OF_KEY,
              TASK_OF_KIND),
          List.of(KEPT_FILE, KEPT_FILE_OF_KEY, KEPT_FILE_BYTES, KEPT_FILE_EXPIRY, KEPT_FILE_FILE),
          AccountSchema.VERSION_4,
          AccountSchema.VERSION_5,
          List.of(IDEMPOTENCY, IDEMPOTENCY_OF_TASK),
          AccountSchema.VERSION_7,
          AccountSchema.VERSION_8);

  private Schema() {}

  static void bringUpToDate(JdbcTransaction transaction, Path file) throws SQLException {
    SchemaVersions.bringUpToDate(
        transaction, new SchemaVersions.Known(VERSIONS, file.toString()), new UserVersion());
  }

  /// SQLite keeps a number for its users.
  private record UserVersion() implements SchemaVersions.Stamp {
    @Override
    public int read(JdbcTransaction transaction) throws SQLException {
      return transaction.first("PRAGMA user_version", row -> row.getInt(1)).orElse(0);
    }

    @Override
    public void write(JdbcTransaction transaction, int number) throws SQLException {
      transaction.run("PRAGMA user_version = " + number);
    }
  }
}
