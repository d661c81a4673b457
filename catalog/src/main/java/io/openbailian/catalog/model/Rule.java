package io.openbailian.catalog.model;

import java.util.List;

/// What a field has to do with the other fields of its request.
public sealed interface Rule {

  /// A request may say the field only when the others fit.
  record RefusedUnless(Condition condition) implements Rule {}

  /// What a request says counts only when the others fit; otherwise it is not even looked at.
  record IgnoredUnless(Condition condition) implements Rule {}

  /// The value is not that of the other field.
  record DiffersFrom(String meaning) implements Rule {}

  /// This field or the other one has one of the words.
  record PairHas(String meaning, List<String> words) implements Rule {
    public PairHas {
      words = List.copyOf(words);
    }
  }

  /// The picture is as large as the other field's, which shows once both are fetched.
  record SameSizeAs(String meaning) implements Rule {}
}
