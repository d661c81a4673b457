package io.openbailian.cli.verbs.option;

import io.openbailian.cli.local.CommandContext;
import io.openbailian.cli.output.Destination;
import io.openbailian.cli.output.Texts;
import io.openbailian.cli.request.KnownModels;
import io.openbailian.cli.request.Need;
import io.openbailian.cli.verbs.help.HelpPage;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// The options that all commands share which make pictures, and how the catalogue adds to their
/// help.
public final class PictureOptions {
  public static final String MODEL = "--model";
  public static final String OUT = "--out";
  public static final String OPEN = "--open";
  public static final String SHOW = "--show";
  public static final String CONFIG = "--config";

  private PictureOptions() {}

  public static OptionSpec model() {
    return Options.value(MODEL, "NAME", "option.model");
  }

  public static OptionSpec config(String about) {
    return Options.value(CONFIG, "FILE", about);
  }

  /// Where pictures go and what is printed about them.
  public static CommandSpec output(CommandSpec spec) {
    return spec.addOption(out("option.out"))
        .addOption(Options.json())
        .addOption(Options.flag(OPEN, "option.open"))
        .addOption(Options.flag(SHOW, "option.show"));
  }

  public static OptionSpec out(String about) {
    return OptionSpec.builder(OUT, "-o")
        .paramLabel("FILE|DIR")
        .type(String.class)
        .description(about)
        .build();
  }

  /// All that is on the command line beside options; the label says how to write it.
  public static PositionalParamSpec words(String label, String about) {
    return PositionalParamSpec.builder()
        .paramLabel(label)
        .hideParamSyntax(true)
        .arity("0..*")
        .type(String[].class)
        .description(about)
        .build();
  }

  public static List<String> words(ParseResult parsed) {
    return parsed.matchedPositionals().isEmpty()
        ? List.of()
        : List.of(parsed.matchedPositional(0).<String[]>getValue());
  }

  public static Destination output(CommandContext context, ParseResult parsed) {
    return Destination.of(context.folder(), Options.text(parsed, OUT).orElse("./"));
  }

  /// What a server of the command's own means for the user.
  public static String[] footer() {
    return new String[] {"", "help.no-service"};
  }

  /// Says which models there are and which is asked.
  public static void explainModel(CommandSpec spec, KnownModels models, List<Need> needs) {
    HelpPage.append(
        spec,
        spec.findOption(MODEL),
        List.of(
            Texts.say("help.models", String.join(", ", models.models(needs))),
            Texts.say("help.default", models.callFor(needs, Optional.empty()).model())));
  }
}
