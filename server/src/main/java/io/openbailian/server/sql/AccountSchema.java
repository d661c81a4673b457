package io.openbailian.server.sql;

import java.util.List;

/// What the tables of workspaces, keys and changes add to the {@link Schema}.
final class AccountSchema {
  private static final String WORKSPACE =
      """
      CREATE TABLE workspace (
        id      TEXT    PRIMARY KEY,
        name    TEXT    NOT NULL,
        created INTEGER NOT NULL -- times are milliseconds since 1970
      ) STRICT
      """;

  /// What one key owned until now, no other key saw: so each becomes the key of a workspace of its
  /// own, which has its id. No row of a task or file changes.
  private static final String WORKSPACE_OF_EACH_KEY =
      "INSERT INTO workspace (id, name, created) SELECT id, name, created FROM api_key";

  private static final String KEY_WORKSPACE = "ALTER TABLE api_key ADD COLUMN workspace TEXT";
  private static final String KEY_ALONE = "UPDATE api_key SET workspace = id";
  private static final String KEY_PREVIOUS = "ALTER TABLE api_key ADD COLUMN previous TEXT";
  private static final String KEY_PREVIOUS_UNTIL =
      "ALTER TABLE api_key ADD COLUMN previous_until INTEGER";
  private static final String KEY_TERMS = "ALTER TABLE api_key ADD COLUMN terms TEXT";

  private static final String TASK_OWNER = "ALTER TABLE task RENAME COLUMN key_id TO workspace";

  /// Absent for the key that has its workspace's id.
  private static final String TASK_KEY = "ALTER TABLE task ADD COLUMN key_id TEXT";

  private static final String COUNT_OWNER =
      "ALTER TABLE task_count RENAME COLUMN key_id TO workspace";
  private static final String ARTIFACT_OWNER =
      "ALTER TABLE artifact RENAME COLUMN key_id TO workspace";
  private static final String UPLOAD_OWNER = "ALTER TABLE upload RENAME COLUMN key_id TO workspace";
  private static final String KEPT_FILE_OWNER =
      "ALTER TABLE kept_file RENAME COLUMN key_id TO workspace";

  private static final String ADMIN_KEY =
      """
      CREATE TABLE admin_key (
        id      TEXT    PRIMARY KEY,
        sha256  TEXT    NOT NULL UNIQUE,
        name    TEXT    NOT NULL,
        role    TEXT    NOT NULL,
        created INTEGER NOT NULL,
        expires INTEGER,
        revoked INTEGER
      ) STRICT
      """;

  private static final String AUDIT =
      """
      CREATE TABLE audit (
        number  INTEGER PRIMARY KEY,
        at      INTEGER NOT NULL,
        actor   TEXT    NOT NULL,
        action  TEXT    NOT NULL,
        subject TEXT    NOT NULL, -- id of what was changed
        was     TEXT    NOT NULL, -- JSON, without secrets
        became  TEXT    NOT NULL
      ) STRICT
      """;

  /// Version 4 has workspaces, which own what keys owned.
  static final List<String> VERSION_4 =
      List.of(
          WORKSPACE,
          WORKSPACE_OF_EACH_KEY,
          KEY_WORKSPACE,
          KEY_ALONE,
          KEY_PREVIOUS,
          KEY_PREVIOUS_UNTIL,
          KEY_TERMS,
          TASK_OWNER,
          TASK_KEY,
          COUNT_OWNER,
          ARTIFACT_OWNER,
          UPLOAD_OWNER,
          KEPT_FILE_OWNER,
          ADMIN_KEY,
          AUDIT);

  private static final String LEDGER =
      """
      CREATE TABLE ledger (
        number      INTEGER PRIMARY KEY,
        at          INTEGER NOT NULL,
        day         TEXT    NOT NULL, -- that it counts for, in the zone of billing
        workspace   TEXT    NOT NULL,
        key_id      TEXT    NOT NULL,
        model       TEXT    NOT NULL,
        reservation TEXT    NOT NULL, -- id of the task or request; empty for grants
        kind        TEXT    NOT NULL,
        amount      INTEGER NOT NULL, -- thousand-millionths of a yuan
        units_in    INTEGER NOT NULL,
        units_out   INTEGER NOT NULL,
        note        TEXT    NOT NULL
      ) STRICT
      """;
  private static final String LEDGER_OF_CALL =
      "CREATE INDEX ledger_of_call ON ledger (reservation) WHERE reservation <> ''";
  private static final String LEDGER_OF_DAY = "CREATE INDEX ledger_of_day ON ledger (day)";

  private static final String RESERVATION =
      """
      CREATE TABLE reservation (
        id        TEXT    PRIMARY KEY, -- of a task or request that has not ended
        task      INTEGER NOT NULL,
        workspace TEXT    NOT NULL,
        key_id    TEXT    NOT NULL,
        model     TEXT    NOT NULL,
        unit      TEXT    NOT NULL,
        most      INTEGER NOT NULL, -- units that go in
        price_in  INTEGER NOT NULL,
        price_out INTEGER NOT NULL,
        amount    INTEGER NOT NULL,
        day       TEXT    NOT NULL
      ) STRICT, WITHOUT ROWID
      """;

