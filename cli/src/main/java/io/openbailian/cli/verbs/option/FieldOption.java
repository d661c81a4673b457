package io.openbailian.cli.verbs.option;

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
public record FieldOption(String meaning, OptionSpec option, boolean ownDefault) {

  public FieldOption(String meaning, OptionSpec option) {
    this(meaning, option, false);
  }

  /// Lines of help: what is legal, and the model's default unless the command has its own.
  public List<String> help(KnownModels models, List<Need> needs) {
    return models.help(needs, meaning, !ownDefault);
  }

  /// The same with a default that its description tells.
  public FieldOption withOwnDefault() {
    return new FieldOption(meaning, option, true);
  }

  public static FieldOption text(String meaning, String name, String label, String about) {
    return new FieldOption(meaning, Options.value(name, label, about));
  }

  public static FieldOption whole(String meaning, String name, String label, String about) {
    return new FieldOption(meaning, Options.number(name, label, about));
  }

  public static FieldOption decimal(String meaning, String name, String label, String about) {
    return new FieldOption(
        meaning,
        OptionSpec.builder(name)
            .paramLabel(label)
            .type(BigDecimal.class)
            .description(about)
            .build());
  }

  public static FieldOption either(String meaning, String name, String about) {
    return new FieldOption(meaning, Options.either(name, about));
  }

  public static FieldOption size() {
    return text(Meaning.SIZE, "--size", "W*H", "field.size");
  }

  public static FieldOption count() {
    return new FieldOption(
        Meaning.N,
        OptionSpec.builder("--n", "-n")
            .paramLabel("COUNT")
            .type(Integer.class)
            .description("field.n")
            .build(),
        true);
  }

  public static FieldOption negativePrompt() {
    return text(Meaning.NEGATIVE_PROMPT, "--negative-prompt", "TEXT", "field.negative-prompt");
  }

  public static FieldOption seed() {
    return whole(Meaning.SEED, "--seed", "NUMBER", "field.seed");
  }

  public static FieldOption promptExtend() {
    return either(Meaning.PROMPT_EXTEND, "--prompt-extend", "field.prompt-extend");
  }

  public static FieldOption watermark() {
    return either(Meaning.WATERMARK, "--watermark", "field.watermark");
  }

  public static FieldOption strength() {
    return decimal(Meaning.STRENGTH, "--strength", "0-1", "field.strength");
  }

  public static FieldOption mask() {
    return text(Meaning.MASK, "--mask", "MASK", "field.mask");
  }

  /// What every function of an editing model takes.
  public static List<FieldOption> ofFunctions() {
    return List.of(count(), seed(), watermark());
  }

  public String name() {
    return option.longestName();
  }

  /// Adds what the command line says to the values.
  public void read(ParseResult parsed, Path folder, RequestValues values) {
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
