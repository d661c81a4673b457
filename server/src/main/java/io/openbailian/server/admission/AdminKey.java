package io.openbailian.server.admission;

import java.time.Instant;
import java.util.Optional;

/// A key of the admin API; it opens nothing else.
///
/// @param id for example `a-3f9a2c1d`
/// @param sha256 lower-case hex of the key's UTF-8 bytes
/// @param revoked since when it opens nothing
public record AdminKey(
    String id,
    String sha256,
    String name,
    AdminRole role,
    Instant created,
    Optional<Instant> expires,
    Optional<Instant> revoked) {

  /// The same key, of no use any more.
  public AdminKey revokedAt(Instant now) {
    return new AdminKey(id, sha256, name, role, created, expires, Optional.of(now));
  }

  /// Whether it opens anything now.
  public boolean isOpen(Instant now) {
    return revoked.isEmpty() && expires.map(now::isBefore).orElse(true);
  }
}
