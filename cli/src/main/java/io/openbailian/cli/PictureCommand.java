package io.openbailian.cli;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Mode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// A verb that makes pictures of pictures.
final class PictureCommand implements Command {
  private final Surroundings here;
  private final PictureVerb verb;

  PictureCommand(Surroundings here, PictureVerb verb) {
    this.here = here;
    this.verb = verb;
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name(verb.name());
    spec.usageMessage().footer(PictureOptions.footer());
    spec.addPositional(PictureOptions.words(verb.words().label(), verb.words().about()));
    spec.addOption(PictureOptions.model());
    verb.options().forEach(option -> spec.addOption(option.option()));
    return Options.help(Options.target(PictureOptions.output(spec)));
  }

  /// Adds what the catalogue knows of each field to the help.
  void explain(CommandSpec spec, ModelBook models) {
    PictureOptions.explainModel(spec, models, verb.errands());
    for (FieldOption option : verb.options()) {
      PictureOptions.append(
          spec, spec.findOption(option.name()), models.help(verb.errands(), option));
    }
    List<String> words = new ArrayList<>();
    verb.words()
        .meanings()
        .forEach(meaning -> words.addAll(models.help(verb.errands(), meaning, true)));
    PictureOptions.append(spec, spec.positionalParameters().getFirst(), words);
  }

  @Override
  public ExitCode run(ParseResult parsed) throws IOException, InterruptedException {
    Wishes wishes = new Wishes();
    for (FieldOption option : verb.options()) {
      option.read(parsed, here, wishes);
    }
    String usage = verb.name() + " " + verb.words().label();
    List<Errand> errands = verb.reading().read(new PictureVerb.Said(here, parsed, wishes, usage));
    Way way = here.models().get().way(errands, model(parsed, wishes));
    if (way.mode() == Mode.STREAM) {
      return new StoryJob(here, parsed).run(way, wishes);
    }
    if (way.takes(Meaning.N) && !wishes.has(Meaning.N) && wishes.body().isEmpty()) {
      wishes.typed(Meaning.N, 1);
    }
    return new PictureJob(here, parsed)
        .run(way, wishes.seed(), sender -> way.fill(wishes.body(sender), wishes.sent(sender)));
  }

  private static Optional<String> model(ParseResult parsed, Wishes wishes) {
    return Options.text(parsed, PictureOptions.MODEL).or(wishes::model);
  }
}
