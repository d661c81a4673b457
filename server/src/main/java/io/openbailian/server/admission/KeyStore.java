package io.openbailian.server.admission;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Keeps keys, hashed.
public interface KeyStore {

  /// Adds a key; an equal hash that is already there is kept, and taken into use again if it was
  /// revoked.
  ApiKey add(ApiKey key) throws InterruptedException;

  /// The key with this hash, unless it was revoked; cheap, because every request asks.
  Optional<ApiKey> find(String sha256);

  /// All keys, revoked ones too, oldest first.
  List<ApiKey> list();

  /// Revokes a key at once.
  ///
  /// @return false when there is no such key, or it was revoked before
  boolean revoke(String id, Instant now) throws InterruptedException;
}
