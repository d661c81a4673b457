package io.openbailian.catalog.check;

import io.openbailian.catalog.model.PromptOverflow;

/// How lenient a check is where an operator may choose.
///
/// @param exactSpelling whether numbers, flags and sizes have to be spelt as the documents spell
///   them: no `"n": "1"`, no `1024x1024`
/// @param reservedToolNames whether a tool must not have a name that the service keeps for itself
public record CheckOptions(
    PromptOverflow promptOverflow, boolean exactSpelling, boolean reservedToolNames) {

  /// What a server does that was not told otherwise.
  public static final CheckOptions DEFAULTS = new CheckOptions(PromptOverflow.REJECT);

  /// Lenient but for this.
  public CheckOptions(PromptOverflow promptOverflow) {
    this(promptOverflow, false, false);
  }
}
