package io.openbailian.cli.verbs;

import io.openbailian.cli.local.CommandContext;
import io.openbailian.cli.output.CommandException;
import io.openbailian.cli.output.DiskFault;
import io.openbailian.cli.output.ErrorDocument;
import io.openbailian.cli.output.ErrorPrinter;
import io.openbailian.cli.output.ExitCode;
import io.openbailian.cli.output.Obstacles;
import io.openbailian.cli.output.Printable;
import io.openbailian.cli.output.ResultPrinter;
import io.openbailian.cli.output.Texts;
import io.openbailian.cli.verbs.help.Asked;
import io.openbailian.cli.verbs.help.HelpPage;
import io.openbailian.cli.verbs.help.HelpText;
import io.openbailian.cli.verbs.help.Misuse;
import io.openbailian.cli.verbs.option.Options;
import io.openbailian.client.FileTooLargeException;
import io.openbailian.client.RefusedException;
import io.openbailian.client.UnreachableException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import tools.jackson.databind.node.ObjectNode;

/// All verbs; runs the one that was asked for and turns every end into an exit code and a sentence.
public final class Commands {
  /// The verb that goes on until it is stopped.
  static final String SERVE = "serve";

  private static final int SERVER_FAULTS = 500;

  private static final String HELP = "help";
  private static final Set<List<String>> HELP_WANTED =
      Set.of(List.of("--help"), List.of("-h"), List.of(HELP));
  private static final Set<List<String>> VERSION_WANTED =
      Set.of(List.of(VersionCommand.NAME), List.of("--version"));

  /// What a byte becomes that is no text in the charset of the command line.
  private static final String UNREADABLE = "\uFFFD";

  private final CommandContext context;
  private boolean json;
  private final SequencedMap<String, Verb> verbs;

  public Commands(CommandContext context) {
    this.context = context;
    this.verbs = Verb.all(context);
  }

  /// Whether a command line begins a server that goes on until it is stopped.
  public static boolean serves(List<String> typed) {
    List<String> arguments = Asked.of(typed).arguments();
    return !arguments.isEmpty() && arguments.getFirst().equals(SERVE);
  }

  /// Settles the language, and does what is asked.
  public int run(List<String> typed) {
    Asked asked = Asked.of(typed);
    Texts.speak(asked.language().orElse(context.language()));
    Commands commands = asked.quiet() ? new Commands(context.quieted()) : this;
    return commands.obey(asked);
  }

  /// What has no options is answered before the library that reads options is loaded: that would
  /// cost more than the answer.
  private int obey(Asked asked) {
    List<String> arguments = asked.arguments();
    json = asksForJson(arguments);
    if (asked.lang().isPresent() && asked.language().isEmpty()) {
      return ended(
              CommandException.usage(
                  Texts.say("line.lang", Printable.of(asked.lang().orElseThrow()))))
          .number();
    }
    if (arguments.stream().anyMatch(argument -> argument.contains(UNREADABLE))) {
      return ended(unreadable(arguments)).number();
    }
    if (arguments.isEmpty()) {
      return parse(arguments);
    }
    if (HELP_WANTED.contains(arguments)) {
      context.out().println(CommandList.of(verbs.values(), columns()));
      return ExitCode.OK.number();
    }
    if (VERSION_WANTED.contains(arguments)) {
      new VersionCommand(context).print();
      return ExitCode.OK.number();
    }
    return parse(arguments.getFirst().equals(HELP) ? helpAbout(arguments) : arguments);
  }

  /// `help tasks show` is `tasks show --help`; of a verb that is none it is said so.
  private List<String> helpAbout(List<String> arguments) {
    List<String> asked = new ArrayList<>(arguments.subList(1, arguments.size()));
    if (verbs.containsKey(asked.getFirst())) {
      asked.add("--help");
    }
    return asked;
  }

  /// Behind `--` everything is text.
  private static boolean asksForJson(List<String> arguments) {
    int end = arguments.indexOf("--");
    return arguments.subList(0, end < 0 ? arguments.size() : end).contains(Options.JSON);
  }

  private static CommandException unreadable(List<String> arguments) {
    int at = 0;
    while (!arguments.get(at).contains(UNREADABLE)) {
      at++;
    }
    return CommandException.usage(Texts.say("line.bytes", at + 1, Printable.of(arguments.get(at))));
  }

  private int parse(List<String> arguments) {
    CommandLine line = commandLine(arguments);
    line.setExecutionStrategy(this::execute);
    line.setParameterExceptionHandler((e, _) -> misused(e));
    line.setExecutionExceptionHandler((e, _, _) -> ended(e).number());
    return line.execute(arguments.toArray(String[]::new));
  }

