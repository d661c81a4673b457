package io.openbailian.server.webhook.sql;

import io.openbailian.engine.Time;
import io.openbailian.protocol.WebhookMessages;
import io.openbailian.protocol.WireError;
import io.openbailian.server.admission.ApiKey;
import io.openbailian.server.admission.KeyStore;
import io.openbailian.server.config.WebhookMode;
import io.openbailian.server.sql.Transaction;
import io.openbailian.server.task.TaskState;
import io.openbailian.server.task.sql.TaskKey;
import io.openbailian.server.task.sql.TaskNotices;
import io.openbailian.server.task.sql.TaskStanding;
import io.openbailian.server.webhook.WebhookMessage;
import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/// Writes a message for each end of a task that somebody wanted to be told of: at the address that
/// came with the task, else at that of its key.
public final class SqlNotices implements TaskNotices {
  private static final String ASKED =
      """
      SELECT task.request_id, coalesce(task.key_id, task.workspace), callback.url
      FROM task LEFT JOIN callback ON callback.id_high = task.id_high WHERE task.id_high = ?
      """;

  private final SqlOutbox outbox;
  private final KeyStore keys;
  private final WebhookMode mode;
  private final Time time;

  public SqlNotices(SqlOutbox outbox, KeyStore keys, WebhookMode mode, Time time) {
    this.outbox = outbox;
    this.keys = keys;
    this.mode = mode;
    this.time = time;
  }

  @Override
  public boolean any() {
    return mode != WebhookMode.OFF;
  }

  @Override
  public void accepted(Transaction transaction, TaskKey task, String callback) throws SQLException {
    if (any()) {
      transaction.update(
          "INSERT INTO callback (id_high, url) VALUES (?, ?)", task.high(), callback);
    }
  }

  /// What is known of a task's request.
  private record Asked(String requestId, String keyId, Optional<String> callback) {}

  @Override
  public void ended(Transaction transaction, TaskStanding before, TaskState.Ended end)
      throws SQLException {
    Optional<Asked> asked =
        transaction.first(
            ASKED,
            row ->
                new Asked(
                    row.getString(1), row.getString(2), Optional.ofNullable(row.getString(3))),
            before.key().high());
    if (asked.isEmpty()) {
      return;
    }
    Optional<URI> to =
        asked
            .get()
            .callback()
            .or(() ->
                keys.named(asked.get().keyId())
                    .map(ApiKey::terms)
                    .flatMap(terms -> terms.callback()))
            .map(URI::create);
    if (to.isPresent()) {
      outbox.add(transaction, message(before, end, asked.get().requestId(), to.get()));
    }
    removed(transaction, before.key());
  }

  private WebhookMessage message(TaskStanding task, TaskState.Ended end, String requestId, URI to) {
    String id = "msg_" + task.key().id().replace("-", ""); // a task ends once
    Instant now = time.now();
    WebhookMessages.Ended told =
        new WebhookMessages.Ended(
            task.key().id(),
            end.status(),
            requestId,
            task.workspace(),
            task.model(),
            Instant.ofEpochMilli(task.submitted()),
            end.ended(),
            failure(end));
    String body =
        switch (mode) {
          case EVENT_BRIDGE -> WebhookMessages.event(id, told).toString();
          case STANDARD, OFF -> WebhookMessages.body(told).toString();
        };
    return new WebhookMessage(
        id, task.workspace(), task.key().id(), to, body, now, 0, now, false, "");
  }

  private static Optional<WireError> failure(TaskState.Ended end) {
    return switch (end) {
      case TaskState.Failed failed ->
          Optional.of(new WireError(failed.code(), 500, failed.message()));
      case TaskState.Succeeded _, TaskState.Canceled _ -> Optional.empty();
    };
  }

  @Override
  public void removed(Transaction transaction, TaskKey task) throws SQLException {
    transaction.update("DELETE FROM callback WHERE id_high = ?", task.high());
  }
}
