package io.openbailian.cli.verbs;

import io.openbailian.cli.local.CommandContext;
import io.openbailian.cli.output.Destination;
import io.openbailian.cli.request.KnownModels;
import io.openbailian.cli.request.Need;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// The options that all commands share which make pictures, and how the catalogue adds to their
/// help.
final class PictureOptions {
  static final String MODEL = "--model";
  static final String OUT = "--out";
  static final String OPEN = "--open";
  static final String CONFIG = "--config";

  private PictureOptions() {}

  static OptionSpec model() {
    return Options.value(MODEL, "NAME", "The model.");
  }

  static OptionSpec config(String about) {
    return Options.value(CONFIG, "FILE", about);
  }

  /// Where pictures go and what is printed about them.
  static CommandSpec output(CommandSpec spec) {
    return spec.addOption(
            out(
                "A file, which is replaced if it exists, or a folder, where none is (default: the"
                    + " current folder). A name that ends in / is a folder and is made if need"
                    + " be."))
        .addOption(Options.json())
        .addOption(Options.flag(OPEN, "Show the pictures when they are there."));
  }

  static OptionSpec out(String about) {
    return OptionSpec.builder(OUT, "-o")
        .paramLabel("FILE|DIR")
        .type(String.class)
        .description(HelpText.lines(about))
        .build();
  }

  /// All that is on the command line beside options; the label says how to write it.
  static PositionalParamSpec words(String label, String about) {
    return PositionalParamSpec.builder()
        .paramLabel(label)
        .hideParamSyntax(true)
        .arity("0..*")
        .type(String[].class)
        .description(HelpText.lines(about))
        .build();
  }

  static List<String> words(ParseResult parsed) {
    return parsed.matchedPositionals().isEmpty()
        ? List.of()
        : List.of(parsed.matchedPositional(0).<String[]>getValue());
  }

  static Destination output(CommandContext context, ParseResult parsed) {
    return Destination.of(context.folder(), Options.text(parsed, OUT).orElse("./"));
  }

  /// What a server of the command's own means for the user.
  static String[] footer() {
    return new String[] {
      "",
      "Without --base-url and without a running local server, one is started for this"
          + " command alone: no key and no network are needed."
    };
  }

  /// Says which models there are and which is asked.
  static void explainModel(CommandSpec spec, KnownModels models, List<Need> needs) {
    append(
        spec,
        spec.findOption(MODEL),
        List.of(
            "One of " + String.join(", ", models.models(needs)) + ".",
            "Default: " + models.callFor(needs, Optional.empty()).model()));
  }

  /// Adds paragraphs to the help of an argument.
  static void append(CommandSpec spec, ArgSpec argument, List<String> paragraphs) {
    String[] lines =
        Stream.concat(
                Stream.of(argument.description()),
                Stream.of(HelpText.lines(paragraphs.toArray(String[]::new))))
            .toArray(String[]::new);
    spec.remove(argument);
    switch (argument) {
      case OptionSpec option ->
          spec.addOption(OptionSpec.builder(option).description(lines).build());
      case PositionalParamSpec positional ->
          spec.addPositional(PositionalParamSpec.builder(positional).description(lines).build());
      default -> throw new IllegalStateException("no other arguments: " + argument);
    }
  }
}
