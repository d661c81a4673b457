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

  private AccountSchema() {}
}
