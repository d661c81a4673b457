package io.openbailian.catalog.check;

import tools.jackson.databind.JsonNode;

/// What a field says to one value.
public sealed interface Verdict {

  /// The value in canonical form.
  record Fit(JsonNode value) implements Verdict {}

  /// It fits, and other fields hold what is in it.
  record Passed() implements Verdict {}

  record Unfit(Violation violation) implements Verdict {}
}
