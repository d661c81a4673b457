package io.openbailian.server.sql;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// The tables of a PostgreSQL, as one list of statements for each version: the same tables as on
/// one node, and those by which nodes share them. A released version never changes, and a new one
/// leaves the release before it working: it adds columns with a default, tables and indexes, and
/// takes away only what the release before did not use any more.
final class PostgresSchema {
  private static final String TASK =
      """
      CREATE TABLE task (
        id_high    BIGINT  PRIMARY KEY, -- the first 8 bytes of the UUID: time, node and a counter
        id_low     BIGINT  NOT NULL,
        workspace  TEXT    NOT NULL,
        key_id     TEXT,
        request_id TEXT    NOT NULL,
        lane       TEXT    NOT NULL,
        operation  TEXT    NOT NULL,
        model      TEXT    NOT NULL,
        asked      TEXT    NOT NULL,
        inputs     TEXT,
        status     TEXT    NOT NULL,
        deaths     INTEGER NOT NULL,
        submitted  BIGINT  NOT NULL, -- times are milliseconds since 1970
        scheduled  BIGINT,
        ended      BIGINT,
        expires    BIGINT  NOT NULL,
        code       TEXT,
        message    TEXT,
        items      TEXT,
        deadline   BIGINT,
        cancel     TEXT,
        suspect    INTEGER NOT NULL,
        holder     TEXT              -- the incarnation of a node that has claimed it
      ) WITH (fillfactor = 80)
      """;

  /// What a claim looks through: what is held is not in it.
  private static final String TASK_FREE =
      """
      CREATE INDEX task_free ON task (lane, workspace, submitted, id_high)
      WHERE status = 'PENDING' AND suspect = 0 AND holder IS NULL
      """;

  private static final String TASK_PENDING =
      "CREATE INDEX task_pending ON task (workspace, lane, submitted) WHERE status = 'PENDING'";
  private static final String TASK_RUNNING =
      "CREATE INDEX task_running ON task (lane, id_high) WHERE status = 'RUNNING'";
  private static final String TASK_LEFT =
      """
      CREATE INDEX task_left ON task (lane, id_high)
      WHERE status = 'RUNNING' AND suspect = 0 AND holder IS NULL
      """;
  private static final String TASK_SUSPECT =
      """
      CREATE INDEX task_suspect ON task (deaths, id_high)
      WHERE suspect = 1 AND status IN ('PENDING', 'RUNNING')
      """;
  private static final String TASK_HELD =
      """
      CREATE INDEX task_held ON task (holder, lane, workspace)
      WHERE holder IS NOT NULL
      """;
  private static final String TASK_OF_KIND =
      "CREATE INDEX task_of_kind ON task (workspace, model, status, submitted, id_high)";
  private static final String TASK_EXPIRY = "CREATE INDEX task_expiry ON task (expires)";

  private static final String ATTEMPT =
      """
      CREATE TABLE attempt (
        id_high BIGINT NOT NULL, number INTEGER NOT NULL, items TEXT NOT NULL, engine TEXT NOT NULL,
        account TEXT NOT NULL, local INTEGER NOT NULL, alone INTEGER NOT NULL, begun BIGINT NOT NULL,
        deadline BIGINT NOT NULL, handle TEXT, ended BIGINT, failure TEXT, code TEXT, message TEXT,
        results TEXT, usage TEXT,
        PRIMARY KEY (id_high, number))
      """;

  private static final String IDEMPOTENCY =
      """
      CREATE TABLE idempotency (
        workspace TEXT NOT NULL, path TEXT NOT NULL, idempotency_key TEXT NOT NULL,
        request TEXT NOT NULL, id_high BIGINT NOT NULL, id_low BIGINT NOT NULL,
        PRIMARY KEY (workspace, path, idempotency_key))
      """;
  private static final String IDEMPOTENCY_OF_TASK =
      "CREATE INDEX idempotency_of_task ON idempotency (id_high, id_low)";

  private static final String ARTIFACT =
      """
      CREATE TABLE artifact (
        name TEXT PRIMARY KEY, workspace TEXT NOT NULL, owner_id TEXT NOT NULL,
        media_type TEXT NOT NULL, bytes BIGINT NOT NULL, sha256 TEXT NOT NULL,
        expires BIGINT NOT NULL)
      """;
  private static final String ARTIFACT_OF_OWNER =
      "CREATE INDEX artifact_of_owner ON artifact (owner_id)";
  private static final String ARTIFACT_EXPIRY =
      "CREATE INDEX artifact_expiry ON artifact (expires)";

  private static final String UPLOAD =
      """
      CREATE TABLE upload (
        oss_key TEXT PRIMARY KEY, workspace TEXT NOT NULL, file TEXT NOT NULL UNIQUE,
        bytes BIGINT NOT NULL, expires BIGINT NOT NULL)
      """;
  private static final String UPLOAD_OF_WORKSPACE =
      "CREATE INDEX upload_of_workspace ON upload (workspace, bytes)";
  private static final String UPLOAD_EXPIRY = "CREATE INDEX upload_expiry ON upload (expires)";