  /// Only the verb that is called is made, unless it is misspelt.
  private CommandLine commandLine(List<String> arguments) {
    String first = arguments.isEmpty() ? "" : arguments.getFirst();
    CommandSpec root = Options.help(CommandSpecs.group("bailian"));
    if (first.equals(WarmUpCommand.NAME)) {
      CommandSpecs.put(root, new WarmUpCommand(context).spec());
    } else {
      Verb called = verbs.get(first);
      Collection<Verb> meant = called == null ? verbs.values() : List.of(called);
      meant.forEach(verb -> CommandSpecs.put(root, verb.spec()));
    }
    var line = new CommandLine(root, CommandSpecs.FACTORY);
    line.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
    line.setOut(writer(context.out()));
    line.setErr(writer(context.err()));
    return line;
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }

  private int execute(ParseResult root) {
    ParseResult parsed = root;
    while (parsed.hasSubcommand()) {
      parsed = parsed.subcommand();
    }
    CommandLine line = parsed.commandSpec().commandLine();
    boolean help = parsed.isUsageHelpRequested();
    if (!root.hasSubcommand()) {
      (help ? context.out() : context.err()).println(CommandList.of(verbs.values(), columns()));
      return (help ? ExitCode.OK : ExitCode.USAGE).number();
    }
    if (help) {
      HelpPage.translate(parsed.commandSpec(), columns());
      explain(parsed.commandSpec());
      HelpPage.arrange(parsed.commandSpec(), root.subcommand().commandSpec().name());
      line.usage(line.getOut());
      return ExitCode.OK.number();
    }
    if (parsed.commandSpec().userObject() instanceof Command command) {
      return run(command, parsed).number();
    }
    HelpPage.translate(parsed.commandSpec(), columns());
    line.usage(line.getErr());
    return ExitCode.USAGE.number();
  }

  /// What help tells from the catalogue and the settings is read only when help is wanted.
  private void explain(CommandSpec spec) {
    switch (spec.userObject()) {
      case Text2ImageCommand _ -> Text2ImageCommand.explain(spec, context.models().get());
      case Text2TextCommand _ -> Text2TextCommand.explain(spec, context.models().get());
      case SpeakCommand _ -> SpeakCommand.explain(spec, context.models().get());
      case TranscribeCommand _ -> TranscribeCommand.explain(spec, context.models().get());
      case PictureCommand command -> command.explain(spec, context.models().get());
      case ServeCommand _ -> ServeCommand.explain(spec, context.servers().get());
      case null, default -> {}
    }
  }

  private int columns() {
    return HelpText.screen(context.variable("COLUMNS"));
  }

  private ExitCode run(Command command, ParseResult parsed) {
    try {
      return command.run(parsed);
    } catch (InterruptedException e) {
      context.err().println(Texts.say("line.interrupted"));
      document(ErrorDocument.of(ExitCode.INTERRUPTED, Texts.say("line.interrupted")));
      return ExitCode.INTERRUPTED;
    } catch (Exception e) { // the edge of the program: every end becomes a sentence
      return ended(e);
    }
  }

  private ExitCode ended(Exception failure) {
    return switch (failure) {
      case CommandException e -> ended(e.exit(), String.valueOf(e.getMessage()));
      case RefusedException e -> {
        ExitCode exit = e.status() >= SERVER_FAULTS ? ExitCode.FAILED : ExitCode.REFUSED;
        ErrorPrinter.print(context.err(), e);
        document(ErrorDocument.of(exit, e));
        yield exit;
      }
      case FileTooLargeException e -> ended(ExitCode.REFUSED, Obstacles.sentence(e));
      case UnreachableException e -> ended(ExitCode.NO_CONNECTION, Obstacles.sentence(e));
      case IOException e -> ended(ExitCode.FAILED, sentence(e));
      default -> {
        ExitCode exit = ended(ExitCode.FAILED, Texts.say("fault.internal", failure));
        failure.printStackTrace(context.err());
        yield exit;
      }
    };
  }

  private ExitCode ended(ExitCode exit, String sentence) {
    ErrorPrinter.print(context.err(), sentence);
    document(ErrorDocument.of(exit, sentence));
    return exit;
  }

  /// Who asked for a document gets one, however it ends.
  private void document(ObjectNode document) {
    if (json) {
      context.out().println(ResultPrinter.pretty(document));
    }
  }

  private static String sentence(IOException e) {
    return e instanceof FileSystemException file && file.getFile() != null
        ? DiskFault.sentence(Path.of(file.getFile()), file)
        : String.valueOf(e.getMessage());
  }

  private int misused(ParameterException e) {
    String sentence = Misuse.sentence(e);
    ErrorPrinter.print(context.err(), sentence);
    Misuse.suggestion(e).ifPresent(context.terminal()::say);
    context
        .terminal()
        .say(Texts.say("line.try", e.getCommandLine().getCommandSpec().qualifiedName()));
    document(ErrorDocument.of(ExitCode.USAGE, sentence));
    return ExitCode.USAGE.number();
  }
}
