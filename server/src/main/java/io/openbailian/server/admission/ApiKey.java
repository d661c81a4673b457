package io.openbailian.server.admission;

import java.time.Instant;
import java.util.Optional;

/// A key as the server knows it: never the key itself, only hashes of what opens it.
///
/// @param id short and public, for example `k-3f9a2c1d`; a rotation does not change it
/// @param workspace id of the workspace it opens; a key that came with its own workspace has the
///   same id
/// @param revoked since when it is gone for good
public record ApiKey(
    String id,
    String workspace,
    KeySecrets secrets,
    KeyTerms terms,
    Instant created,
    Optional<Instant> revoked) {

  /// Who asks with it.
  public Principal principal() {
    return new Principal(workspace, id);
  }

  public String name() {
    return terms.name();
  }

  /// The same key under another id, in the workspace of that id.
  public ApiKey withId(String other) {
    return new ApiKey(other, other, secrets, terms, created, revoked);
  }

  /// The same key of another workspace.
  public ApiKey in(String other) {
    return new ApiKey(id, other, secrets, terms, created, revoked);
  }

  ApiKey with(KeyTerms changed) {
    return new ApiKey(id, workspace, secrets, changed, created, revoked);
  }

  ApiKey with(KeySecrets changed) {
    return new ApiKey(id, workspace, changed, terms, created, revoked);
  }

  ApiKey revokedAt(Instant now) {
    return new ApiKey(id, workspace, secrets, terms, created, Optional.of(now));
  }

  /// Why it opens nothing now; empty while it does.
  public Optional<String> closed(Instant now) {
    if (revoked.isPresent()) {
      return Optional.of("this key was deleted");
    }
    if (terms.disabled()) {
      return Optional.of("this key is disabled; an administrator can enable it again");
    }
    return terms
        .expires()
        .filter(end -> !now.isBefore(end))
        .map("this key expired at %s"::formatted);
  }
}
