package io.openbailian.server.artifact;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs the URLs of result files: whoever has one may read its file until it expires, without a
/// key. The signature covers the path and `Expires`, never host or scheme, for GET and HEAD alike.
public final class UrlSigner {
  private static final String ALGORITHM = "HmacSHA256";
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  /// Initialized once and never used itself: looking for an algorithm and keying it costs more than
  /// signing.
  private final Mac keyed;

  /// @param secret at least 32 bytes
  public UrlSigner(byte[] secret) {
    if (secret.length < ServerSecret.BYTES) {
      throw new IllegalArgumentException("a secret has at least 32 bytes");
    }
    try {
      this.keyed = Mac.getInstance(ALGORITHM);
      keyed.init(new SecretKeySpec(secret, ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  /// The query of the path's URL, for example `Expires=1755165895&Signature=…`; the same for the
  /// same path and moment.
  ///
  /// @param expires counted in whole seconds
  public String sign(String path, Instant expires) {
    long seconds = expires.getEpochSecond();
    return "Expires=" + seconds + "&Signature=" + signature(path, seconds);
  }

  /// True when the signature was made by this server for this path and these seconds; whether they
  /// are over is the caller's to ask. Takes the same time for every wrong signature.
  public boolean verify(String path, long expires, String signature) {
    return MessageDigest.isEqual(
        signature(path, expires).getBytes(StandardCharsets.UTF_8),
        signature.getBytes(StandardCharsets.UTF_8));
  }

  private String signature(String path, long expires) {
    try {
      Mac mac = (Mac) keyed.clone();
      // A line feed cannot stand in a path, so no two pairs are signed as the same bytes.
      byte[] signed = (path + "\n" + expires).getBytes(StandardCharsets.UTF_8);
      return ENCODER.encodeToString(mac.doFinal(signed));
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the platform's HmacSHA256 can be copied", e);
    }
  }
}
