package io.openbailian.server.webhook.delivery;

import io.openbailian.engine.Time;
import io.openbailian.protocol.Json;
import io.openbailian.server.admission.Change;
import io.openbailian.server.admission.WorkspaceStore;
import io.openbailian.server.webhook.WebhookMessage;
import io.openbailian.server.webhook.WebhookSecrets;
import io.openbailian.server.webhook.sql.SqlOutbox;
import java.time.Duration;
import java.time.Instant;
import java.util.NoSuchElementException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What administrators do with webhooks, as documents: of the admin API, and of the command line.
public final class WebhookVerbs {
  public static final String GRACE = "grace_seconds";
  private static final int MOST_LISTED = 1_000;
  private static final long USUAL_GRACE = Duration.ofDays(1).toSeconds();
  private static final long LONGEST_GRACE = Duration.ofDays(30).toSeconds();

  private final SqlOutbox outbox;
  private final WebhookSecrets secrets;
  private final WorkspaceStore workspaces;
  private final Time time;

  public WebhookVerbs(
      SqlOutbox outbox, WebhookSecrets secrets, WorkspaceStore workspaces, Time time) {
    this.outbox = outbox;
    this.secrets = secrets;
    this.workspaces = workspaces;
    this.time = time;
  }

  /// The newest messages that have not arrived.
  ///
  /// @param onlyDead those that are not tried any more
  public ObjectNode list(boolean onlyDead) throws InterruptedException {
    ObjectNode document = Json.object();
    ArrayNode all = document.putArray("webhooks");
    for (WebhookMessage message : outbox.list(onlyDead, MOST_LISTED)) {
      ObjectNode one = all.addObject();
      one.put("id", message.id());
      one.put("workspace", message.workspace());
      one.put("task_id", message.task());
      one.put("url", message.to().toString());
      one.put("created", message.created().toString());
      one.put("tries", message.tries());
      one.put("state", message.dead() ? "dead" : "waiting");
      if (!message.dead()) {
        one.put("next", message.next().toString());
      }
      one.put("last", message.said());
    }
    return document;
  }

  /// Sends a message again, for a day anew.
  ///
  /// @throws NoSuchElementException when there is none of this id
  public ObjectNode resend(String id, String actor) {
    Instant now = time.now();
    if (!outbox.again(id, now, new Change(actor, "webhook.resend", now))) {
      throw new NoSuchElementException("there is no webhook %s that has not arrived".formatted(id));
    }
    return Json.object().put("id", id).put("state", "waiting");
  }

  /// The secret by which a workspace's messages are signed.
  ///
  /// @throws NoSuchElementException when there is no such workspace
  public ObjectNode secret(String workspace) throws InterruptedException {
    require(workspace);
    return secret(workspace, outbox.secret(workspace));
  }

  private void require(String workspace) {
    if (workspaces.named(workspace).isEmpty()) {
      throw new NoSuchElementException("there is no workspace %s".formatted(workspace));
    }
  }

  private ObjectNode secret(String workspace, WebhookSecrets.Generation generation) {
    ObjectNode document = Json.object();
    document.put("workspace", workspace);
    document.put("secret", secrets.told(workspace, generation));
    generation
        .previousUntil()
        .filter(until -> time.now().isBefore(until))
        .ifPresent(until -> document.put("previous_secret_until", until.toString()));
    return document;
  }

  /// Makes a workspace a new secret; for a while messages are signed with the one before too.
  ///
  /// @param document may have `grace_seconds`
  /// @throws NoSuchElementException when there is no such workspace
  /// @throws IllegalArgumentException with a sentence that names the member
  public ObjectNode rotate(String workspace, JsonNode document, String actor) {
    require(workspace);
    JsonNode said = document.path(GRACE);
    long grace = said.isMissingNode() || said.isNull() ? USUAL_GRACE : said.asLong(-1);
    if (grace < 0 || grace > LONGEST_GRACE) {
      throw new IllegalArgumentException(
          "%s: this is a number from 0 to %d".formatted(GRACE, LONGEST_GRACE));
    }
    Instant now = time.now();
    return secret(
        workspace,
        outbox.rotate(workspace, now.plusSeconds(grace), new Change(actor, "webhook.rotate", now)));
  }
}
