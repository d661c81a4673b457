package io.openbailian.cli.local;

import io.openbailian.client.AccountKind;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Keys, workspaces and admin keys of a local server, whether it runs or not; documents are those
/// of its admin API.
///
/// All methods throw `IllegalArgumentException` with a sentence about what cannot be, and
/// `NoSuchElementException` with one when what they name is not there.
public interface AccountBook extends AutoCloseable {

  /// All of a kind, under {@link AccountKind#member}.
  JsonNode list(AccountKind kind) throws InterruptedException;

  /// Makes one; a secret is told this once, as `key`.
  JsonNode create(AccountKind kind, ObjectNode document) throws InterruptedException;

  /// Changes what the document has; admin keys cannot be changed.
  JsonNode edit(AccountKind kind, String id, ObjectNode document) throws InterruptedException;

  /// Gives a key a new secret, which is told this once, as `key`.
  JsonNode rotate(String id, ObjectNode document) throws InterruptedException;

  /// Revokes a key or an admin key at once.
  void delete(AccountKind kind, String id) throws InterruptedException;

  /// Counts all balances again from the ledger.
  ///
  /// @return a sentence for each that is not what the ledger says
  List<String> verifyLedger() throws InterruptedException;

  /// Messages about the ends of tasks that have not arrived, under `webhooks`.
  ///
  /// @param onlyDead those that are not tried any more
  JsonNode webhooks(boolean onlyDead) throws InterruptedException;

  /// Sends one of them again.
  void resendWebhook(String id) throws InterruptedException;

  /// The secret that signs a workspace's messages, as `secret`.
  ///
  /// @param anew whether it is made anew first
  JsonNode webhookSecret(String workspace, boolean anew) throws InterruptedException;

  @Override
  void close();
}
