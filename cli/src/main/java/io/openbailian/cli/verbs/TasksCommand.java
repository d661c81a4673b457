package io.openbailian.cli.verbs;

import io.openbailian.cli.local.CommandContext;
import io.openbailian.cli.verbs.option.Options;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `tasks` and what its verbs have in common.
final class TasksCommand {
  private TasksCommand() {}

  static CommandSpec spec(CommandContext context) {
    CommandSpec spec = CommandSpecs.group("tasks");
    for (Command verb :
        List.of(
            new TasksListCommand(context),
            new TasksShowCommand(context),
            new TasksCancelCommand(context),
            new TasksWaitCommand(context))) {
      CommandSpec child = verb.spec();
      CommandSpecs.put(spec, child);
    }
    return Options.help(spec);
  }

  static CommandSpec verb(Command command, String name, String about) {
    CommandSpec spec = CommandSpecs.of(command, name);
    spec.usageMessage().description(about);
    return Options.help(Options.target(spec));
  }

  static CommandSpec withIds(CommandSpec spec) {
    return spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("TASK_ID")
            .arity("1..*")
            .required(true)
            .type(String[].class)
            .description("tasks.id")
            .build());
  }

  static List<String> ids(ParseResult parsed) {
    return List.of(parsed.matchedPositional(0).<String[]>getValue());
  }
}
