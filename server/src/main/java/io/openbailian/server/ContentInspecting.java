package io.openbailian.server;

import io.openbailian.catalog.Catalog;
import io.openbailian.engine.Time;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.WireException;
import io.openbailian.server.config.InspectorSettings;
import io.openbailian.server.config.Settings;
import io.openbailian.server.inspection.TextInspection;
import io.openbailian.server.invoke.Invoker;
import io.openbailian.server.invoke.ModelJudge;
import io.openbailian.server.routing.EngineRouter;
import io.openbailian.server.routing.Route;
import io.openbailian.server.task.IdSource;
import java.util.List;
import java.util.Optional;

/// What texts are looked at by, as the settings have it.
final class ContentInspecting {
  private ContentInspecting() {}

  /// The list, and after it the model, where they are set.
  ///
  /// @param ids of questions
  /// @throws IllegalArgumentException with what is wrong with the settings
  static TextInspection of(
      Settings all,
      Catalog catalog,
      Invoker invoker,
      EngineRouter engines,
      IdSource ids,
      Time time) {
    InspectorSettings settings = all.inspector();
    if (settings.model().isEmpty()) {
      if (settings.engine().isPresent()) {
        throw new IllegalArgumentException("inspector.engine: inspector.model is missing");
      }
      return TextInspection.by(all.inspection(), Optional.empty());
    }
    settings
        .engine()
        .filter(name -> engines.lane(name).isEmpty())
        .ifPresent(name -> {
          throw new IllegalArgumentException("inspector.engine: there is no engine " + name);
        });
    TwoInstructions request =
        TwoInstructions.of(
            catalog,
            invoker,
            settings.model().get(),
            settings.promptFile(),
            "inspector.model",
            "inspector.prompt-file",
            "inspection-instruction.txt");
    ModelJudge judge =
        new ModelJudge(
            request::about,
            invocation ->
                settings
                    .engine()
                    .map(name -> only(engines, name))
                    .orElseGet(() -> engines.routeFor(invocation.operation(), invocation.model())),
            new ModelJudge.Bounds(
                settings.timeout(), settings.whenDown() == InspectorSettings.WhenDown.PASS),
            ids,
            time);
    return TextInspection.by(all.inspection(), Optional.of(judge));
  }

  private static Route only(EngineRouter engines, String name) {
    return new Route(
        List.of(
            List.of(
                engines
                    .lane(name)
                    .orElseThrow(() -> new WireException(ErrorCode.MODEL_UNAVAILABLE.with())))),
        Optional.empty());
  }
}
