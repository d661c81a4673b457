package io.openbailian.server;

import io.openbailian.catalog.Catalog;
import io.openbailian.engine.Time;
import io.openbailian.server.config.Settings;
import io.openbailian.server.config.Settings.PromptExtendSettings;
import io.openbailian.server.invoke.Invoker;
import io.openbailian.server.invoke.ModelRewriting;
import io.openbailian.server.routing.EngineRouter;
import io.openbailian.server.run.Rewriting;

/// Who rewrites prompts, as the settings have it.
final class PromptExtending {
  private PromptExtending() {}

  /// Who rewrites prompts.
  ///
  /// @throws IllegalArgumentException with what is wrong with the settings
  static Rewriting of(
      Settings all, Catalog catalog, Invoker invoker, EngineRouter engines, Time time) {
    PromptExtendSettings settings = all.promptExtend();
    Rewriting embedded = Rewriting.by(engines.rewriter());
    if (settings.model().isEmpty()) {
      return embedded;
    }
    TwoInstructions request =
        TwoInstructions.of(
            catalog,
            invoker,
            settings.model().get(),
            settings.instruction(),
            "prompt-extend.model",
            "prompt-extend.instruction",
            "rewriting-instruction.txt");
    return new ModelRewriting(
        request::about,
        invocation -> engines.routeFor(invocation.operation(), invocation.model()),
        embedded,
        time);
  }
}
