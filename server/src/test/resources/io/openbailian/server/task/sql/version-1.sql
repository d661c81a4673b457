-- A database of schema version 1, with a task of each kind.
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
) STRICT;
CREATE INDEX task_pending ON task (lane) WHERE status = 'PENDING';
CREATE INDEX task_running ON task (status) WHERE status = 'RUNNING';
CREATE INDEX task_of_key ON task (key_id, submitted);
CREATE INDEX task_expiry ON task (expires);
CREATE TABLE artifact (
  name       TEXT    PRIMARY KEY,
  key_id     TEXT    NOT NULL,
  owner_id   TEXT    NOT NULL,
  media_type TEXT    NOT NULL,
  bytes      INTEGER NOT NULL,
  sha256     TEXT    NOT NULL,
  expires    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX artifact_of_owner ON artifact (owner_id);
CREATE INDEX artifact_expiry ON artifact (expires);
CREATE TABLE api_key (
  id      TEXT    PRIMARY KEY,
  sha256  TEXT    NOT NULL UNIQUE,
  name    TEXT    NOT NULL,
  created INTEGER NOT NULL,
  revoked INTEGER
) STRICT;
CREATE TABLE upload (
  oss_key TEXT    PRIMARY KEY, -- what follows oss://
  key_id  TEXT    NOT NULL,
  file    TEXT    NOT NULL,
  bytes   INTEGER NOT NULL,
  expires INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX upload_of_key ON upload (key_id, bytes);
CREATE INDEX upload_expiry ON upload (expires);
CREATE UNIQUE INDEX upload_file ON upload (file);
CREATE TABLE probe (times INTEGER NOT NULL) STRICT;
INSERT INTO probe VALUES (0);
INSERT INTO task VALUES (115018684017111041, -9223372036854775807, 'k-owner', '4909100c-7b5a-9f92-bfe5-a1b2c3d4e5f6', 'embedded', 'text2image', 'model-a', '{"prompt":"a flower shop","size":"1024*1024","n":1,"seed":42}', NULL, 'PENDING', 2, 1786593600703, NULL, NULL, 1786680000703, NULL, NULL, NULL);
INSERT INTO task VALUES (115018684017111042, -9223372036854775806, 'k-owner', '4909100c-7b5a-9f92-bfe5-a1b2c3d4e5f6', 'embedded', 'text2image', 'model-b', '{"prompt":"a flower shop","size":"1024*1024","n":1,"seed":42}', NULL, 'RUNNING', 2, 1786593600704, 1786593600708, NULL, 1786680000704, NULL, NULL, NULL);
INSERT INTO task VALUES (115018684017111043, -9223372036854775805, 'k-owner', '4909100c-7b5a-9f92-bfe5-a1b2c3d4e5f6', 'embedded', 'text2image', 'model-a', '{"prompt":"a flower shop","size":"1024*1024","n":1,"seed":42}', NULL, 'SUCCEEDED', 0, 1786593600705, 1786593600708, 1786593600712, 1786680000712, NULL, NULL, '[{"file":"a.png","width":1024,"height":768}]');
INSERT INTO task VALUES (115018684017111044, -9223372036854775804, 'k-other', '4909100c-7b5a-9f92-bfe5-a1b2c3d4e5f6', 'embedded', 'text2image', 'model-a', '{"prompt":"a flower shop","size":"1024*1024","n":1,"seed":42}', NULL, 'FAILED', 0, 1786593600706, NULL, 1786593600712, 1786680000712, 'InternalError', 'broken', NULL);
INSERT INTO task VALUES (115018684017111045, -9223372036854775803, 'k-owner', '4909100c-7b5a-9f92-bfe5-a1b2c3d4e5f6', 'embedded', 'text2image', 'model-a', '{"prompt":"a flower shop","size":"1024*1024","n":1,"seed":42}', NULL, 'CANCELED', 0, 1786593600707, NULL, 1786593600712, 1786680000712, NULL, NULL, NULL);
INSERT INTO artifact VALUES ('a.png', 'k-owner', '0198a0e2-3b5f-7003-8000-000000000003', 'image/png', 12, 'ab12', 1786680000712);
INSERT INTO api_key VALUES ('k-owner', 'ff', 'first', 1786593600703, NULL);
PRAGMA user_version = 1;
