package io.openbailian.cli.verbs;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.cli.local.CommandContext;
import io.openbailian.cli.output.CommandException;
import io.openbailian.cli.output.ExitCode;
import io.openbailian.cli.output.Texts;
import io.openbailian.cli.request.ConfigFile;
import io.openbailian.cli.request.KnownModels;
import io.openbailian.cli.request.ModelCall;
import io.openbailian.cli.request.Need;
import io.openbailian.cli.verbs.help.HelpPage;
import io.openbailian.cli.verbs.option.FieldOption;
import io.openbailian.cli.verbs.option.Options;
import io.openbailian.cli.verbs.option.PictureOptions;
import io.openbailian.protocol.client.ImageRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `text2image`: pictures from a prompt, into files.
final class Text2ImageCommand implements Command {
  private static final List<Need> NEEDS = List.of(Need.text2image());
  private static final List<FieldOption> FIELDS =
      List.of(
          FieldOption.size(),
          FieldOption.count(),
          FieldOption.negativePrompt(),
          FieldOption.seed(),
          FieldOption.promptExtend(),
          FieldOption.watermark());

  private final CommandContext context;

  Text2ImageCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpecs.of(this, "text2image");
    spec.usageMessage().footer(PictureOptions.footer());
    spec.addPositional(PictureOptions.words("[PROMPT...]", "text2image.words"));
    spec.addOption(PictureOptions.model());
    FIELDS.forEach(field -> spec.addOption(field.option()));
    spec.addOption(PictureOptions.config("text2image.config"));
    return Options.help(Options.target(PictureOptions.output(spec)));
  }

  /// The same, with what the catalogue knows of each field in its help.
  static void explain(CommandSpec spec, KnownModels models) {
    PictureOptions.explainModel(spec, models, NEEDS);
    for (FieldOption field : FIELDS) {
      HelpPage.append(spec, spec.findOption(field.name()), field.help(models, NEEDS));
    }
    HelpPage.append(
        spec, spec.positionalParameters().getFirst(), models.help(NEEDS, Meaning.PROMPT, true));
  }

  @Override
  public ExitCode run(ParseResult parsed) throws IOException, InterruptedException {
    ImageRequest request = request(parsed);
    ModelCall call = context.models().get().callFor(NEEDS, request.model());
    ImageRequest named =
        Options.text(parsed, "--size")
            .map(size -> request.size(context.models().get().size(call.model(), size)))
            .orElse(request)
            .model(call.model());
    return new PictureJob(context, parsed)
        .run(call, named.seed(), _ -> call.takesMessages() ? named.toMessages() : named.toJson());
  }

  private ImageRequest request(ParseResult parsed) throws IOException {
    ImageRequest request =
        Options.text(parsed, PictureOptions.CONFIG)
            .map(file -> ConfigFile.of(context.folder(), file).request())
            .orElseGet(ImageRequest::empty);
    request = withOptions(request, parsed);
    Optional<String> prompt =
        context.terminal().in().question(PictureOptions.words(parsed), request.saysWhat());
    request = prompt.map(request::prompt).orElse(request);
    if (!request.saysWhat()) {
      throw CommandException.usage(Texts.say("text2image.nothing"));
    }
    return request.n().isPresent() ? request : request.n(1);
  }

  private static ImageRequest withOptions(ImageRequest given, ParseResult parsed) {
    ImageRequest request = given;
    request = Options.text(parsed, PictureOptions.MODEL).map(request::model).orElse(request);
    request = Options.text(parsed, "--size").map(request::size).orElse(request);
    request = count(parsed).map(request::n).orElse(request);
    request =
        Options.text(parsed, "--negative-prompt").map(request::negativePrompt).orElse(request);
    request = Options.number(parsed, "--seed").map(request::seed).orElse(request);
    request = Options.either(parsed, "--prompt-extend").map(request::promptExtend).orElse(request);
    return Options.either(parsed, "--watermark").map(request::watermark).orElse(request);
  }

  private static Optional<Integer> count(ParseResult parsed) {
    return parsed.hasMatchedOption("--n")
        ? Optional.of(parsed.matchedOption("--n").<Integer>getValue())
        : Optional.empty();
  }
}
