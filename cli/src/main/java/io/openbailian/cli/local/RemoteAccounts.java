package io.openbailian.cli.local;

import io.openbailian.client.AccountKind;
import io.openbailian.client.LocalAdmin;
import io.openbailian.client.RefusedException;
import java.util.List;
import java.util.NoSuchElementException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The accounts of a server that runs.
record RemoteAccounts(LocalAdmin admin) implements AccountBook {
  private static final int NOT_FOUND = 404;
  private static final int BAD_REQUEST = 400;

  /// A question to the server.
  private interface Question {
    JsonNode ask() throws InterruptedException;
  }

  /// Refuses in the words of a folder on which no server runs.
  private static JsonNode asked(Question question) throws InterruptedException {
    try {
      return question.ask();
    } catch (RefusedException e) {
      switch (e.status()) {
        case NOT_FOUND -> {
          var missing = new NoSuchElementException(e.hint().orElse(e.getMessage()));
          missing.initCause(e);
          throw missing;
        }
        case BAD_REQUEST -> throw new IllegalArgumentException(e.getMessage(), e);
        default -> throw e;
      }
    }
  }

  @Override
  public JsonNode list(AccountKind kind) throws InterruptedException {
    return asked(() -> admin.list(kind));
  }

  @Override
  public JsonNode create(AccountKind kind, ObjectNode document) throws InterruptedException {
    return asked(() -> admin.create(kind, document));
  }

  @Override
  public JsonNode edit(AccountKind kind, String id, ObjectNode document)
      throws InterruptedException {
    return asked(() -> admin.edit(kind, id, document));
  }

  @Override
  public JsonNode rotate(String id, ObjectNode document) throws InterruptedException {
    return asked(() -> admin.rotate(id, document));
  }

  @Override
  public void delete(AccountKind kind, String id) throws InterruptedException {
    JsonNode _ = asked(() -> admin.delete(kind, id));
  }

  @Override
  public List<String> verifyLedger() throws InterruptedException {
    return asked(admin::verifyLedger)
        .path("differences")
        .valueStream()
        .map(sentence -> sentence.asString(""))
        .toList();
  }

  @Override
  public JsonNode webhooks(boolean onlyDead) throws InterruptedException {
    return asked(() -> admin.webhooks(onlyDead));
  }

  @Override
  public void resendWebhook(String id) throws InterruptedException {
    JsonNode _ = asked(() -> admin.resendWebhook(id));
  }

  @Override
  public JsonNode webhookSecret(String workspace, boolean anew) throws InterruptedException {
    return asked(() -> admin.webhookSecret(workspace, anew));
  }

  @Override
  public void close() {
    admin.close();
  }
}
