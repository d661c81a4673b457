package io.openbailian.cli.verbs;

import io.openbailian.cli.local.CommandContext;
import io.openbailian.cli.output.CommandException;
import io.openbailian.cli.output.ExitCode;
import io.openbailian.cli.output.Texts;
import io.openbailian.cli.verbs.option.Options;
import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `completion`: what a shell needs to complete verbs and options.
final class CompletionCommand implements Command {
  static final String NAME = "completion";

  private static final String PROGRAM = "bailian";
  private static final String FISH = "fish";
  private static final List<String> SHELLS = List.of("bash", "zsh", FISH);

  private final CommandContext context;

  CompletionCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public CommandSpec spec() {
    return Options.help(
        CommandSpecs.of(this, NAME)
            .addPositional(
                PositionalParamSpec.builder()
                    .paramLabel("SHELL")
                    .arity("1")
                    .required(true)
                    .type(String.class)
                    .description("completion.shell", String.join(", ", SHELLS))
                    .build()));
  }

  @Override
  public ExitCode run(ParseResult parsed) {
    String shell = parsed.matchedPositional(0).<String>getValue();
    if (!SHELLS.contains(shell)) {
      throw CommandException.usage(
          Texts.say("option.one-of", "SHELL", String.join(", ", SHELLS), shell));
    }
    CommandLine line = all();
    context.out().print(shell.equals(FISH) ? fish(line) : AutoComplete.bash(PROGRAM, line));
    context.out().flush();
    return ExitCode.OK;
  }

  private CommandLine all() {
    CommandSpec root = Options.help(CommandSpecs.group(PROGRAM));
    Verb.all(context).values().forEach(verb -> CommandSpecs.put(root, verb.spec()));
    return new CommandLine(root, CommandSpecs.FACTORY);
  }

  private static String fish(CommandLine line) {
    StringBuilder script = new StringBuilder();
    line.getSubcommands()
        .forEach((name, verb) -> {
          script.append(
              "complete -c %s -f -n __fish_use_subcommand -a %s -d '%s'%n"
                  .formatted(PROGRAM, name, about(verb.getCommandSpec())));
          String here = "__fish_seen_subcommand_from " + name;
          verb.getSubcommands()
              .keySet()
              .forEach(below ->
                  script.append(
                      "complete -c %s -f -n '%s' -a %s%n".formatted(PROGRAM, here, below)));
          options(verb).forEach(option -> script.append(fish(option, here)));
          verb.getSubcommands()
              .values()
              .forEach(
                  below -> options(below).forEach(option -> script.append(fish(option, here))));
        });
    return script.toString();
  }

  private static List<OptionSpec> options(CommandLine line) {
    return line.getCommandSpec().options();
  }

  private static String fish(OptionSpec option, String here) {
    StringBuilder line = new StringBuilder("complete -c %s -n '%s'".formatted(PROGRAM, here));
    for (String name : option.names()) {
      line.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
    }
    return line.append(option.arity().max() > 0 ? " -r\n" : "\n").toString();
  }

  private static String about(CommandSpec spec) {
    String[] about = spec.usageMessage().description();
    return about.length == 0 ? "" : Texts.say(about[0]).replace("'", "\\'");
  }
}
