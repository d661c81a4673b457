package io.openbailian.cli.verbs;

import io.openbailian.cli.local.AccountBook;
import io.openbailian.cli.local.CommandContext;
import io.openbailian.cli.local.LocalAccounts;
import io.openbailian.cli.output.CommandException;
import io.openbailian.cli.output.ExitCode;
import io.openbailian.cli.output.Printable;
import io.openbailian.cli.output.Texts;
import io.openbailian.cli.verbs.option.Options;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;
import tools.jackson.databind.JsonNode;

/// One verb of the accounts of the local server: its specification and its work.
///
/// @param labels of its arguments; one that ends with `?` may be left out, and is then empty
record AccountVerb(
    CommandContext context,
    String name,
    List<String> labels,
    String about,
    List<OptionSpec> options,
    Work work)
    implements Command {
  /// A question makes no data folder.
  private static final String LIST = "list";

  /// What a verb does.
  interface Work {
    void on(AccountBook accounts, Given given) throws InterruptedException;
  }

  /// What was given to a verb.
  record Given(List<String> arguments, ParseResult parsed) {
    String argument(int place) {
      return place < arguments.size() ? arguments.get(place) : "";
    }
  }

  /// A group of verbs.
  static CommandSpec group(String name, List<AccountVerb> verbs) {
    CommandSpec spec = CommandSpecs.group(name);
    verbs.forEach(verb -> CommandSpecs.put(spec, verb.spec()));
    return Options.help(spec);
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpecs.of(this, name);
    spec.usageMessage().description(about);
    for (int i = 0; i < labels.size(); i++) {
      boolean optional = labels.get(i).endsWith("?");
      spec.addPositional(
          PositionalParamSpec.builder()
              .index(Integer.toString(i))
              .paramLabel(labels.get(i).replace("?", ""))
              .arity(optional ? "0..1" : "1")
              .required(!optional)
              .type(String.class)
              .build());
    }
    options.forEach(spec::addOption);
    return Options.help(spec.addOption(Options.data()));
  }

  @Override
  public ExitCode run(ParseResult parsed) throws InterruptedException {
    List<String> arguments = new ArrayList<>();
    parsed.matchedPositionals().forEach(one -> arguments.add(one.getValue()));
    Path data = Options.dataFolder(context, parsed);
    if (name.equals(LIST) && !Files.isDirectory(data)) {
      throw new CommandException(ExitCode.FAILED, Texts.say("data.none", data));
    }
    try (AccountBook accounts = LocalAccounts.open(context, data)) {
      work.on(accounts, new Given(arguments, parsed));
      return ExitCode.OK;
    } catch (IllegalArgumentException e) {
      throw CommandException.usage(String.valueOf(e.getMessage()));
    } catch (NoSuchElementException e) {
      throw new CommandException(ExitCode.FAILED, String.valueOf(e.getMessage()));
    }
  }

  /// Prints a secret alone on the output, so that a script can take it, and the rest beside it.
  static void tellSecret(CommandContext context, JsonNode made, String key) {
    context.out().println(made.path("key").asString(""));
    context.terminal().say(Texts.say(key, text(made, "id")));
  }

  /// A member as a terminal may show it.
  static String text(JsonNode document, String member) {
    JsonNode value = document.path(member);
    return value.isArray()
        ? String.join(",", value.valueStream().map(one -> Printable.of(one.asString(""))).toList())
        : Printable.of(value.asString(""));
  }
}
