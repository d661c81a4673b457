package io.openbailian.server.admission;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;

/// What opens a key: hashes of its secret, and for a while after a rotation of the one before.
///
/// @param sha256 lower-case hex of the secret's UTF-8 bytes
public record KeySecrets(String sha256, Optional<Previous> previous) {

  /// A secret that was replaced.
  ///
  /// @param until from then on it opens nothing
  public record Previous(String sha256, Instant until) {}

  public static KeySecrets of(String sha256) {
    return new KeySecrets(sha256, Optional.empty());
  }

  /// A new secret; the present one goes on until a moment, an older one ends at once.
  KeySecrets rotated(String fresh, Instant until) {
    return new KeySecrets(fresh, Optional.of(new Previous(sha256, until)));
  }

  /// Whether a secret with this hash opens the key. Takes as long whatever is asked.
  public boolean opens(String hash, Instant now) {
    boolean present = isEqual(sha256, hash);
    boolean before = isEqual(previous.map(Previous::sha256).orElse(""), hash);
    return present || (before && previous.map(one -> now.isBefore(one.until())).orElse(false));
  }

  private static boolean isEqual(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
  }
}
