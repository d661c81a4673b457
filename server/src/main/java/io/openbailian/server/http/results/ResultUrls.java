package io.openbailian.server.http.results;

import io.openbailian.protocol.Wire;
import io.openbailian.server.artifact.UrlSigner;
import java.time.Instant;

/// The signed URLs of result files.
public final class ResultUrls {
  private final UrlSigner signer;
  private final String base;

  /// @param base the scheme and host under which the client reaches this server
  public ResultUrls(UrlSigner signer, String base) {
    this.signer = signer;
    this.base = base;
  }

  public String of(String artifact, Instant expires) {
    return signed(Wire.RESULTS + "/" + artifact, expires);
  }

  /// Where a small picture of a picture is.
  public String thumb(String artifact, Instant expires) {
    return signed(Wire.THUMB + "/" + artifact, expires);
  }

  private String signed(String path, Instant expires) {
    return base + path + "?" + signer.sign(path, expires);
  }
}
