package io.openbailian.server.admission.sql;

import io.openbailian.protocol.Json;
import io.openbailian.server.admission.AccountJson;
import io.openbailian.server.admission.ApiKey;
import io.openbailian.server.admission.KeySecrets;
import io.openbailian.server.admission.KeyTerms;
import io.openbailian.server.sql.Session;
import io.openbailian.server.sql.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The statements on the table `api_key`: keys, hashed.
record KeyTable() {
  private static final String COLUMNS =
      "id, workspace, sha256, previous, previous_until, name, terms, created, revoked";

  private static final String ALL = "SELECT %s FROM api_key".formatted(COLUMNS);

  private static final String FIND = ALL + " WHERE id = ?";

  private static final String ADD =
      """
      INSERT INTO api_key (id, workspace, sha256, name, terms, created) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (sha256) DO UPDATE SET revoked = NULL
      RETURNING %s
      """
          .formatted(COLUMNS);

  private static final String UPDATE =
      """
      UPDATE api_key SET workspace = ?, sha256 = ?, previous = ?, previous_until = ?, name = ?,
                         terms = ?, revoked = ?
      WHERE id = ?
      """;

  List<ApiKey> all(Session session) throws SQLException {
    return session.list(ALL, KeyTable::key);
  }

  Optional<ApiKey> find(Session session, String id) throws SQLException {
    return session.first(FIND, KeyTable::key, id);
  }

  /// Adds a key; an equal hash that is there is taken into use again.
  ApiKey add(Transaction transaction, ApiKey key) throws SQLException {
    return transaction
        .list(
            ADD,
            KeyTable::key,
            key.id(),
            key.workspace(),
            key.secrets().sha256(),
            key.name(),
            Json.text(AccountJson.of(key.terms())),
            key.created().toEpochMilli())
        .getFirst();
  }

  void update(Transaction transaction, ApiKey key) throws SQLException {
    Optional<KeySecrets.Previous> previous = key.secrets().previous();
    transaction.update(
        UPDATE,
        key.workspace(),
        key.secrets().sha256(),
        previous.map(KeySecrets.Previous::sha256).orElse(null),
        previous.map(one -> one.until().toEpochMilli()).orElse(null),
        key.name(),
        Json.text(AccountJson.of(key.terms())),
        key.revoked().map(Instant::toEpochMilli).orElse(null),
        key.id());
  }

  private static ApiKey key(ResultSet row) throws SQLException {
    return new ApiKey(
        row.getString(1),
        row.getString(2),
        new KeySecrets(row.getString(3), previous(row.getString(4), moment(row, 5))),
        terms(row.getString(6), row.getString(7)),
        Instant.ofEpochMilli(row.getLong(8)),
        moment(row, 9));
  }

  private static Optional<KeySecrets.Previous> previous(
      @Nullable String sha256, Optional<Instant> until) {
    return sha256 == null
        ? Optional.empty()
        : until.map(end -> new KeySecrets.Previous(sha256, end));
  }

  /// Keys of older versions have a name alone.
  private static KeyTerms terms(String name, @Nullable String terms) {
    KeyTerms named = KeyTerms.named(name);
    return terms == null ? named : AccountJson.terms(named, Json.parseObject(terms));
  }

  static Optional<Instant> moment(ResultSet row, int column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }
}
