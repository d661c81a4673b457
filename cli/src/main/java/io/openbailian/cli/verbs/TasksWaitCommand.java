package io.openbailian.cli.verbs;

import io.openbailian.cli.local.CommandContext;
import io.openbailian.cli.local.ResultSaver;
import io.openbailian.cli.local.Target;
import io.openbailian.cli.local.Targets;
import io.openbailian.cli.output.Destination;
import io.openbailian.cli.output.ExitCode;
import io.openbailian.cli.output.Outcome;
import io.openbailian.cli.output.Picture;
import io.openbailian.cli.output.PictureSaver;
import io.openbailian.cli.output.ResultPrinter;
import io.openbailian.cli.output.TaskWatch;
import io.openbailian.cli.verbs.option.Options;
import io.openbailian.client.BailianClient;
import io.openbailian.protocol.client.TaskAnswer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `tasks wait`: returns when tasks have ended, and fetches their pictures if asked to.
final class TasksWaitCommand implements Command {
  private static final String OUT = "--out";

  private final CommandContext context;

  TasksWaitCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public CommandSpec spec() {
    return TasksCommand.withIds(
        TasksCommand.verb(this, "wait", "verb.tasks.wait")
            .addOption(Options.value(OUT, "FILE|DIR", "tasks.out"))
            .addOption(Options.json()));
  }

  @Override
  public ExitCode run(ParseResult parsed) throws InterruptedException {
    ExitCode exit = ExitCode.OK;
    Optional<Destination> output =
        Options.text(parsed, OUT).map(named -> Destination.of(context.folder(), named));
    output.ifPresent(Destination::attempt);
    try (Target target = new Targets(context, Options.service(parsed)).running();
        BailianClient client = target.client(context.pace())) {
      for (String id : TasksCommand.ids(parsed)) {
        ExitCode one = wait(target, client, id, output, parsed);
        exit = exit == ExitCode.OK ? one : exit;
      }
    }
    return exit;
  }

  private ExitCode wait(
      Target target,
      BailianClient client,
      String id,
      Optional<Destination> output,
      ParseResult parsed)
      throws InterruptedException {
    TaskAnswer task = new TaskWatch(context.terminal(), client).until(id);
    Outcome outcome = Outcome.of(task);
    boolean json = Options.flag(parsed, Options.JSON);
    List<Picture> pictures =
        output.isPresent()
            ? new ResultSaver(target)
                .save(
                    new PictureSaver(client, output.get(), "picture", OptionalLong.empty()),
                    outcome)
            : List.of();
    if (output.isEmpty() && !json) {
      context.out().println(id + "\t" + task.status());
    }
    return new ResultPrinter(context.terminal(), json)
        .print(outcome, pictures, OptionalLong.empty());
  }
}
