package io.openbailian.server.admission;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Keeps keys, hashed. Every change leaves a line in the {@link AuditTrail}, in its transaction.
public interface KeyStore {

  /// Adds a key; an equal hash that is already there is kept, and taken into use again if it was
  /// revoked.
  ApiKey add(ApiKey key, Change change) throws InterruptedException;

  /// The key that a secret with this hash opens, closed ones too; cheap, because every request
  /// asks.
  Optional<ApiKey> find(String sha256, Instant now);

  /// The key with this id, closed ones too.
  Optional<ApiKey> named(String id);

  /// All keys, revoked ones too, oldest first.
  List<ApiKey> list();

  /// Changes a key that is not revoked, at once.
  ///
  /// @return the key as it is now; empty when there is none
  Optional<ApiKey> change(String id, UnaryOperator<ApiKey> edit, Change change)
      throws InterruptedException;
}
