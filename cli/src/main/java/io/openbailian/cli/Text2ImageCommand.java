package io.openbailian.cli;

import io.openbailian.catalog.Meaning;
import io.openbailian.client.BailianClient;
import io.openbailian.protocol.ImageRequest;
import io.openbailian.protocol.TaskAnswer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `text2image`: pictures from a prompt, into files.
final class Text2ImageCommand implements Command {
  private static final String MODEL = "--model";
  private static final String SIZE = "--size";
  private static final String N = "--n";
  private static final String NEGATIVE_PROMPT = "--negative-prompt";
  private static final String SEED = "--seed";
  private static final String PROMPT_EXTEND = "--prompt-extend";
  private static final String WATERMARK = "--watermark";
  private static final String OUT = "--out";
  private static final String OPEN = "--open";
  private static final String CONFIG = "--config";

  private final Surroundings here;

  Text2ImageCommand(Surroundings here) {
    this.here = here;
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("text2image");
    spec.usageMessage()
        .description(
            "Make pictures from a prompt. Prints path, seed and time taken, one line for each picture.")
        .footer(
            "",
            "Without --base-url and without a running local server, one is started for this"
                + " command alone: no key and no network are needed.");
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("PROMPT")
            .arity("0..*")
            .type(String[].class)
            .description("What the picture shows; several words are joined.")
            .build());
    return Options.help(Options.target(output(fields(spec))));
  }

  private static CommandSpec fields(CommandSpec spec) {
    return spec.addOption(Options.value(MODEL, "NAME", "The model."))
        .addOption(Options.value(SIZE, "W*H", "Width and height in pixels, for example 1024*1024."))
        .addOption(count())
        .addOption(Options.value(NEGATIVE_PROMPT, "TEXT", "What the picture should not show."))
        .addOption(
            Options.number(SEED, "NUMBER", "Makes a picture repeatable; picture i has seed + i."))
        .addOption(Options.either(PROMPT_EXTEND, "Let the service write the prompt out first."))
        .addOption(Options.either(WATERMARK, "Mark the picture visibly as made by AI."));
  }

  private static OptionSpec count() {
    return OptionSpec.builder(N, "-n")
        .paramLabel("COUNT")
        .type(Integer.class)
        .description(HelpText.lines("How many pictures (default: 1, because each one costs)."))
        .build();
  }

  private static CommandSpec output(CommandSpec spec) {
    return spec.addOption(
            OptionSpec.builder(OUT, "-o")
                .paramLabel("FILE|DIR")
                .type(String.class)
                .description(
                    HelpText.lines(
                        "A file, which is replaced if it exists, or a folder, where none is (default: the"
                            + " current folder). A name that ends in / is a folder and is made if need"
                            + " be."))
                .build())
        .addOption(
            Options.value(
                CONFIG,
                "FILE",
                "A request as JSON: the HTTP body (model, input, parameters), or all of it flat;"
                    + " // comments are allowed. Options win over the file."))
        .addOption(Options.json())
        .addOption(Options.flag(OPEN, "Show the pictures when they are there."));
  }

  /// The same, with what the catalogue knows of each field in its help.
  static void explain(CommandSpec spec, ModelBook models) {
    append(
        spec,
        spec.findOption(MODEL),
        List.of(
            "One of " + String.join(", ", models.imageModels()) + ".",
            "Default: " + models.defaultModel()));
    for (String option : List.of(SIZE, N, NEGATIVE_PROMPT, SEED, PROMPT_EXTEND, WATERMARK)) {
      String meaning = option.substring(2).replace('-', '_');
      append(spec, spec.findOption(option), models.help(meaning));
    }
    append(spec, spec.positionalParameters().getFirst(), models.help(Meaning.PROMPT));
  }

  private static void append(CommandSpec spec, ArgSpec argument, List<String> paragraphs) {
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

  @Override
  public ExitCode run(ParseResult parsed) throws IOException, InterruptedException {
    ImageRequest request = request(parsed);
    Output output = Output.of(here.folder(), Options.text(parsed, OUT).orElse("./"));
    long begin = here.pace().nanos();
    try (Target target = new Targets(here, parsed).any();
        BailianClient client = target.client(here.pace())) {
      String id = client.text2image(request).taskId();
      TaskAnswer task = new TaskWatch(here, client).untilOrCancel(id);
      List<Picture> pictures = saver(client, output, request).save(task);
      OptionalLong waited = OptionalLong.of(here.pace().nanos() - begin);
      ExitCode exit =
          new Results(here, Options.flag(parsed, Options.JSON)).print(task, pictures, waited);
      if (Options.flag(parsed, OPEN)) {
        pictures.forEach(picture -> PictureOpener.open(picture.file(), here));
      }
      return exit;
    }
  }

  private static PictureSaver saver(BailianClient client, Output output, ImageRequest request) {
    return new PictureSaver(client, output, request.model().orElse("picture"), request.seed());
  }

  private ImageRequest request(ParseResult parsed) {
    ImageRequest request =
        Options.text(parsed, CONFIG)
            .map(file -> ConfigFile.read(here.folder().resolve(file)))
            .orElseGet(ImageRequest::empty);
    request = withOptions(request, parsed);
    if (request.prompt().isEmpty()) {
      throw CommandException.usage("Say what the picture shows: bailian text2image \"…\".");
    }
    if (request.model().isEmpty()) {
      request = request.model(here.models().get().defaultModel());
    }
    return request.n().isPresent() ? request : request.n(1);
  }

  private static ImageRequest withOptions(ImageRequest given, ParseResult parsed) {
    ImageRequest request = given;
    List<String> words = parsed.matchedPositionals().isEmpty() ? List.of() : prompt(parsed);
    request = words.isEmpty() ? request : request.prompt(String.join(" ", words));
    request = Options.text(parsed, MODEL).map(request::model).orElse(request);
    request = Options.text(parsed, SIZE).map(request::size).orElse(request);
    request = count(parsed).map(request::n).orElse(request);
    request = Options.text(parsed, NEGATIVE_PROMPT).map(request::negativePrompt).orElse(request);
    request = Options.number(parsed, SEED).map(request::seed).orElse(request);
    request = Options.either(parsed, PROMPT_EXTEND).map(request::promptExtend).orElse(request);
    return Options.either(parsed, WATERMARK).map(request::watermark).orElse(request);
  }

  private static Optional<Integer> count(ParseResult parsed) {
    return parsed.hasMatchedOption(N)
        ? Optional.of(parsed.matchedOption(N).<Integer>getValue())
        : Optional.empty();
  }

  private static List<String> prompt(ParseResult parsed) {
    return List.of(parsed.matchedPositional(0).<String[]>getValue());
  }
}
