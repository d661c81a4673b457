package io.openbailian.cli.batch.source;

import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// One entry as its file writes it.
///
/// @param kind of the list it stands in; empty where the file has no such lists
/// @param fields flat, or as the body of the HTTP call, or as a line of OpenAI's batch form
public record WrittenEntry(EntryPlace place, Optional<EntryKind> kind, ObjectNode fields) {

  /// An entry of a file without lists.
  static WrittenEntry of(EntryPlace place, ObjectNode fields) {
    return new WrittenEntry(place, Optional.empty(), fields);
  }

  public WrittenEntry with(ObjectNode changed) {
    return new WrittenEntry(place, kind, changed);
  }
}
