package io.openbailian.catalog.model;

/// What becomes of a text that is longer than its field allows.
public enum PromptOverflow {
  /// The request is refused with the length it may have.
  REJECT,
  /// The text is cut silently, as the vendor's service does.
  TRUNCATE
}
