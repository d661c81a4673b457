package io.openbailian.cli;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.cli.PictureVerb.Said;
import io.openbailian.cli.PictureVerb.Words;
import java.util.List;
import java.util.stream.Stream;

/// `image2image`: every field of the editing models under its own name, nothing added.
final class RawVerb {
  private static final List<Errand> ERRANDS = List.of(Errand.anyFunction());

  private RawVerb() {}

  static PictureVerb verb() {
    return new PictureVerb(
        "image2image",
        new Words("[IMAGE]", "A file or URL.", List.of(Meaning.IMAGE)),
        Stream.concat(fields(), FieldOption.ofFunctions().stream()).toList(),
        ERRANDS,
        RawVerb::read);
  }

  private static Stream<FieldOption> fields() {
    return Stream.of(
        FieldOption.text(Meaning.FUNCTION, "--function", "NAME", "What is done to the picture."),
        FieldOption.text(Meaning.PROMPT, "--prompt", "TEXT", "How."),
        FieldOption.mask(),
        FieldOption.strength(),
        scale(Meaning.TOP_SCALE, "--top-scale"),
        scale(Meaning.BOTTOM_SCALE, "--bottom-scale"),
        scale(Meaning.LEFT_SCALE, "--left-scale"),
        scale(Meaning.RIGHT_SCALE, "--right-scale"),
        FieldOption.whole(
            Meaning.UPSCALE_FACTOR, "--upscale-factor", "NUMBER", "How many times larger."),
        FieldOption.either(Meaning.IS_SKETCH, "--is-sketch", "The picture is line art already."),
        new FieldOption(
            BODY,
            PictureOptions.config(
                "The HTTP body as JSON; // comments are allowed. Options win over the file.")));
  }

  /// Not a field: what the request begins with.
  static final String BODY = "config";

  private static FieldOption scale(String meaning, String name) {
    return FieldOption.decimal(meaning, name, "1-2", "How far it grows there.");
  }

  private static List<Errand> read(Said said) {
    Wishes wishes = said.wishes();
    takeBody(said);
    if (said.words().size() > 1) {
      throw said.wrong("One picture; what to do goes in --prompt");
    }
    said.words().forEach(image -> said.picture(Meaning.IMAGE, image));
    boolean written = !wishes.body().isEmpty();
    if (!written && !(wishes.has(Meaning.IMAGE) && wishes.has(Meaning.FUNCTION))) {
      throw said.wrong("Name a picture and a --function");
    }
    return ERRANDS;
  }

  /// Begins with the request of the `--config` file, if one is named.
  static void takeBody(Said said) {
    said.wishes()
        .take(BODY)
        .ifPresent(file ->
            said.wishes()
                .body(said.here(), ConfigFile.body(said.here().folder().resolve(file.asString()))));
  }
}
