package io.openbailian.cli.verbs;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.cli.request.KnownModels;
import io.openbailian.cli.request.Need;
import io.openbailian.cli.request.PictureSource;
import io.openbailian.cli.request.RequestValues;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// An option that fills a field of the request.
///
/// @param meaning of the field; the catalogue explains the rest of the option
/// @param ownDefault whether the command has a default of its own in place of the model's
record FieldOption(String meaning, OptionSpec option, boolean ownDefault) {

  FieldOption(String meaning, OptionSpec option) {
    this(meaning, option, false);
  }

  /// Lines of help: what is legal, and the model's default unless the command has its own.
  List<String> help(KnownModels models, List<Need> needs) {
    return models.help(needs, meaning, !ownDefault);
  }

  /// The same with a default that its description tells.
  FieldOption withOwnDefault() {
    return new FieldOption(meaning, option, true);
  }

  static FieldOption text(String meaning, String name, String label, String about) {
    return new FieldOption(meaning, Options.value(name, label, about));
  }

  static FieldOption whole(String meaning, String name, String label, String about) {
    return new FieldOption(meaning, Options.number(name, label, about));
  }

  static FieldOption decimal(String meaning, String name, String label, String about) {
    return new FieldOption(
        meaning,
        OptionSpec.builder(name)
            .paramLabel(label)
            .type(BigDecimal.class)
            .description(HelpText.lines(about))
            .build());
  }

  static FieldOption either(String meaning, String name, String about) {
    return new FieldOption(meaning, Options.either(name, about));
  }

  static FieldOption size() {
    return text(
        Meaning.SIZE,
        "--size",
        "W*H",
        "Width and height in pixels, for example 1024*1024; or 16:9, 720P, 1K: the model's own size"
            + " like it.");
  }

  static FieldOption count() {
    return new FieldOption(
        Meaning.N,
        OptionSpec.builder("--n", "-n")
            .paramLabel("COUNT")
            .type(Integer.class)
            .description(HelpText.lines("How many pictures (default: 1, because each one costs)."))
            .build(),
        true);
  }

  static FieldOption negativePrompt() {
    return text(
        Meaning.NEGATIVE_PROMPT, "--negative-prompt", "TEXT", "What the picture should not show.");
  }

  static FieldOption seed() {
    return whole(
        Meaning.SEED, "--seed", "NUMBER", "Makes a picture repeatable; picture i has seed + i.");
  }

  static FieldOption promptExtend() {
    return either(
        Meaning.PROMPT_EXTEND, "--prompt-extend", "Let the service write the prompt out first.");
  }

  static FieldOption watermark() {
    return either(Meaning.WATERMARK, "--watermark", "Mark the picture visibly as made by AI.");
  }

  static FieldOption strength() {
    return decimal(
        Meaning.STRENGTH, "--strength", "0-1", "How much changes; 0 hardly anything, 1 the most.");
  }

  static FieldOption mask() {
    return text(
        Meaning.MASK,
        "--mask",
        "MASK",
        "A picture as large as the first: white is edited, black is kept.");
  }

  /// What every function of an editing model takes.
  static List<FieldOption> ofFunctions() {
    return List.of(count(), seed(), watermark());
  }

  String name() {
    return option.longestName();
  }

  /// Adds what the command line says to the values.
  void read(ParseResult parsed, Path folder, RequestValues values) {
    if (!parsed.hasMatchedOption(name())) {
      return;
    }
    Object value = parsed.matchedOption(name()).getValue();
    if (meaning.equals(Meaning.MASK)) {
      values.picture(meaning, PictureSource.of(folder, value.toString()));
    } else if (!(value instanceof String[])) { // of several, the verb knows what to make
      values.typed(meaning, value);
    }
  }
}
