package io.openbailian.cli.verbs;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Mode;
import io.openbailian.cli.local.CommandContext;
import io.openbailian.cli.output.ExitCode;
import io.openbailian.cli.request.KnownModels;
import io.openbailian.cli.request.ModelCall;
import io.openbailian.cli.request.Need;
import io.openbailian.cli.request.RequestValues;
import io.openbailian.cli.verbs.help.HelpPage;
import io.openbailian.cli.verbs.option.FieldOption;
import io.openbailian.cli.verbs.option.Options;
import io.openbailian.cli.verbs.option.PictureOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// A verb that makes pictures of pictures.
final class PictureCommand implements Command {
  private final CommandContext context;
  private final PictureVerb verb;

  PictureCommand(CommandContext context, PictureVerb verb) {
    this.context = context;
    this.verb = verb;
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpecs.of(this, verb.name());
    spec.usageMessage().footer(PictureOptions.footer());
    spec.addPositional(PictureOptions.words(verb.words().label(), verb.words().about()));
    spec.addOption(PictureOptions.model());
    verb.options().forEach(option -> spec.addOption(option.option()));
    return Options.help(Options.target(PictureOptions.output(spec)));
  }

  /// Adds what the catalogue knows of each field to the help.
  void explain(CommandSpec spec, KnownModels models) {
    PictureOptions.explainModel(spec, models, verb.needs());
    for (FieldOption option : verb.options()) {
      HelpPage.append(spec, spec.findOption(option.name()), option.help(models, verb.needs()));
    }
    List<String> words = new ArrayList<>();
    verb.words()
        .meanings()
        .forEach(meaning -> words.addAll(models.help(verb.needs(), meaning, true)));
    HelpPage.append(spec, spec.positionalParameters().getFirst(), words);
  }

  @Override
  public ExitCode run(ParseResult parsed) throws IOException, InterruptedException {
    RequestValues values = new RequestValues();
    for (FieldOption option : verb.options()) {
      option.read(parsed, context.folder(), values);
    }
    String usage = verb.name() + " " + verb.words().label();
    List<Need> needs =
        verb.reading().read(new PictureVerb.Arguments(context, parsed, values, usage));
    ModelCall call = context.models().get().callFor(needs, model(parsed, values));
    for (FieldOption option : verb.options()) {
      if (option.meaning().equals(Meaning.SIZE) && parsed.hasMatchedOption(option.name())) {
        String typed = parsed.matchedOption(option.name()).<String>getValue();
        values.typed(Meaning.SIZE, context.models().get().size(call.model(), typed));
      }
    }
    if (call.mode() == Mode.STREAM) {
      return new InterleavedJob(context, parsed).run(call, values);
    }
    if (call.takes(Meaning.N) && !values.has(Meaning.N) && values.body().isEmpty()) {
      values.typed(Meaning.N, 1);
    }
    return new PictureJob(context, parsed)
        .run(call, values.seed(), sender -> call.fill(values.body(sender), values.sent(sender)));
  }

  private static Optional<String> model(ParseResult parsed, RequestValues values) {
    return Options.text(parsed, PictureOptions.MODEL).or(values::model);
  }
}
