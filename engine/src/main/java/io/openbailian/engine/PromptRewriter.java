package io.openbailian.engine;

import io.openbailian.catalog.model.Values;

/// Rewrites the prompt of a picture or film more fully, for engines that do not do so themselves.
@FunctionalInterface
public interface PromptRewriter {

  /// The prompt as it is to be used in place of the one in the values. Quick: it runs before each
  /// call whose request has `prompt_extend` on.
  String rewritten(Values values, long seed);
}
