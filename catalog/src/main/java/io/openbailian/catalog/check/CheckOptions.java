package io.openbailian.catalog.check;

import io.openbailian.catalog.model.PromptOverflow;

/// How strict a check is where an operator may choose.
///
/// @param strict whether what the service refuses is refused although it does no harm
public record CheckOptions(PromptOverflow promptOverflow, boolean strict) {

  /// What a server does that was not told otherwise.
  public static final CheckOptions DEFAULTS = new CheckOptions(PromptOverflow.REJECT);

  /// Lenient but for this.
  public CheckOptions(PromptOverflow promptOverflow) {
    this(promptOverflow, false);
  }
}
