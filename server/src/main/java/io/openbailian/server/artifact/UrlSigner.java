package io.openbailian.server.artifact;

import java.time.Instant;

/// Signs the URLs of result files: whoever has one may read its file until it expires, without a
/// key. The signature covers the path and `Expires`, never host or scheme, for GET and HEAD alike.
public final class UrlSigner {
  private final Hmac hmac;

  /// @param secret at least 32 bytes
  public UrlSigner(byte[] secret) {
    this(new Hmac(secret));
  }

  public UrlSigner(Hmac hmac) {
    this.hmac = hmac;
  }

  /// The query of the path's URL, for example `Expires=1755165895&Signature=…`; the same for the
  /// same path and moment.
  ///
  /// @param expires counted in whole seconds
  public String sign(String path, Instant expires) {
    long seconds = expires.getEpochSecond();
    return "Expires=" + seconds + "&Signature=" + hmac.sign(signed(path, seconds));
  }

  /// True when the signature was made by this server for this path and these seconds; whether they
  /// are over is the caller's to ask. Takes the same time for every wrong signature.
  public boolean verify(String path, long expires, String signature) {
    return hmac.verify(signed(path, expires), signature);
  }

  /// A line feed cannot stand in a path, so no two pairs are signed as the same text.
  private static String signed(String path, long expires) {
    return path + "\n" + expires;
  }
}
