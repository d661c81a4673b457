package io.openbailian.cli.verbs;

import io.openbailian.cli.local.CommandContext;
import io.openbailian.cli.local.Target;
import io.openbailian.cli.local.Targets;
import io.openbailian.cli.output.CommandException;
import io.openbailian.cli.output.ExitCode;
import io.openbailian.cli.output.Printable;
import io.openbailian.cli.output.ResultPrinter;
import io.openbailian.cli.output.Texts;
import io.openbailian.cli.verbs.option.Options;
import io.openbailian.client.BailianClient;
import io.openbailian.protocol.TaskStatus;
import io.openbailian.protocol.WireTime;
import io.openbailian.protocol.client.TaskListAnswer;
import io.openbailian.protocol.client.TaskListQuery;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// `tasks list`: the newest tasks of the last 24 hours.
final class TasksListCommand implements Command {
  private static final String STATUS = "--status";
  private static final String MODEL = "--model";
  private static final String PAGE = "--page";
  private static final String PAGE_SIZE = "--page-size";
  private static final String ROW = "%-36s  %-9s  %-20s  %-23s  %s";
  private static final int USUAL_PAGE_SIZE = 10;

  private final CommandContext context;

  TasksListCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public CommandSpec spec() {
    return TasksCommand.verb(this, "list", "verb.tasks.list")
        .addOption(
            Options.value(STATUS, "STATUS", "tasks.status", Arrays.toString(TaskStatus.values())))
        .addOption(Options.value(MODEL, "NAME", "tasks.model"))
        .addOption(count(PAGE, "tasks.page"))
        .addOption(count(PAGE_SIZE, "tasks.page-size"))
        .addOption(Options.json());
  }

  private static OptionSpec count(String name, String about) {
    return OptionSpec.builder(name)
        .paramLabel("NUMBER")
        .type(Integer.class)
        .description(about)
        .build();
  }

  @Override
  public ExitCode run(ParseResult parsed) throws InterruptedException {
    TaskListQuery query = query(parsed);
    try (Target target = new Targets(context, Options.service(parsed)).running();
        BailianClient client = target.client(context.pace())) {
      TaskListAnswer page = client.tasks(query);
      if (Options.flag(parsed, Options.JSON)) {
        context.out().println(ResultPrinter.pretty(page.whole()));
      } else {
        print(page);
      }
      return ExitCode.OK;
    }
  }

  private static TaskListQuery query(ParseResult parsed) {
    return new TaskListQuery(
        Options.text(parsed, STATUS).map(TasksListCommand::status),
        Options.text(parsed, MODEL),
        Optional.empty(),
        Optional.empty(),
        parsed.matchedOptionValue(PAGE, 1),
        parsed.matchedOptionValue(PAGE_SIZE, USUAL_PAGE_SIZE));
  }

  private static TaskStatus status(String text) {
    try {
      return TaskStatus.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw CommandException.usage(
          Texts.say("tasks.no-status", text, Arrays.toString(TaskStatus.values())));
    }
  }

  private void print(TaskListAnswer page) {
    if (page.tasks().isEmpty()) {
      context.terminal().say(Texts.say("tasks.none"));
      return;
    }
    context.out().println(ROW.formatted("TASK", "STATUS", "MODEL", "SUBMITTED", "TOOK"));
    page.tasks().forEach(task -> context.out().println(row(task)));
    if (page.pages() > page.page()) {
      context.terminal().say(Texts.say("tasks.more", page.page(), page.pages(), page.page() + 1));
    }
  }

  private static String row(TaskListAnswer.Line task) {
    return ROW.formatted(
            Printable.of(task.taskId()),
            task.status(),
            Printable.of(task.model()),
            task.created().map(WireTime::format).orElse(""),
            took(task))
        .stripTrailing();
  }

  private static String took(TaskListAnswer.Line task) {
    return task.created().isPresent() && task.ended().isPresent()
        ? String.format(
            Locale.ROOT,
            "%.2f s",
            Duration.between(task.created().get(), task.ended().get()).toMillis() / 1e3)
        : "";
  }
}
