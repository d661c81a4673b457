package io.openbailian.server.artifact;

import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.Wire;
import io.openbailian.protocol.WireException;
import io.openbailian.protocol.WireTime;
import io.openbailian.text.Parts;
import io.openbailian.text.Trim;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Knows the addresses of this server's own results by their signature, under whatever host and
/// scheme they were given out.
public final class OwnResults {
  private final Rows rows;
  private final ArtifactStore files;
  private final UrlSigner signer;

  /// Finds the row of a result; {@link ArtifactIndex#find}.
  @FunctionalInterface
  public interface Rows {
    Optional<Artifact> find(String name, Instant now) throws InterruptedException;
  }

  public OwnResults(Rows rows, ArtifactStore files, UrlSigner signer) {
    this.rows = rows;
    this.files = files;
    this.signer = signer;
  }

  /// The file of a result; empty when this server did not sign the address.
  ///
  /// @throws WireException when it did, but the result is gone
  Optional<InputFile> find(String which, URI address, Instant now) throws InterruptedException {
    Optional<String> name = signedName(address);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    Instant expires = Instant.ofEpochSecond(expires(query(address)));
    if (!now.isBefore(expires)) {
      throw gone(which, "the result was kept until " + WireTime.format(expires));
    }
    Artifact artifact =
        rows.find(name.get(), now)
            .orElseThrow(() -> gone(which, "the result does not exist any more"));
    return Optional.of(
        files
            .find(artifact.name())
            .<InputFile>map(file -> new InputFile.Kept(file, artifact.bytes()))
            .orElseThrow(() -> gone(which, "the result does not exist any more")));
  }

  /// Whether this server signed the address.
  boolean isOurs(URI address) {
    return signedName(address).isPresent();
  }

  private Optional<String> signedName(URI address) {
    String path = String.valueOf(address.getRawPath());
    int at = path.lastIndexOf(Wire.RESULTS + "/");
    if (at < 0) {
      return Optional.empty();
    }
    Map<String, String> query = query(address);
    boolean ours =
        signer.verify(path.substring(at), expires(query), query.getOrDefault(Wire.SIGNATURE, ""));
    return ours ? Optional.of(path.substring(at + Wire.RESULTS.length() + 1)) : Optional.empty();
  }

  private static long expires(Map<String, String> query) {
    String seconds = query.getOrDefault(Wire.EXPIRES, "");
    return Trim.isDigits(seconds, 11) ? Long.parseLong(seconds) : -1;
  }

  private static Map<String, String> query(URI address) {
    Map<String, String> parameters = new HashMap<>();
    for (String pair : Parts.of(String.valueOf(address.getRawQuery()), "&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.put(pair.substring(0, equals), pair.substring(equals + 1));
      }
    }
    return parameters;
  }

  private static WireException gone(String which, String why) {
    return new WireException(ErrorCode.INVALID_URL.with().sent(which + ": " + why));
  }
}
