package io.openbailian.cli.verbs.help;

import io.openbailian.cli.output.Printable;
import io.openbailian.cli.output.Texts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// What is wrong with a command line that picocli cannot read, in the words of this program.
public final class Misuse {
  private Misuse() {}

  /// The sentence.
  public static String sentence(ParameterException fault) {
    return switch (fault) {
      case UnmatchedArgumentException unmatched ->
          Texts.say(
              unmatched.isUnknownOption() ? "line.unknown-option" : "line.unmatched",
              quoted(unmatched.getUnmatched()));
      case MissingParameterException missing -> missing(missing);
      case OverwrittenOptionException twice ->
          Texts.say("line.twice", name(twice.getOverwritten()));
      default -> value(fault);
    };
  }

  private static String missing(MissingParameterException fault) {
    Optional<ArgSpec> option =
        fault.getMissing().stream().filter(OptionSpec.class::isInstance).findFirst();
    return option
        .map(argument -> Texts.say("line.missing-value", name(argument), argument.paramLabel()))
        .orElseGet(() ->
            Texts.say(
                "line.missing",
                fault.getMissing().stream()
                    .map(ArgSpec::paramLabel)
                    .collect(Collectors.joining(", "))));
  }

  private static String value(ParameterException fault) {
    ArgSpec argument = fault.getArgSpec();
    if (argument == null || fault.getValue() == null) {
      return Texts.say("line.wrong", Printable.of(String.valueOf(fault.getMessage())));
    }
    Class<?> type = argument.auxiliaryTypes()[0];
    boolean whole = type == Integer.class || type == Long.class;
    return Texts.say(
        whole ? "line.whole-number" : "line.number",
        name(argument),
        Printable.of(fault.getValue()));
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  private static String quoted(List<String> words) {
    return words.stream()
        .map(word -> "'" + Printable.of(word) + "'")
        .collect(Collectors.joining(", "));
  }

  /// What may have been meant; empty when nothing is like it.
  public static Optional<String> suggestion(ParameterException fault) {
    if (!(fault instanceof UnmatchedArgumentException unmatched)) {
      return Optional.empty();
    }
    List<String> near = unmatched.getSuggestions();
    if (near.isEmpty()) {
      return unmatched.isUnknownOption()
          ? Optional.of(Texts.say("line.behind-dashes"))
          : Optional.empty();
    }
    return Optional.of(Texts.say("line.meant", String.join(", ", near)));
  }
}
