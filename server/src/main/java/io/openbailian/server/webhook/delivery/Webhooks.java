package io.openbailian.server.webhook.delivery;

import io.openbailian.engine.Time;
import io.openbailian.server.fetch.GuardedPost;
import io.openbailian.server.node.Turn;
import io.openbailian.server.supervision.Supervisor;
import io.openbailian.server.webhook.WebhookSecrets;
import io.openbailian.server.webhook.sql.SqlOutbox;

/// What webhooks are made of.
public record Webhooks(SqlOutbox outbox, WebhookSecrets secrets, GuardedPost post) {

  /// Begins to send what is in the outbox.
  ///
  /// @param turn whose it is where several nodes have the outbox
  /// @return closing it ends that
  public WebhookSender start(Time time, Turn turn, Supervisor supervisor) {
    WebhookSender sender = new WebhookSender(outbox, secrets, post, time, turn, supervisor);
    outbox.listen(sender::ring);
    return sender;
  }
}
