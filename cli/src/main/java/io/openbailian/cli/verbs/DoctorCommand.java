package io.openbailian.cli.verbs;

import io.openbailian.cli.doctor.Diagnosis;
import io.openbailian.cli.doctor.DiskLook;
import io.openbailian.cli.doctor.ServiceLook;
import io.openbailian.cli.doctor.VariablesLook;
import io.openbailian.cli.local.CommandContext;
import io.openbailian.cli.local.LocalServer;
import io.openbailian.cli.local.ServerLauncher;
import io.openbailian.cli.local.Target;
import io.openbailian.cli.local.Targets;
import io.openbailian.cli.output.CommandException;
import io.openbailian.cli.output.ExitCode;
import io.openbailian.cli.output.Printable;
import io.openbailian.cli.output.Texts;
import io.openbailian.cli.verbs.option.Options;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `doctor`: looks at everything that usually keeps calls from working, and says what to do about
/// it.
final class DoctorCommand implements Command {
  private static final String CONFIG = "--config";

  private final CommandContext context;

  DoctorCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpecs.of(this, "doctor");
    return Options.help(
        Options.target(spec).addOption(Options.value(CONFIG, "FILE", "doctor.config")));
  }

  @Override
  public ExitCode run(ParseResult parsed) throws InterruptedException {
    Path data = Options.dataFolder(context, parsed);
    Diagnosis diagnosis = new Diagnosis();
    DiskLook.at(data, diagnosis);
    Optional<LocalServer> local = LocalServer.runningOn(data);
    local.ifPresentOrElse(
        server ->
            diagnosis.good(
                Texts.say("doctor.what-server"), Texts.say("doctor.server-runs", server.url())),
        () ->
            diagnosis.good(Texts.say("doctor.what-server"), Texts.say("doctor.server-none", data)));
    VariablesLook.at(context, local.map(LocalServer::url), diagnosis);
    service(parsed, diagnosis);
    engines(parsed, data, diagnosis);
    diagnosis.lines().forEach(line -> context.out().println(Printable.of(line)));
    return diagnosis.healthy() ? ExitCode.OK : ExitCode.FAILED;
  }

  private void service(ParseResult parsed, Diagnosis diagnosis) throws InterruptedException {
    try {
      Targets targets = new Targets(context, Options.service(parsed));
      if (targets.named().isEmpty()
          && LocalServer.runningOn(Options.dataFolder(context, parsed)).isEmpty()) {
        diagnosis.good(Texts.say("doctor.what-service"), Texts.say("doctor.service-none"));
        return;
      }
      Target target = targets.running();
      new ServiceLook(target.base(), target.key()).at(diagnosis);
    } catch (CommandException e) {
      diagnosis.bad(Texts.say("doctor.what-service"), String.valueOf(e.getMessage()));
    }
  }

  private void engines(ParseResult parsed, Path data, Diagnosis diagnosis)
      throws InterruptedException {
    Optional<String> config = Options.text(parsed, CONFIG);
    if (config.isEmpty()) {
      return;
    }
    Map<String, String> options = new HashMap<>();
    options.put("data", data.toString());
    try {
      List<ServerLauncher.CheckedEngine> engines =
          context
              .servers()
              .get()
              .checkEngines(config.map(context.folder()::resolve), context.environment(), options);
      for (ServerLauncher.CheckedEngine engine : engines) {
        String name = Texts.say("doctor.what-engine", engine.name());
        engine
            .trouble()
            .ifPresentOrElse(
                trouble -> diagnosis.bad(name, trouble),
                () -> diagnosis.good(name, Texts.say("doctor.engine-answers", engine.millis())));
      }
    } catch (CommandException e) {
      diagnosis.bad(Texts.say("doctor.what-configuration"), String.valueOf(e.getMessage()));
    }
  }
}
