package io.openbailian.server.admission;

import java.time.Instant;
import java.util.Optional;

/// A key as the server knows it: never the key itself, only its hash.
///
/// @param id short and public, for example `k-3f9a2c1d`
/// @param sha256 lower-case hex of the key's UTF-8 bytes
/// @param name what its owner calls it; may be empty
public record ApiKey(
    String id, String sha256, String name, Instant created, Optional<Instant> revoked) {

  /// The same key under another id.
  public ApiKey withId(String other) {
    return new ApiKey(other, sha256, name, created, revoked);
  }
}
