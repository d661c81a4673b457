package io.openbailian.server.admission;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Keeps admin keys, hashed. Every change leaves a line in the {@link AuditTrail}, in its
/// transaction.
public interface AdminKeyStore {
  AdminKey add(AdminKey key, Change change) throws InterruptedException;

  /// The key with this hash that is open now.
  Optional<AdminKey> find(String sha256, Instant now);

  /// All keys, revoked ones too, oldest first.
  List<AdminKey> list();

  /// Revokes a key at once.
  ///
  /// @return false when there is no such key, or it was revoked before
  boolean revoke(String id, Change change) throws InterruptedException;
}
