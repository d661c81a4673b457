package io.openbailian.server.artifact;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs texts with the secret of this data folder. Whoever signs for one purpose must begin the
/// text as nobody else does.
public final class Hmac {
  private static final String ALGORITHM = "HmacSHA256";
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  /// Initialized once and never used itself: looking for an algorithm and keying it costs more than
  /// signing.
  private final Mac keyed;

  /// @param secret at least 32 bytes
  public Hmac(byte[] secret) {
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

  /// The signature, in characters that may stand in a URL.
  public String sign(String text) {
    try {
      Mac mac = (Mac) keyed.clone();
      return ENCODER.encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the platform's HmacSHA256 can be copied", e);
    }
  }

  /// True when the signature was made with this secret for this text. Takes the same time for every
  /// wrong signature.
  public boolean verify(String text, String signature) {
    return MessageDigest.isEqual(
        sign(text).getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
  }
}
