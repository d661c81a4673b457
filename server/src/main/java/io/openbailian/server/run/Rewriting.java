package io.openbailian.server.run;

import io.openbailian.engine.PromptRewriter;
import java.util.Optional;

/// Rewrites the prompts of requests that want it, for engines that do not do so themselves.
public interface Rewriting {
  /// What the rewriter that needs no model is told as.
  String BUILT_IN = "built-in";

  /// Nobody does.
  Rewriting NONE = (_, _) -> Optional.empty();

  /// A prompt as it is to be used.
  ///
  /// @param by who made it so: a model, or {@link #BUILT_IN}
  record Rewritten(String prompt, String by) {}

  /// Rewrites the prompt of a run.
  ///
  /// @param seed of the first picture
  /// @return empty where it stays as it is
  Optional<Rewritten> of(Run run, long seed) throws InterruptedException;

  /// The same again for work that an engine has in hand already; empty where it may come out
  /// differently each time.
  default Optional<Rewritten> again(Run run, long seed) throws InterruptedException {
    return of(run, seed);
  }

  /// By a rewriter that an engine offers, if one does.
  static Rewriting by(Optional<PromptRewriter> rewriter) {
    return rewriter
        .<Rewriting>map(one ->
            (run, seed) ->
                Optional.of(new Rewritten(one.rewritten(run.inputs().values(), seed), BUILT_IN)))
        .orElse(NONE);
  }
}
