package io.openbailian.cli.verbs;

import io.openbailian.cli.local.CommandContext;
import io.openbailian.cli.local.Target;
import io.openbailian.cli.local.Targets;
import io.openbailian.cli.output.ErrorPrinter;
import io.openbailian.cli.output.ExitCode;
import io.openbailian.cli.verbs.option.Options;
import io.openbailian.client.BailianClient;
import io.openbailian.client.RefusedException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `tasks cancel`: takes tasks back that have not begun.
final class TasksCancelCommand implements Command {
  private final CommandContext context;

  TasksCancelCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public CommandSpec spec() {
    return TasksCommand.withIds(TasksCommand.verb(this, "cancel", "verb.tasks.cancel"));
  }

  @Override
  public ExitCode run(ParseResult parsed) throws InterruptedException {
    ExitCode exit = ExitCode.OK;
    try (Target target = new Targets(context, Options.service(parsed)).running();
        BailianClient client = target.client(context.pace())) {
      for (String id : TasksCommand.ids(parsed)) {
        exit = cancel(client, id) ? exit : ExitCode.REFUSED;
      }
    }
    return exit;
  }

  /// One refusal does not keep the others from being canceled.
  private boolean cancel(BailianClient client, String id) throws InterruptedException {
    try {
      client.cancel(id);
      context.out().println(id + "\tcanceled");
      return true;
    } catch (RefusedException e) {
      context.err().println("task " + id);
      ErrorPrinter.print(context.err(), e);
      return false;
    }
  }
}
