package io.openbailian.server.admission;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;

/// Makes keys, and what the server remembers of them.
public final class ApiKeys {
  private static final String PREFIX = "sk-";
  private static final int BYTES = 32;
  private static final int ID_DIGITS = 8;

  /// Copied for each key and never used itself: looking for it among the providers of algorithms
  /// costs more than hashing a key, and every request has one.
  private static final MessageDigest SHA_256 = sha256();

  private ApiKeys() {}

  /// A new key, `sk-` and 256 random bits in hex. It is shown once and never stored.
  public static String create(SecureRandom random) {
    return create(PREFIX, random);
  }

  /// As {@link #create(SecureRandom)}, with another beginning.
  static String create(String prefix, SecureRandom random) {
    byte[] bits = new byte[BYTES];
    random.nextBytes(bits);
    return prefix + HexFormat.of().formatHex(bits);
  }

  /// Lower-case hex SHA-256 of the key's UTF-8 bytes, by which {@link KeyStore#find} knows it. A
  /// slow hash would protect weak keys; ours have 256 bits.
  public static String hash(String key) {
    try {
      MessageDigest digest = (MessageDigest) SHA_256.clone();
      return HexFormat.of().formatHex(digest.digest(key.getBytes(StandardCharsets.UTF_8)));
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("this Java platform cannot copy its SHA-256", e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /// What is kept of a key, which comes with a workspace of its own. Its id comes from its hash, so
  /// a key that is preset at each start keeps its id, and its tasks.
  public static ApiKey describe(String key, String name, Instant created) {
    String hash = hash(key);
    String id = "k-" + hash.substring(0, ID_DIGITS);
    return new ApiKey(
        id,
        id,
        KeySecrets.of(hash),
        KeyTerms.named(name),
        created.truncatedTo(ChronoUnit.MILLIS),
        Optional.empty());
  }
}
