package io.openbailian.s3;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// Hashes of content.
final class ContentHashes {
  private ContentHashes() {}

  static MessageDigest sha256() {
    return of("SHA-256");
  }

  /// What S3 checks content by; nothing is trusted because of it.
  static MessageDigest md5() {
    return of("MD5");
  }

  /// In base64, as the header has it.
  static String md5(byte[] bytes) {
    return Base64.getEncoder().encodeToString(md5().digest(bytes));
  }

  private static MessageDigest of(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + algorithm, e);
    }
  }
}
