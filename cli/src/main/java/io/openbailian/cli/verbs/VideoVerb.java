package io.openbailian.cli.verbs;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.cli.output.CommandException;
import io.openbailian.cli.output.Texts;
import io.openbailian.cli.request.Need;
import io.openbailian.cli.request.RequestValues;
import io.openbailian.cli.verbs.PictureVerb.Arguments;
import io.openbailian.cli.verbs.PictureVerb.Words;
import io.openbailian.cli.verbs.option.FieldOption;
import io.openbailian.cli.verbs.option.PictureOptions;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;

/// `text2video`: a film from a prompt, into a file.
final class VideoVerb {
  private VideoVerb() {}

  static PictureVerb verb() {
    return new PictureVerb(
        "text2video",
        new Words("[PROMPT...]", "video.words", List.of(Meaning.PROMPT)),
        List.of(
            size(),
            FieldOption.whole(Meaning.DURATION, "--duration", "SECONDS", "video.duration"),
            FieldOption.whole(Meaning.FPS, "--fps", "COUNT", "video.fps"),
            FieldOption.negativePrompt(),
            FieldOption.seed(),
            FieldOption.promptExtend(),
            FieldOption.watermark(),
            new FieldOption(RawVerb.BODY, PictureOptions.config("video.config"))),
        List.of(Need.text2video()),
        VideoVerb::read);
  }

  private static FieldOption size() {
    return new FieldOption(
        Meaning.SIZE,
        OptionSpec.builder("--size", "--resolution")
            .paramLabel("W*H")
            .type(String.class)
            .description("video.size")
            .build());
  }

  private static List<Need> read(Arguments arguments) throws IOException {
    RequestValues values = arguments.values();
    RawVerb.takeBody(arguments);
    arguments
        .context()
        .terminal()
        .in()
        .question(arguments.words(), saysWhat(values))
        .ifPresent(prompt -> values.text(Meaning.PROMPT, prompt));
    boolean silent = !values.has(Meaning.PROMPT) && !saysWhat(values);
    if (silent) {
      throw CommandException.usage(Texts.say("video.nothing"));
    }
    return List.of(Need.text2video());
  }

  private static boolean saysWhat(RequestValues values) {
    return Optional.ofNullable(values.body().get("input"))
        .map(input -> input.hasNonNull(Meaning.PROMPT))
        .orElse(values.body().hasNonNull(Meaning.PROMPT));
  }
}