  private static final String KEPT_FILE =
      """
      CREATE TABLE kept_file (
        id TEXT PRIMARY KEY, workspace TEXT NOT NULL, name TEXT NOT NULL, purpose TEXT NOT NULL,
        description TEXT NOT NULL, file TEXT NOT NULL UNIQUE, bytes BIGINT NOT NULL,
        md5 TEXT NOT NULL, created BIGINT NOT NULL, expires BIGINT NOT NULL)
      """;
  private static final String KEPT_FILE_OF_WORKSPACE =
      "CREATE INDEX kept_file_of_workspace ON kept_file (workspace, created, id)";
  private static final String KEPT_FILE_EXPIRY =
      "CREATE INDEX kept_file_expiry ON kept_file (expires)";

  private static final String PROBE = "CREATE TABLE probe (times BIGINT NOT NULL)";
  private static final String PROBE_ROW = "INSERT INTO probe VALUES (0)";

  /// Who holds what. A node that does not say in time that it is there has lost what it held.
  private static final String NODE =
      """
      CREATE TABLE node (
        id      TEXT    PRIMARY KEY, -- a name and a number: whoever lost its lease comes back as another
        name    TEXT    NOT NULL,    -- of the data folder, over all its incarnations
        slot    INTEGER NOT NULL UNIQUE, -- what its task ids carry, so that no two nodes make the same
        until   BIGINT  NOT NULL,    -- by the clock of the database
        started BIGINT  NOT NULL
      )
      """;

  private static final String NODE_NUMBER = "CREATE SEQUENCE node_number";

  /// What one node at a time does: send messages, sweep.
  private static final String DUTY =
      "CREATE TABLE duty (name TEXT PRIMARY KEY, node TEXT NOT NULL, until BIGINT NOT NULL)";

  /// How often what all nodes have in memory was changed: keys, workspaces, budgets.
  private static final String REVISION = "CREATE TABLE revision (number BIGINT NOT NULL)";

  private static final String REVISION_ROW = "INSERT INTO revision VALUES (0)";

  /// What signs addresses, in hexadecimal digits.
  private static final String SECRET =
      "CREATE TABLE secret (name TEXT PRIMARY KEY, bytes TEXT NOT NULL)";

  /// What nodes share of limits. A crash empties them, which fills the buckets.
  private static final List<String> LIMITS =
      List.of(
          """
          CREATE UNLOGGED TABLE rate (
            name TEXT PRIMARY KEY, level DOUBLE PRECISION NOT NULL, at BIGINT NOT NULL,
            taken BIGINT NOT NULL
          ) WITH (fillfactor = 50)
          """,
          """
          CREATE UNLOGGED TABLE task_place (
            id_high BIGINT PRIMARY KEY, key_id TEXT NOT NULL, at BIGINT NOT NULL)
          """,
          "CREATE INDEX task_place_of_key ON task_place (key_id)");

  private static final List<List<String>> VERSIONS =
      List.of(
          List.of(
              TASK,
              TASK_FREE,
              TASK_PENDING,
              TASK_RUNNING,
              TASK_LEFT,
              TASK_SUSPECT,
              TASK_HELD,
              TASK_OF_KIND,
              TASK_EXPIRY,
              ATTEMPT,
              IDEMPOTENCY,
              IDEMPOTENCY_OF_TASK,
              ARTIFACT,
              ARTIFACT_OF_OWNER,
              ARTIFACT_EXPIRY,
              UPLOAD,
              UPLOAD_OF_WORKSPACE,
              UPLOAD_EXPIRY,
              KEPT_FILE,
              KEPT_FILE_OF_WORKSPACE,
              KEPT_FILE_EXPIRY,
              PROBE,
              PROBE_ROW,
              NODE,
              NODE_NUMBER,
              DUTY,
              REVISION,
              REVISION_ROW,
              SECRET),
          PostgresAccounts.VERSION_2,
          LIMITS);

  /// Any number that nothing else in the database locks.
  private static final String LOCK = "SELECT 1 FROM pg_advisory_xact_lock(8686000001)";

  private static final String NUMBERS =
      "CREATE TABLE IF NOT EXISTS schema_version (number INTEGER NOT NULL)";

  private PostgresSchema() {}

  /// Nodes that start at once go one after the other.
  ///
  /// @param database for sentences
  static void bringUpToDate(JdbcTransaction transaction, String database) throws SQLException {
    SchemaVersions.bringUpToDate(
        transaction, new SchemaVersions.Known(VERSIONS, database), new Numbered());
  }

  /// The number is the only row of a table of its own.
  private record Numbered() implements SchemaVersions.Stamp {
    @Override
    public int read(JdbcTransaction transaction) throws SQLException {
      Optional<Integer> _ = transaction.first(LOCK, row -> row.getInt(1));
      transaction.run(NUMBERS);
      return transaction
          .first("SELECT coalesce(max(number), 0) FROM schema_version", row -> row.getInt(1))
          .orElse(0);
    }

    @Override
    public void write(JdbcTransaction transaction, int number) throws SQLException {
      transaction.run("DELETE FROM schema_version");
      transaction.run("INSERT INTO schema_version VALUES (" + number + ")");
    }
  }
}