  /// Sums of the ledger, changed with it.
  private static final String BALANCE =
      """
      CREATE TABLE balance (
        workspace TEXT    PRIMARY KEY,
        limited   INTEGER NOT NULL, -- 1 once it was granted anything
        granted   INTEGER NOT NULL,
        spent     INTEGER NOT NULL,
        reserved  INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID
      """;

  private static final String SPENDING =
      """
      CREATE TABLE spending (
        day       TEXT    NOT NULL,
        workspace TEXT    NOT NULL,
        key_id    TEXT    NOT NULL,
        model     TEXT    NOT NULL,
        calls     INTEGER NOT NULL,
        units_in  INTEGER NOT NULL,
        units_out INTEGER NOT NULL,
        amount    INTEGER NOT NULL,
        PRIMARY KEY (day, workspace, key_id, model)
      ) STRICT, WITHOUT ROWID
      """;

  private static final String BUDGET =
      """
      CREATE TABLE budget (
        id      TEXT    PRIMARY KEY,
        scope   TEXT    NOT NULL,
        subject TEXT    NOT NULL,
        period  TEXT    NOT NULL,
        amount  INTEGER NOT NULL,
        stops   INTEGER NOT NULL
      ) STRICT
      """;
  private static final String BUDGET_USE =
      """
      CREATE TABLE budget_use (
        budget TEXT    NOT NULL,
        period TEXT    NOT NULL, -- a day or a month
        used   INTEGER NOT NULL,
        PRIMARY KEY (budget, period)
      ) STRICT, WITHOUT ROWID
      """;

  /// Version 5 has money.
  static final List<String> VERSION_5 =
      List.of(
          LEDGER,
          LEDGER_OF_CALL,
          LEDGER_OF_DAY,
          RESERVATION,
          BALANCE,
          SPENDING,
          BUDGET,
          BUDGET_USE);

  private static final String MOST_OUT =
      "ALTER TABLE reservation ADD COLUMN most_out INTEGER NOT NULL DEFAULT 0";

  /// What engines take that take another price than the reservation's, JSON; mostly empty.
  private static final String OFFERS =
      "ALTER TABLE reservation ADD COLUMN offers TEXT NOT NULL DEFAULT ''";

  private static final String RESERVED_FREE =
      "ALTER TABLE reservation ADD COLUMN free INTEGER NOT NULL DEFAULT 0";
  private static final String QUOTA =
      "ALTER TABLE reservation ADD COLUMN free_most INTEGER NOT NULL DEFAULT 0";
  private static final String QUOTA_PERIOD =
      "ALTER TABLE reservation ADD COLUMN free_period TEXT NOT NULL DEFAULT ''";
  private static final String FREE_UNITS =
      "ALTER TABLE ledger ADD COLUMN units_free INTEGER NOT NULL DEFAULT 0";

  /// Sums of the ledger, changed with it.
  private static final String FREE_USE =
      """
      CREATE TABLE free_use (
        workspace TEXT    NOT NULL,
        model     TEXT    NOT NULL,
        period    TEXT    NOT NULL, -- a month, or `once`
        used      INTEGER NOT NULL,
        PRIMARY KEY (workspace, model, period)
      ) STRICT, WITHOUT ROWID
      """;

  /// Version 7 has free quotas and prices by engine.
  static final List<String> VERSION_7 =
      List.of(MOST_OUT, OFFERS, RESERVED_FREE, QUOTA, QUOTA_PERIOD, FREE_UNITS, FREE_USE);

  /// Who is to be told of the end of a task.
  private static final String CALLBACK =
      """
      CREATE TABLE callback (
        id_high INTEGER PRIMARY KEY, -- of the task
        url     TEXT    NOT NULL
      ) STRICT
      """;

  /// Messages that have not arrived.
  private static final String WEBHOOK =
      """
      CREATE TABLE webhook (
        id        TEXT    PRIMARY KEY,
        workspace TEXT    NOT NULL,
        task      TEXT    NOT NULL,
        url       TEXT    NOT NULL,
        host      TEXT    NOT NULL,
        body      TEXT    NOT NULL,
        created   INTEGER NOT NULL,
        tries     INTEGER NOT NULL,
        next      INTEGER NOT NULL,
        dead      INTEGER NOT NULL, -- 1 when it is not tried any more
        said      TEXT    NOT NULL  -- what the last try came to
      ) STRICT
      """;

  private static final String WEBHOOK_DUE =
      "CREATE INDEX webhook_due ON webhook (dead, host, next)";

  private static final String WEBHOOK_SECRET =
      """
      CREATE TABLE webhook_secret (
        workspace      TEXT    PRIMARY KEY,
        number         INTEGER NOT NULL, -- how often it was made anew
        previous_until INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID
      """;

  /// Version 8 has webhooks.
  static final List<String> VERSION_8 = List.of(CALLBACK, WEBHOOK, WEBHOOK_DUE, WEBHOOK_SECRET);

  private AccountSchema() {}
}
