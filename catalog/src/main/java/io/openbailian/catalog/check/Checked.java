package io.openbailian.catalog.check;

import io.openbailian.catalog.model.Values;
import java.util.List;

/// What a check found.
public sealed interface Checked {

  /// The request is valid; these are its values with defaults applied.
  record Valid(Values values) implements Checked {}

  /// The request is refused.
  ///
  /// @param violations never empty; the first is what the wire answers
  record Invalid(List<Violation> violations) implements Checked {
    public Invalid {
      violations = List.copyOf(violations);
    }
  }
}
