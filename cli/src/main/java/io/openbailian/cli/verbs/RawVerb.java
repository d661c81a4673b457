package io.openbailian.cli.verbs;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.cli.output.Texts;
import io.openbailian.cli.request.ConfigFile;
import io.openbailian.cli.request.Need;
import io.openbailian.cli.request.RequestValues;
import io.openbailian.cli.verbs.PictureVerb.Arguments;
import io.openbailian.cli.verbs.PictureVerb.Words;
import io.openbailian.cli.verbs.option.FieldOption;
import io.openbailian.cli.verbs.option.PictureOptions;
import java.util.List;
import java.util.stream.Stream;

/// `image2image`: every field of the editing models under its own name, nothing added.
final class RawVerb {
  private static final List<Need> NEEDS = List.of(Need.anyFunction());

  private RawVerb() {}

  static PictureVerb verb() {
    return new PictureVerb(
        "image2image",
        new Words("[IMAGE]", "words.picture", List.of(Meaning.IMAGE)),
        Stream.concat(fields(), FieldOption.ofFunctions().stream()).toList(),
        NEEDS,
        RawVerb::read);
  }

  private static Stream<FieldOption> fields() {
    return Stream.of(
        FieldOption.text(Meaning.FUNCTION, "--function", "NAME", "raw.function"),
        FieldOption.text(Meaning.PROMPT, "--prompt", "TEXT", "raw.prompt"),
        FieldOption.mask(),
        FieldOption.strength(),
        scale(Meaning.TOP_SCALE, "--top-scale"),
        scale(Meaning.BOTTOM_SCALE, "--bottom-scale"),
        scale(Meaning.LEFT_SCALE, "--left-scale"),
        scale(Meaning.RIGHT_SCALE, "--right-scale"),
        FieldOption.whole(Meaning.UPSCALE_FACTOR, "--upscale-factor", "NUMBER", "raw.factor"),
        FieldOption.either(Meaning.IS_SKETCH, "--is-sketch", "raw.is-sketch"),
        new FieldOption(BODY, PictureOptions.config("field.body")));
  }

  /// Not a field: what the request begins with.
  static final String BODY = "config";

  private static FieldOption scale(String meaning, String name) {
    return FieldOption.decimal(meaning, name, "1-2", "raw.scale");
  }

  private static List<Need> read(Arguments arguments) {
    RequestValues values = arguments.values();
    takeBody(arguments);
    if (arguments.words().size() > 1) {
      throw arguments.wrong(Texts.say("usage.one-picture"));
    }
    arguments.words().forEach(image -> arguments.picture(Meaning.IMAGE, image));
    boolean written = !values.body().isEmpty();
    if (!written && !(values.has(Meaning.IMAGE) && values.has(Meaning.FUNCTION))) {
      throw arguments.wrong(Texts.say("usage.function"));
    }
    return NEEDS;
  }

  /// Begins with the request of the `--config` file, if one is named.
  static void takeBody(Arguments arguments) {
    arguments
        .values()
        .take(BODY)
        .ifPresent(file ->
            arguments
                .values()
                .body(
                    arguments.context().folder(),
                    ConfigFile.of(arguments.context().folder(), file.asString()).body()));
  }
}
