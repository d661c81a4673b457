package io.openbailian.server.admission;

import java.time.Instant;

/// A tenant: it owns tasks, files, uploads, results and shares, whichever of its keys they came
/// with.
///
/// @param id for example `w-5d1c09aa`, or that of the key it came with
/// @param name may be empty
public record Workspace(String id, String name, Instant created) {

  Workspace named(String other) {
    return new Workspace(id, other, created);
  }
}
