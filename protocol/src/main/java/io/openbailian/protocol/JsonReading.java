package io.openbailian.protocol;

import java.util.List;
import tools.jackson.databind.JsonNode;

/// What came of reading a JSON document that somebody else wrote.
public sealed interface JsonReading {

  /// A document.
  ///
  /// @param tree the members that are read
  /// @param unknown paths of members that are not, for example `parameters.colour`; the first ones
  /// @param weight about how many bytes of memory the tree takes
  record Read(JsonNode tree, List<String> unknown, long weight) implements JsonReading {
    public Read {
      unknown = List.copyOf(unknown);
    }
  }

  /// A document whose tree would take more memory than it was given. It was read to its end, and is
  /// one; nothing of it is kept.
  ///
  /// @param weight about how many bytes its values take, without the letters of its texts
  record TooHeavy(long weight) implements JsonReading {}

  /// No document, or one beyond the limits.
  ///
  /// @param reason for its sender, about "the body", for example `is no JSON`
  record Broken(String reason) implements JsonReading {}
}
