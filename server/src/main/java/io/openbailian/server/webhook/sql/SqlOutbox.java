package io.openbailian.server.webhook.sql;

import io.openbailian.protocol.Json;
import io.openbailian.server.admission.Change;
import io.openbailian.server.admission.sql.AuditTable;
import io.openbailian.server.sql.Session;
import io.openbailian.server.sql.Transaction;
import io.openbailian.server.sql.UnitOfWork;
import io.openbailian.server.webhook.WebhookMessage;
import io.openbailian.server.webhook.WebhookSecrets.Generation;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Messages that have not arrived yet. One is written in the transaction in which its task ends,
/// and removed when it has arrived: what is in it after a crash is sent, perhaps again.
public final class SqlOutbox {
  private static final String COLUMNS =
      "id, workspace, task, url, body, created, tries, next, dead, said";

  private static final String ADD =
      """
      INSERT INTO webhook (id, workspace, task, url, host, body, created, tries, next, dead, said)
      VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?, 0, '')
      """;

  /// By the index, so that it costs what it answers.
  private static final String HOSTS =
      """
      SELECT host, min(next) FROM webhook WHERE dead = 0 AND host > ?
      GROUP BY host ORDER BY host LIMIT ?
      """;

  private static final String DUE =
      "SELECT %s FROM webhook WHERE dead = 0 AND host = ? AND next <= ? ORDER BY next, id LIMIT ?"
          .formatted(COLUMNS);

  private static final String LIST =
      "SELECT %s FROM webhook WHERE dead >= ? ORDER BY created DESC, id LIMIT ?".formatted(COLUMNS);

  private static final String AGAIN =
      """
      UPDATE webhook SET dead = 0, tries = 0, created = ?, next = ? WHERE id = ?
      """;

  private static final String SET_SECRET =
      """
      INSERT INTO webhook_secret (workspace, number, previous_until) VALUES (?, ?, ?)
      ON CONFLICT (workspace) DO UPDATE SET
        number = excluded.number, previous_until = excluded.previous_until
      """;

  private final UnitOfWork database;
  private volatile Bell bell = () -> {};

  public SqlOutbox(UnitOfWork database) {
    this.database = database;
  }

  /// Adds a message; it is there when the transaction is.
  public void add(Transaction transaction, WebhookMessage message) throws SQLException {
    transaction.update(
        ADD,
        message.id(),
        message.workspace(),
        message.task(),
        message.to().toString(),
        message.host(),
        message.body(),
        message.created().toEpochMilli(),
        message.next().toEpochMilli());
    transaction.afterCommit(bell::ring);
  }

  /// Who is told that something is due.
  @FunctionalInterface
  public interface Bell {
    void ring();
  }

  /// Has this told from now on.
  public void listen(Bell whom) {
    bell = whom;
  }

  /// When something is due for a host.
  public record HostDue(String host, Instant next) {}

  /// Hosts for which something waits, in the order of their names.
  ///
  /// @param after the name before the first of them
  public List<HostDue> hosts(String after, int atMost) throws InterruptedException {
    return database.readIfRoom(session ->
        session.list(
            HOSTS,
            row -> new HostDue(row.getString(1), Instant.ofEpochMilli(row.getLong(2))),
            after,
            atMost));
  }

  /// What is due for a host, at most so many.
  public List<WebhookMessage> due(String host, Instant now, int atMost)
      throws InterruptedException {
    return database.readIfRoom(
        session -> session.list(DUE, SqlOutbox::message, host, now.toEpochMilli(), atMost));
  }

  /// The newest messages that have not arrived.
  ///
  /// @param onlyDead those that are not tried any more
  public List<WebhookMessage> list(boolean onlyDead, int atMost) throws InterruptedException {
    return database.readIfRoom(
        session -> session.list(LIST, SqlOutbox::message, onlyDead ? 1 : 0, atMost));
  }

  private static WebhookMessage message(ResultSet row) throws SQLException {
    return new WebhookMessage(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        URI.create(row.getString(4)),
        row.getString(5),
        Instant.ofEpochMilli(row.getLong(6)),
        row.getInt(7),
        Instant.ofEpochMilli(row.getLong(8)),
        row.getInt(9) == 1,
        row.getString(10));
  }

  /// It has arrived.
  public void arrived(String id) {
    boolean _ =
        database.write(
            transaction -> transaction.update("DELETE FROM webhook WHERE id = ?", id) > 0);
  }

  /// It has not arrived.
  ///
  /// @param next when it is tried again; empty when it is not
  public void failed(WebhookMessage message, String said, Optional<Instant> next) {
    boolean _ =
        database.write(transaction ->
            transaction.update(
                    "UPDATE webhook SET tries = ?, said = ?, next = ?, dead = ? WHERE id = ?",
                    message.tries() + 1,
                    said,
                    next.orElse(message.next()).toEpochMilli(),
                    next.isEmpty() ? 1 : 0,
                    message.id())
                > 0);
  }

  /// Sends a message again from the beginning, whether it is tried still or not.
  ///
  /// @return false when there is none
  public boolean again(String id, Instant now, Change change) {
    return database.write(transaction -> {
      boolean there = transaction.update(AGAIN, now.toEpochMilli(), now.toEpochMilli(), id) > 0;
      if (there) {
        AuditTable.add(transaction, change, id, Json.object(), Json.object());
        transaction.afterCommit(bell::ring);
      }
      return there;
    });
  }

  /// Forgets what is not tried any more since a moment.
  public int forget(Instant before) {
    return database.write(transaction ->
        transaction.update(
            "DELETE FROM webhook WHERE dead = 1 AND created < ?", before.toEpochMilli()));
  }

  /// Which secret of a workspace is in use.
  public Generation secret(String workspace) throws InterruptedException {
    return database.readIfRoom(session -> secret(session, workspace));
  }

  private static Generation secret(Session session, String workspace) throws SQLException {
    return session
        .first(
            "SELECT number, previous_until FROM webhook_secret WHERE workspace = ?",
            row -> new Generation(row.getInt(1), Optional.of(Instant.ofEpochMilli(row.getLong(2)))),
            workspace)
        .orElse(Generation.FIRST);
  }

  /// Makes the next secret of a workspace; the one before is used as well until a moment.
  public Generation rotate(String workspace, Instant previousUntil, Change change) {
    return database.write(transaction -> {
      int number = secret(transaction, workspace).number() + 1;
      transaction.update(SET_SECRET, workspace, number, previousUntil.toEpochMilli());
      AuditTable.add(
          transaction,
          change,
          workspace,
          Json.object().put("webhook_secret", number - 1),
          Json.object().put("webhook_secret", number));
      return new Generation(number, Optional.of(previousUntil));
    });
  }
}
