package io.openbailian.cli.local;

import io.openbailian.client.AccountKind;
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

  @Override
  void close();
}
