package io.openbailian.cli.verbs;

import io.openbailian.cli.local.CommandContext;
import io.openbailian.cli.output.CommandException;
import io.openbailian.cli.output.ErrorPrinter;
import io.openbailian.cli.output.ExitCode;
import io.openbailian.client.FileTooLargeException;
import io.openbailian.client.RefusedException;
import io.openbailian.client.UnreachableException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Collection;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// All verbs; runs the one that was asked for and turns every end into an exit code and a sentence.
public final class Commands {
  private static final int SERVER_FAULTS = 500;

  private static final Set<List<String>> HELP = Set.of(List.of("--help"), List.of("-h"));

  private final CommandContext context;
  private final SequencedMap<String, Verb> verbs;

  public Commands(CommandContext context) {
    this.context = context;
    this.verbs = Verb.all(context);
  }

  /// What has no options is answered before the library that reads options is loaded: that would
  /// cost more than the answer.
  public int run(List<String> arguments) {
    if (HELP.contains(arguments)) {
      context.out().println(CommandList.of(verbs.values()));
      return ExitCode.OK.number();
    }
    if (arguments.equals(List.of(VersionCommand.NAME))) {
      new VersionCommand(context).print();
      return ExitCode.OK.number();
    }
    return parse(arguments);
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
      (help ? context.out() : context.err()).println(CommandList.of(verbs.values()));
      return (help ? ExitCode.OK : ExitCode.USAGE).number();
    }
    if (help) {
      explain(parsed.commandSpec());
      line.usage(line.getOut());
      return ExitCode.OK.number();
    }
    if (parsed.commandSpec().userObject() instanceof Command command) {
      return run(command, parsed).number();
    }
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

  private ExitCode run(Command command, ParseResult parsed) {
    try {
      return command.run(parsed);
    } catch (InterruptedException e) {
      context.err().println("Interrupted.");
      return ExitCode.INTERRUPTED;
    } catch (Exception e) { // the edge of the program: every end becomes a sentence
      return ended(e);
    }
  }

  private ExitCode ended(Exception failure) {
    return switch (failure) {
      case CommandException e -> {
        ErrorPrinter.print(context.err(), String.valueOf(e.getMessage()));
        yield e.exit();
      }
      case RefusedException e -> {
        ErrorPrinter.print(context.err(), e);
        yield e.status() >= SERVER_FAULTS ? ExitCode.FAILED : ExitCode.REFUSED;
      }
      case FileTooLargeException e -> {
        ErrorPrinter.print(context.err(), String.valueOf(e.getMessage()));
        yield ExitCode.REFUSED;
      }
      case UnreachableException e -> {
        ErrorPrinter.print(context.err(), String.valueOf(e.getMessage()));
        yield ExitCode.NO_CONNECTION;
      }
      case IOException e -> {
        ErrorPrinter.print(context.err(), sentence(e));
        yield ExitCode.FAILED;
      }
      default -> {
        ErrorPrinter.print(context.err(), "internal fault, please report it: " + failure);
        failure.printStackTrace(context.err());
        yield ExitCode.FAILED;
      }
    };
  }

  private static String sentence(IOException e) {
    return switch (e) {
      case AccessDeniedException denied -> "%s may not be written.".formatted(denied.getFile());
      case FileSystemException file ->
          "%s cannot be written: %s.".formatted(file.getFile(), file.getReason());
      default -> String.valueOf(e.getMessage());
    };
  }

  private int misused(ParameterException e) {
    context.err().println("error: " + e.getMessage());
    UnmatchedArgumentException.printSuggestions(e, writer(context.err()));
    context
        .err()
        .println("Try '%s --help'.".formatted(e.getCommandLine().getCommandSpec().qualifiedName()));
    return ExitCode.USAGE.number();
  }
}
