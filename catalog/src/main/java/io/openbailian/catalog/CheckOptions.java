package io.openbailian.catalog;

/// How strict a check is where an operator may choose.
public record CheckOptions(PromptOverflow promptOverflow) {

  /// What a server does that was not told otherwise.
  public static final CheckOptions DEFAULTS = new CheckOptions(PromptOverflow.REJECT);
}
