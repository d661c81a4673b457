package io.openbailian.cli.verbs;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.cli.local.CommandContext;
import io.openbailian.cli.output.CommandException;
import io.openbailian.cli.output.Texts;
import io.openbailian.cli.request.Need;
import io.openbailian.cli.request.PictureSource;
import io.openbailian.cli.request.RequestValues;
import io.openbailian.cli.verbs.option.FieldOption;
import io.openbailian.cli.verbs.option.PictureOptions;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/// What is particular to one verb that makes pictures of pictures.
///
/// @param words how its arguments are written, for example `IMAGE [HINT]`
/// @param needs all it may ask for
/// @param reading what a command line asks for
record PictureVerb(
    String name, Words words, List<FieldOption> options, List<Need> needs, ArgumentReader reading) {

  PictureVerb {
    options = List.copyOf(options);
    needs = List.copyOf(needs);
  }

  /// The arguments beside options.
  ///
  /// @param label for example `IMAGE [HINT]`
  /// @param meanings of the fields they fill
  record Words(String label, String about, List<String> meanings) {
    Words {
      meanings = List.copyOf(meanings);
    }
  }

  /// Reads a command line.
  interface ArgumentReader {
    /// Fills the values from the arguments and returns what is asked for.
    List<Need> read(Arguments arguments) throws IOException;
  }

  /// One command line, whose options are among the values already.
  record Arguments(CommandContext context, ParseResult parsed, RequestValues values, String usage) {

    List<String> words() {
      return PictureOptions.words(parsed);
    }

    /// Takes the first argument for the picture.
    void picture() {
      picture(Meaning.IMAGE, first());
    }

    private String first() {
      return words().stream().findFirst().orElseThrow(() -> wrong(Texts.say("usage.picture")));
    }

    void picture(String meaning, String argument) {
      values.picture(meaning, PictureSource.of(context.folder(), argument));
    }

    /// All arguments but the first, joined.
    Optional<String> rest() {
      return words().size() < 2
          ? Optional.empty()
          : Optional.of(String.join(" ", words().subList(1, words().size())));
    }

    /// Takes the rest for the prompt.
    void prompt(String otherwise) {
      values.text(Meaning.PROMPT, rest().orElse(otherwise));
    }

    CommandException wrong(String what) {
      return CommandException.usage(Texts.say("usage.line", what, usage));
    }
  }
}
