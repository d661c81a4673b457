package io.openbailian.cli.verbs;

import io.openbailian.cli.local.CommandContext;
import io.openbailian.cli.local.Target;
import io.openbailian.cli.local.Targets;
import io.openbailian.cli.output.ExitCode;
import io.openbailian.cli.output.Printable;
import io.openbailian.cli.output.ResultPrinter;
import io.openbailian.cli.verbs.option.Options;
import io.openbailian.client.BailianClient;
import io.openbailian.protocol.TaskStatus;
import io.openbailian.protocol.client.ItemAnswer;
import io.openbailian.protocol.client.TaskAnswer;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `tasks show`: everything the service tells about tasks.
final class TasksShowCommand implements Command {
  private final CommandContext context;

  TasksShowCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public CommandSpec spec() {
    return TasksCommand.withIds(
        TasksCommand.verb(this, "show", "verb.tasks.show").addOption(Options.json()));
  }

  @Override
  public ExitCode run(ParseResult parsed) throws InterruptedException {
    ExitCode exit = ExitCode.OK;
    try (Target target = new Targets(context, Options.service(parsed)).running();
        BailianClient client = target.client(context.pace())) {
      for (String id : TasksCommand.ids(parsed)) {
        TaskAnswer task = client.task(id);
        print(task, Options.flag(parsed, Options.JSON));
        exit = task.status() == TaskStatus.UNKNOWN ? ExitCode.FAILED : exit;
      }
    }
    return exit;
  }

  private void print(TaskAnswer task, boolean json) {
    if (json) {
      context.out().println(ResultPrinter.pretty(task.whole()));
      return;
    }
    fact("task", Optional.of(task.taskId()));
    fact("status", Optional.of(task.status().name()));
    fact("submitted", task.submitted());
    fact("scheduled", task.scheduled());
    fact("ended", task.ended());
    fact("code", task.code());
    fact("message", task.message());
    task.items().forEach(this::print);
  }

  private void print(ItemAnswer item) {
    fact("prompt", item.originalPrompt());
    fact("expanded", item.actualPrompt());
    fact("url", item.url());
    item.code()
        .ifPresent(code -> fact("failed", Optional.of(code + ": " + item.message().orElse(""))));
  }

  private void fact(String name, Optional<String> value) {
    value.ifPresent(text -> context.out().println("%-12s %s".formatted(name, Printable.of(text))));
  }
}
