package io.openbailian.cli.local;

import io.openbailian.cli.output.Texts;
import io.openbailian.client.AccountKind;
import io.openbailian.protocol.Json;
import io.openbailian.server.OfflineKeys;
import io.openbailian.server.admission.KeyAdministration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The accounts of a data folder on which no server runs.
record OfflineAccounts(OfflineKeys folder) implements AccountBook {
  private static final String ME = KeyAdministration.THIS_MACHINE;

  @Override
  public JsonNode list(AccountKind kind) {
    return switch (kind) {
      case KEYS -> folder.accounts().keys(Optional.empty());
      case WORKSPACES -> folder.accounts().workspaces();
      case ADMIN_KEYS -> folder.admins().list();
    };
  }

  @Override
  public JsonNode create(AccountKind kind, ObjectNode document) throws InterruptedException {
    return switch (kind) {
      case KEYS -> folder.accounts().createKey(document, ME);
      case WORKSPACES -> folder.accounts().createWorkspace(document, ME);
      case ADMIN_KEYS -> folder.admins().create(document, ME);
    };
  }

  @Override
  public JsonNode edit(AccountKind kind, String id, ObjectNode document)
      throws InterruptedException {
    return switch (kind) {
      case KEYS -> folder.accounts().editKey(id, document, ME);
      case WORKSPACES -> folder.accounts().editWorkspace(id, document, ME);
      case ADMIN_KEYS -> throw new IllegalArgumentException(Texts.say("accounts.admin-keys-fixed"));
    };
  }

  @Override
  public JsonNode rotate(String id, ObjectNode document) throws InterruptedException {
    return folder.accounts().rotateKey(id, document, ME);
  }

  @Override
  public void delete(AccountKind kind, String id) throws InterruptedException {
    switch (kind) {
      case KEYS -> folder.accounts().deleteKey(id, ME);
      case ADMIN_KEYS -> folder.admins().delete(id, ME);
      case WORKSPACES -> throw new IllegalArgumentException(Texts.say("accounts.workspaces-stay"));
    }
  }

  @Override
  public List<String> verifyLedger() throws InterruptedException {
    return folder.verifyLedger();
  }

  @Override
  public JsonNode webhooks(boolean onlyDead) throws InterruptedException {
    return folder.webhooks().list(onlyDead);
  }

  @Override
  public void resendWebhook(String id) {
    JsonNode _ = folder.webhooks().resend(id, ME);
  }

  @Override
  public JsonNode webhookSecret(String workspace, boolean anew) throws InterruptedException {
    return anew
        ? folder.webhooks().rotate(workspace, Json.object(), ME)
        : folder.webhooks().secret(workspace);
  }

  @Override
  public void close() {
    folder.close();
  }
}
