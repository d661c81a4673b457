package io.openbailian.cli.verbs.help;

import io.openbailian.cli.output.Examples;
import io.openbailian.cli.output.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/// The help of a verb. Specifications carry keys of sentences, which become text here, when help is
/// wanted: no other call reads them.
public final class HelpPage {
  /// What picocli keeps for the names of options, and the space beside them.
  private static final int NAMES = 30;

  private static final String SERVICE = "help.service";
  private static final String RESULTS = "help.results";
  private static final String GENERAL = "help.general";

  /// The sections that options stand in which many verbs have; all others come first.
  private static final Map<String, Set<String>> SECTIONS = new LinkedHashMap<>();

  static {
    SECTIONS.put(RESULTS, Set.of("--out", "--json", "--open", "--show"));
    SECTIONS.put(SERVICE, Set.of("--base-url", "--api-key", "--data"));
    SECTIONS.put(GENERAL, Set.of("--help", "--lang", "--quiet"));
  }

  private HelpPage() {}

  /// Turns keys into sentences.
  ///
  /// @param screen how wide the terminal is, in columns
  public static void translate(CommandSpec spec, int screen) {
    for (ArgSpec argument : List.copyOf(spec.args())) {
      put(spec, argument, lines(argument.description(), screen));
    }
    UsageMessageSpec usage = spec.usageMessage();
    usage.width(screen);
    usage.description(about(usage.description(), screen));
    usage.footer(foot(usage.footer(), screen));
    usage.synopsisHeading(Texts.say("help.usage"));
    usage.customSynopsis(synopsis(spec));
    usage.commandListHeading(Texts.say("help.commands") + "%n");
    spec.subcommands().values().stream()
        .map(CommandLine::getCommandSpec)
        .forEach(below -> {
          UsageMessageSpec other = below.usageMessage();
          other.description(about(other.description(), screen - NAMES));
        });
  }

  /// Without the options, which stand below anyway.
  private static String synopsis(CommandSpec spec) {
    StringBuilder line = new StringBuilder(spec.qualifiedName()).append(Texts.say("help.options"));
    spec.positionalParameters().forEach(word -> line.append(' ').append(written(word)));
    return spec.subcommands().isEmpty()
        ? line.toString()
        : line.append(Texts.say("help.command")).toString();
  }

  private static String written(PositionalParamSpec word) {
    String label = word.paramLabel();
    if (word.hideParamSyntax()) {
      return label;
    }
    String all = word.arity().max() > 1 ? label + "..." : label;
    return word.required() ? all : "[" + all + "]";
  }

  private static String[] about(String[] keys, int columns) {
    return keys.length == 0
        ? keys
        : HelpText.wrapped(said(keys), columns).stream()
            .map(HelpPage::escaped)
            .toArray(String[]::new);
  }

  /// Keys, and empty lines between them.
  private static String[] foot(String[] keys, int screen) {
    return Arrays.stream(keys)
        .flatMap(
            key -> key.isEmpty() ? Stream.of("") : Stream.of(about(new String[] {key}, screen)))
        .toArray(String[]::new);
  }

  private static String[] lines(String[] keys, int screen) {
    return keys.length == 0 ? keys : paragraph(said(keys), screen);
  }

  /// A key, and what goes into its sentence.
  private static String said(String[] keys) {
    return keys.length == 1
        ? Texts.say(keys[0])
        : Texts.say(keys[0], Arrays.copyOfRange(keys, 1, keys.length, Object[].class));
  }

  private static String[] paragraph(String text, int screen) {
    return HelpText.wrapped(text, screen - NAMES).stream()
        .map(HelpPage::escaped)
        .toArray(String[]::new);
  }

  /// Without what picocli would take for a format.
  private static String escaped(String line) {
    return line.replace("%", "%%");
  }

  private static void put(CommandSpec spec, ArgSpec argument, String[] lines) {
    spec.remove(argument);
    spec.add(described(argument, lines));
  }

  private static ArgSpec described(ArgSpec argument, String[] lines) {
    return switch (argument) {
      case OptionSpec option -> OptionSpec.builder(option).description(lines).build();
      case PositionalParamSpec positional ->
          PositionalParamSpec.builder(positional).description(lines).build();
      default -> throw new IllegalStateException("no other arguments: " + argument);
    };
  }

  /// Adds paragraphs to the help of an argument whose key has become a sentence.
  public static void append(CommandSpec spec, ArgSpec argument, List<String> paragraphs) {
    int screen = spec.usageMessage().width();
    List<String> lines = new ArrayList<>(List.of(argument.description()));
    paragraphs.forEach(text -> lines.addAll(List.of(paragraph(text, screen))));
    put(spec, argument, lines.toArray(String[]::new));
  }

  /// Adds examples at the foot, and puts options that many verbs have into sections.
  ///
  /// @param verb whose examples are shown
  public static void arrange(CommandSpec spec, String verb) {
    List<String> foot = new ArrayList<>(List.of("", Texts.say("help.examples")));
    Examples.of(verb).forEach(line -> foot.add("  " + escaped(line)));
    foot.addAll(List.of(spec.usageMessage().footer()));
    spec.usageMessage().footer(foot.toArray(String[]::new));
    int order = 0;
    for (Map.Entry<String, Set<String>> section : SECTIONS.entrySet()) {
      List<OptionSpec> options =
          spec.options().stream()
              .filter(option -> section.getValue().contains(option.longestName()))
              .toList();
      if (!options.isEmpty()) {
        ArgGroupSpec.Builder group =
            ArgGroupSpec.builder()
                .heading("%n" + Texts.say(section.getKey()) + "%n")
                .order(order++)
                .validate(false);
        options.forEach(option -> {
          spec.remove(option);
          group.addArg(option);
        });
        spec.addArgGroup(group.build());
      }
    }
  }
}
